using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace JourneyMapper.Web.Tests.Nodes;

/// <summary>Two nodes on one PostgreSQL: what one stores, the other one's open maps show, though nobody there does anything.</summary>
public sealed class FollowingTests(PostgresApiApp api) : IClassFixture<PostgresApiApp>
{
    private static object Set(Guid map, string title) => new { op = "set", id = map, property = "title", value = title };

    [Fact]
    public async Task A_reader_elsewhere_sees_edits_and_a_new_title_in_order_without_a_gap()
    {
        var (map, _) = await api.NewCardAsync();
        await using var other = await api.App.AnotherAsync();
        await using var reader = await HubClient.ConnectAsync(other.Address, RunningApp.Token);
        Assert.Equal(3, (await reader.JoinAsync(map)).GetProperty("version").GetInt64());

        for (var i = 0; i < 20; i++) await api.SubmitAsync(map, Set(map, $"Title {i}"));

        await reader.Changed.NextAsync(change => change.GetProperty("version").GetInt64() == 23);
        Assert.Equal(Enumerable.Range(4, 20).Select(version => (long)version), reader.Changed.All.Select(change => change.GetProperty("version").GetInt64()));
        using var http = other.NewClient();
        Assert.Contains("Title 19", await http.GetStringAsync($"/api/v1/maps/{map}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_message_tells_is_found_by_looking()
    {
        var (map, _) = await api.NewCardAsync();
        await using var reader = await api.ConnectAsync();
        await reader.JoinAsync(map);
        await using var db = api.App.NewContext();
        // As another program would that knows nothing of messages.
        var submission = "silent";
        var operations = $$"""[{"op":"set","id":"{{map}}","property":"title","value":"Silent"}]""";
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Edits.Add(new() { MapId = map, Version = 4, SubmissionId = submission, At = DateTime.UtcNow, AuthorId = Guid.NewGuid(), AuthorName = "Other", Operations = operations, Inverse = "[]" });
            await db.SaveChangesAsync();
            await db.Maps.Where(row => row.Id == map).ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, 4).SetProperty(one => one.Title, "Silent"));
            await transaction.CommitAsync();
        }

        Assert.Equal(submission, (await reader.Changed.NextAsync()).GetProperty("submissionId").GetString());
    }

    [Fact]
    public async Task A_lost_connection_is_opened_again()
    {
        var (map, _) = await api.NewCardAsync();
        await using var other = await api.App.AnotherAsync();
        await using var reader = await HubClient.ConnectAsync(other.Address, RunningApp.Token);
        await reader.JoinAsync(map);
        await using var db = api.App.NewContext();
        for (var i = 0; i < 2; i++)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            var version = await SubmitAgainAsync(map, $"after-{i}");
            await reader.Changed.NextAsync(change => change.GetProperty("version").GetInt64() == version);
        }
    }

    [Fact]
    public async Task A_node_sends_messages_only_while_another_one_listens()
    {
        await using var alone = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var db = alone.NewContext();
        await using var connection = new NpgsqlConnection(alone.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ConnectionStrings:Postgres"]);
        await connection.OpenAsync();
        var messages = new Inbox<string>("messages");
        connection.Notification += (_, message) => messages.Add(message.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {NodeFollower.Channel}", connection)) await listen.ExecuteNonQueryAsync();
        using var stop = new CancellationTokenSource();
        var listening = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await connection.WaitAsync(stop.Token);
        });
        using var http = new MapApi(alone.NewClient());
        var map = (await http.CreateAsync("Map")).GetProperty("id").GetGuid();

        await http.SubmitAsync(map);
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({NodeFollower.Channel}, 'nothing before this')");
        await messages.NextAsync();
        Assert.Equal(["nothing before this"], messages.All);

        await using var other = await alone.AnotherAsync();
        while (!alone.Services.GetRequiredService<OtherNodes>().Listen) await http.SubmitAsync(map);
        var version = (await http.SubmitAsync(map)).GetProperty("version").GetInt64();
        await messages.NextAsync(message => message == NodeFollower.Message(map, version));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task A_map_that_is_binned_elsewhere_closes_and_one_that_is_restored_opens_again()
    {
        var (map, _) = await api.NewCardAsync();
        await using var other = await api.App.AnotherAsync();
        await using var reader = await HubClient.ConnectAsync(other.Address, RunningApp.Token);
        await reader.JoinAsync(map);

        await api.SendAsync(HttpMethod.Delete, $"/api/v1/maps/{map}", null, 204);

        var closed = await reader.Closed.NextAsync();
        Assert.Equal((map, "deleted"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        await Assert.ThrowsAsync<HubException>(() => reader.JoinAsync(map));
        await using (var db = api.App.NewContext()) await db.Maps.Where(row => row.Id == map).ExecuteUpdateAsync(row => row.SetProperty(one => one.DeletedAt, (DateTime?)null));
        Assert.Equal(3, (await reader.JoinAsync(map)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task An_edit_that_this_version_cannot_read_closes_the_map_and_joining_again_gives_what_is_stored()
    {
        var (map, _) = await api.NewCardAsync();
        await using var other = await api.App.AnotherAsync();
        await using var reader = await HubClient.ConnectAsync(other.Address, RunningApp.Token);
        await reader.JoinAsync(map);
        var edit = new StoredEdit(map, 4, DateTime.UtcNow, Guid.NewGuid(), "Newer", "newer", """[{"op":"somethingNewer"}]""", "[]");
        Assert.Equal(CommitOutcome.Stored, await api.App.Get<IMapStore>().CommitAsync(new(map, 3, [edit], [], "By a newer version", "currentState")));

        Assert.Equal("removed", (await reader.Closed.NextAsync()).GetProperty("reason").GetString());
        Assert.Equal(4, (await reader.JoinAsync(map)).GetProperty("version").GetInt64());
        Assert.Equal(5, (await reader.SubmitAsync(map, [Set(map, "And on")])).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Looking_asks_nothing_of_the_maps_that_are_not_open_and_closes_none_that_stand()
    {
        var (map, _) = await api.NewCardAsync();
        await using var reader = await api.ConnectAsync();
        await reader.JoinAsync(map);
        var follower = api.App.Services.GetServices<IHostedService>().OfType<NodeFollower>().Single();

        await follower.CompareAsync(CancellationToken.None);

        await api.SubmitAsync(map, Set(map, "Still open"));
        Assert.Equal(4, (await reader.Changed.NextAsync()).GetProperty("version").GetInt64());
        Assert.Empty(reader.Closed.All);
    }

    /// <summary>The pool may hold a dead connection or two: sent again under one id, it counts once.</summary>
    private async Task<long> SubmitAgainAsync(Guid map, string id)
    {
        while (true)
        {
            using var answer = await api.Http.PostAsync(
                $"/api/v1/maps/{map}/operations", new StringContent($$"""{"submissionId":"{{id}}","operations":[]}""", System.Text.Encoding.UTF8, "application/json"));
            if (answer.IsSuccessStatusCode) return (long)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["version"]!;
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
    }
}
