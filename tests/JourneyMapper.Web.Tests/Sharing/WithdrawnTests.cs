using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.AspNetCore.SignalR;
using Xunit;

namespace JourneyMapper.Web.Tests.Sharing;

public sealed class SqliteWithdrawnTests(SqliteApiApp app) : WithdrawnTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresWithdrawnTests(PostgresApiApp app) : WithdrawnTests(app), IClassFixture<PostgresApiApp>
{
    [Fact]
    public async Task A_right_withdrawn_on_one_node_closes_the_map_on_another()
    {
        var (ben, cia) = (await App.NewMemberAsync("Ben", Role.Editor), await App.NewMemberAsync("Cia", Role.Editor));
        var map = await App.NewMapAsync(ben, "Shared");
        await using var other = await App.AnotherAsync();
        await using var client = await HubClient.ConnectAsync(other.Address, cia.Token);
        await client.JoinAsync(map);

        Assert.Equal(Web.Sharing.SharingAnswer.Saved, await App.ShareAsync(map, ben, null));

        Assert.Equal("forbidden", (await client.Closed.NextAsync()).GetProperty("reason").GetString());
        Assert.Equal("notFound", await CodeAsync(client.SubmitAsync(map, [])));
        Assert.Null(await other.Get<MapRooms>().ReadAsync(map, cia.Id));
        Assert.DoesNotContain(await other.Get<MapLibrary>().ListAsync(cia.Id), item => item.Id == map);
    }

    [Fact]
    public async Task A_map_made_private_on_one_node_is_in_no_list_of_another_from_the_first_moment()
    {
        var (ben, cia) = (await App.NewMemberAsync("Ben", Role.Editor), await App.NewMemberAsync("Cia", Role.Editor));
        await using var other = await App.AnotherAsync();
        using var program = other.NewClient(cia.Token);
        for (var i = 0; i < 10; i++)
        {
            var map = await App.NewMapAsync(ben, "Private from the start", isPrivate: true);
            Assert.DoesNotContain(await other.Get<MapLibrary>().ListAsync(cia.Id), item => item.Id == map);
            Assert.DoesNotContain($"{map}", await program.GetStringAsync("/api/v1/maps?limit=200"), StringComparison.Ordinal);
        }
    }
}

/// <summary>A right on a map that is withdrawn holds at once, for those who are in it.</summary>
public abstract class WithdrawnTests(ApiApp api)
{
    protected RunningApp App => api.App;

    protected static async Task<string> CodeAsync(Task call) =>
        HubClient.Refusal(await Assert.ThrowsAsync<HubException>(() => call)).GetProperty("code").GetString()!;

    [Fact]
    public async Task Who_may_no_longer_see_it_is_sent_away_with_presence_and_the_connection_stays_for_other_maps()
    {
        var (ben, cia) = (await App.NewMemberAsync("Ben", Role.Editor), await App.NewMemberAsync("Cia", Role.Editor));
        var (map, other) = (await App.NewMapAsync(ben, "Shared"), await App.NewMapAsync(ben, "Another"));
        await using var stays = await api.ConnectAsync(ben.Token);
        await using var goes = await api.ConnectAsync(cia.Token);
        await stays.JoinAsync(map);
        await goes.JoinAsync(map);
        await goes.JoinAsync(other);
        await stays.Presence.NextAsync(message => message.GetProperty("people").GetArrayLength() == 2);

        Assert.Equal(Web.Sharing.SharingAnswer.Saved, await App.ShareAsync(map, ben, null));

        // At once: by the time the change is answered nothing is left, and nothing more is let in.
        Assert.Single(App.Get<MapRooms>().Open().Single(room => room.MapId == map).People);
        Assert.Equal("notFound", await CodeAsync(goes.SubmitAsync(map, [])));
        Assert.Equal("notFound", await CodeAsync(goes.JoinAsync(map)));
        Assert.Equal("notFound", await CodeAsync(goes.SetPresenceAsync(map)));
        var closed = await goes.Closed.NextAsync();
        Assert.Equal((map, "forbidden"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        await stays.Presence.NextAsync(message => message.GetProperty("people").GetArrayLength() == 1);

        await stays.SubmitAsync(map, [], "unseen");
        await stays.SubmitAsync(other, [], "seen");
        Assert.Equal("seen", (await goes.Changed.NextAsync()).GetProperty("submissionId").GetString());
        Assert.DoesNotContain(goes.Changed.All, change => change.GetProperty("mapId").GetGuid() == map);

        // Named again, she joins again.
        await App.ShareAsync(map, ben, null, (cia, Role.Viewer));
        Assert.Equal(2, (await goes.JoinAsync(map)).GetProperty("version").GetInt64());
        Assert.Equal("forbidden", await CodeAsync(goes.SubmitAsync(map, [])));
        await stays.SubmitAsync(map, [], "again");
        await goes.Changed.NextAsync(change => change.GetProperty("submissionId").GetString() == "again");
    }

    [Fact]
    public async Task Submissions_in_flight_are_refused_from_the_moment_on_and_what_was_stored_before_stays()
    {
        var (ben, cia) = (await App.NewMemberAsync("Ben", Role.Editor), await App.NewMemberAsync("Cia", Role.Editor));
        var map = await App.NewMapAsync(ben, "Under fire");
        await using var client = await api.ConnectAsync(cia.Token);
        var sending = Enumerable.Range(0, 200).Select(async i =>
        {
            try
            {
                return (await client.SubmitAsync(map, [], $"s{i}")).GetProperty("version").GetInt64();
            }
            catch (HubException refused)
            {
                Assert.Equal("notFound", HubClient.Refusal(refused).GetProperty("code").GetString());
                return 0;
            }
        }).ToList();
        await Task.WhenAny(sending);

        await App.ShareAsync(map, ben, null);
        var versions = await Task.WhenAll(sending);
        var stored = (await api.StoredAsync(map)).Version;

        // In the order of arrival: once one is refused, all after it are.
        Assert.Equal(Enumerable.Range(2, (int)stored - 1).Select(version => (long)version), versions.Where(version => version > 0).Order());
        Assert.Equal(versions.Length - versions.Count(version => version > 0), versions.Reverse().TakeWhile(version => version == 0).Count());
        Assert.Equal("notFound", await CodeAsync(client.SubmitAsync(map, [], "late")));
    }
}
