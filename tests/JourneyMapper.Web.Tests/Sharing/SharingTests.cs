using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Sharing;

public sealed class SqliteSharingTests(SqliteApiApp app) : SharingTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresSharingTests(PostgresApiApp app) : SharingTests(app), IClassFixture<PostgresApiApp>;

/// <summary>The rules of a map: who may set them, what they mean.</summary>
public abstract class SharingTests(ApiApp api)
{
    private readonly RunningApp app = api.App;

    private Membership Members => app.Get<Membership>();

    private MapSharing Sharing => app.Get<MapSharing>();

    [Fact]
    public async Task A_private_map_is_its_makers_alone_until_others_are_named_and_an_owner_of_the_workspace_is_no_exception()
    {
        var (anna, ben, cia) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Viewer));
        var map = await app.NewMapAsync(ben, "Ben's own", isPrivate: true);

        Assert.Equal([null, Role.Editor, null], Roles(map, anna, ben, cia));
        Assert.True(Sharing.IsRestricted(map));
        Assert.Null(await Sharing.ReadAsync(map, anna.Id));
        // The key of the set-up belongs to whoever runs the server.
        Assert.Equal(Role.Owner, Members.RoleOn(map, Members.FindToken(RunningApp.Token)!.Id));

        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, ben, null, (anna, Role.Viewer), (cia, Role.Editor)));
        Assert.Equal([Role.Viewer, Role.Editor, Role.Editor], Roles(map, anna, ben, cia));
        var view = (await Sharing.ReadAsync(map, anna.Id))!;
        Assert.Equal((null, ben.Id, false), (view.Everyone, view.Decides, view.MayChange));
        Assert.Equal(2, view.Grants.Count);
        Assert.True((await Sharing.ReadAsync(map, ben.Id))!.MayChange);
    }

    [Fact]
    public async Task Everybody_may_be_left_with_less_than_their_role_and_whoever_decides_keeps_it()
    {
        var (anna, ben, cia) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Viewer));
        var map = await app.NewMapAsync(anna, "Finished");
        foreach (var (everyone, expected) in new (Role?, Role?[])[]
        {
            (Role.Commenter, [Role.Owner, Role.Commenter, Role.Viewer]), (Role.Viewer, [Role.Owner, Role.Viewer, Role.Viewer]),
            (null, [Role.Owner, null, null]), (Role.Owner, [Role.Owner, Role.Editor, Role.Viewer]),
        })
        {
            Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, anna, everyone));
            Assert.Equal(expected, Roles(map, anna, ben, cia));
            Assert.Equal(everyone != Role.Owner, Sharing.IsRestricted(map));
        }

        // Nothing is left of rules that say what holds anyway.
        await using var db = app.NewContext();
        Assert.False(await db.MapAccess.AnyAsync(rules => rules.MapId == map));
        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, anna, Role.Owner, (cia, Role.Editor)));
        Assert.Equal([Role.Owner, Role.Editor, Role.Editor], Roles(map, anna, ben, cia));
        Assert.False(Sharing.IsRestricted(map));
    }

    [Fact]
    public async Task Only_who_decides_may_change_the_rules_and_where_nobody_does_the_maker_or_an_owner()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        var (cia, eva) = (await app.NewMemberAsync("Cia", Role.Editor), await app.NewMemberAsync("Eva", Role.Viewer));
        var map = await app.NewMapAsync(ben, "Open");

        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, cia, null));
        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, eva, null));
        Assert.Equal("anna, ben", await MayChangeAsync());
        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, ben, Role.Viewer, (cia, Role.Editor)));
        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, anna, Role.Owner));
        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, cia, Role.Owner));
        Assert.Equal("ben", await MayChangeAsync());
        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, ben, null));
        Assert.Equal(SharingAnswer.NotFound, await app.ShareAsync(map, anna, Role.Owner));
        Assert.Equal(SharingAnswer.NotFound, await app.ShareAsync(Guid.NewGuid(), anna, null));

        async Task<string> MayChangeAsync()
        {
            var those = new List<string>();
            foreach (var (name, who) in new[] { ("anna", anna), ("ben", ben), ("cia", cia), ("eva", eva) })
                if ((await Sharing.ReadAsync(map, who.Id))!.MayChange) those.Add(name);
            return string.Join(", ", those);
        }
    }

    [Fact]
    public async Task The_rules_can_be_handed_to_somebody_who_is_named_and_only_they_change_them_from_then_on()
    {
        var (ben, cia, eva) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Viewer), await app.NewMemberAsync("Eva", Role.Editor));
        var map = await app.NewMapAsync(ben, "Handed over", isPrivate: true);
        Dictionary<Guid, Role> named = new() { [cia.Id] = Role.Viewer };

        Assert.Equal(SharingAnswer.NotMember, await Sharing.SaveAsync(map, ben.Id, null, named, eva.Id));
        Assert.Equal(SharingAnswer.Saved, await Sharing.SaveAsync(map, ben.Id, null, named, cia.Id));

        // Cia may only look at maps elsewhere; who decides about one may edit it. Ben stays on the list.
        Assert.Equal([Role.Editor, Role.Editor, null], Roles(map, ben, cia, eva));
        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, ben, Role.Owner));
        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, cia, null, (eva, Role.Commenter)));
        Assert.Equal([null, Role.Editor, Role.Commenter], Roles(map, ben, cia, eva));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_of_it_is_stored()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        var map = await app.NewMapAsync(anna, "As it is");
        var stranger = ben with { Person = new(Guid.NewGuid(), "Nobody") };
        var crowd = Enumerable.Range(0, MapSharing.MostNamed + 1).ToDictionary(_ => Guid.NewGuid(), _ => Role.Viewer);

        Assert.Equal(SharingAnswer.NotMember, await app.ShareAsync(map, anna, null, (ben, Role.Editor), (stranger, Role.Viewer)));
        Assert.Equal(SharingAnswer.TooMany, await Sharing.SaveAsync(map, anna.Id, null, crowd, anna.Id));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => app.ShareAsync(map, anna, null, (ben, Role.Owner)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => app.ShareAsync(map, anna, Role.Editor));

        Assert.Null(Members.RulesOf(map));
        await using var db = app.NewContext();
        Assert.False(await db.MapGrants.AnyAsync(grant => grant.MapId == map));
    }

    [Fact]
    public async Task Of_many_who_save_at_the_same_time_one_decides_and_the_rules_are_of_one_piece()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        var others = new List<Colleague>();
        for (var i = 0; i < 3; i++) others.Add(await app.NewMemberAsync($"Other{i}", Role.Editor));
        var map = await app.NewMapAsync(ben, "Raced for");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            app.ShareAsync(map, i % 2 == 0 ? anna : ben, Role.Viewer, [.. others.Select(other => (other, MapSharing.Rights[i % 3]))]))));

        Assert.Contains(SharingAnswer.Saved, answers);
        Assert.All(answers, answer => Assert.True(answer is SharingAnswer.Saved or SharingAnswer.Forbidden or SharingAnswer.Failed, $"{answer}"));
        var rules = Members.RulesOf(map)!;
        Assert.Contains(rules.OwnerId, new[] { anna.Id, ben.Id });
        Assert.Single(rules.Grants.Values.Distinct());
        Assert.Equal(3, rules.Grants.Count);
        var loser = rules.OwnerId == anna.Id ? ben : anna;
        Assert.Equal(SharingAnswer.Forbidden, await app.ShareAsync(map, loser, Role.Owner));
    }

    [Fact]
    public async Task A_private_map_that_could_not_be_made_leaves_no_rules()
    {
        var (ben, eva) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Eva", Role.Viewer));
        var id = Guid.CreateVersion7();
        SubmitAnswer no = new SubmitAnswer.Refused(new Maps.Refusal(Maps.RefusalCode.Limit));

        Assert.Same(no, await Sharing.CreatePrivateAsync(id, ben.Person, () => Task.FromResult(no)));
        Assert.IsType<SubmitAnswer.Rejected>(await Sharing.CreatePrivateAsync(id, eva.Person, () => throw new InvalidOperationException("Eva may make none.")));

        Assert.Null(Members.RulesOf(id));
    }

    [Fact]
    public async Task What_the_database_lists_is_what_the_members_in_memory_may_see_whatever_the_rules()
    {
        List<Colleague> people = [await app.AnnaAsync()];
        foreach (var role in Enum.GetValues<Role>()) people.Add(await app.NewMemberAsync($"{role}", role));
        var random = new Random(4711);
        await using (var db = app.NewContext())
        {
            for (var i = 0; i < 60; i++)
            {
                var map = await app.NewMapAsync(people[0], $"Map {i}");
                if (random.Next(4) == 0) continue;
                db.MapAccess.Add(new() { MapId = map, OwnerId = people[random.Next(people.Count)].Id, Everyone = random.Next(2) == 0 ? null : (Role)random.Next(4) });
                foreach (var named in people.Where(_ => random.Next(3) == 0)) db.MapGrants.Add(new() { MapId = map, PersonId = named.Id, Role = (Role)random.Next(3) });
            }

            await db.SaveChangesAsync();
        }

        await Members.RefreshAsync();
        await using var read = app.NewContext();
        var all = await read.Maps.Select(map => map.Id).ToListAsync();
        var setUp = Members.FindToken(RunningApp.Token)!.Id;
        var authors = people.SelectMany(person => new[] { person.Id, Members.FindToken(person.Token)!.Id }).Append(setUp).ToList();
        foreach (var author in authors)
        {
            var listed = await read.MapsSeenBy(Members.EyesOf(author)).Select(map => map.Id).ToListAsync();
            Assert.Equal(all.Where(map => Members.CanView(map, author)).Order(), listed.Order());
        }

        Assert.Equal(all.Count, all.Count(map => Members.CanView(map, setUp)));
        Assert.InRange(all.Count(map => Members.CanView(map, people[1].Id)), 1, all.Count - 1);
    }

    private Role?[] Roles(Guid map, params Colleague[] people)
    {
        // A program does what its maker may, never more.
        Assert.All(people, person => Assert.Equal(Members.RoleOn(map, person.Id), Members.RoleOn(map, Members.FindToken(person.Token)!.Id)));
        return [.. people.Select(person => Members.RoleOn(map, person.Id))];
    }
}
