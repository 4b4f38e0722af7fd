using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Members;

public sealed class MemberDeskTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Owners_give_roles_and_nobody_else_does(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, desk) = (await app.AnnaAsync(), app.Get<MemberDesk>());
        var (ben, cia) = (await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Viewer, "Cia"));

        foreach (var role in new[] { Role.Commenter, Role.Viewer, Role.Owner, Role.Editor })
        {
            Assert.Equal(MemberOutcome.Done, await desk.SetRoleAsync(ben, role, anna));
            Assert.Equal(role, app.RoleOf(ben));
        }

        Assert.Equal(MemberOutcome.Forbidden, await desk.SetRoleAsync(cia, Role.Owner, ben));
        Assert.Equal(MemberOutcome.Forbidden, await desk.SetRoleAsync(cia, Role.Owner, cia));
        Assert.Equal(MemberOutcome.Forbidden, await desk.RemoveAsync(cia, ben, withdrawLinks: false));
        Assert.Equal(MemberOutcome.Forbidden, await desk.HandOverAsync(cia, ben));
        Assert.Equal(MemberOutcome.Forbidden, await desk.SetRoleAsync(cia, Role.Editor, Guid.NewGuid()));
        Assert.Equal(MemberOutcome.Gone, await desk.SetRoleAsync(Guid.NewGuid(), Role.Editor, anna));
        Assert.Equal(MemberOutcome.Gone, await desk.RemoveAsync(Guid.NewGuid(), anna, withdrawLinks: false));
        Assert.Equal(MemberOutcome.UnknownRole, await desk.SetRoleAsync(cia, (Role)99, anna));
        Assert.Equal((Role.Owner, Role.Editor, Role.Viewer), (app.RoleOf(anna)!.Value, app.RoleOf(ben)!.Value, app.RoleOf(cia)!.Value));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_last_owner_stays_one(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, desk) = (await app.AnnaAsync(), app.Get<MemberDesk>());
        await app.AddAsync(Role.Editor, "Ben");

        Assert.Equal(MemberOutcome.LastOwner, await desk.SetRoleAsync(anna, Role.Editor, anna));
        Assert.Equal(MemberOutcome.LastOwner, await desk.LeaveAsync(anna));
        Assert.Equal(MemberOutcome.Yourself, await desk.RemoveAsync(anna, anna, withdrawLinks: false));
        Assert.Equal(MemberOutcome.Yourself, await desk.HandOverAsync(anna, anna));
        Assert.Equal(MemberOutcome.Yourself, await app.Get<Erasure>().EraseAsync(anna, anna));
        Assert.Equal(Role.Owner, app.RoleOf(anna));
    }

    // On PostgreSQL each of the two asks another node.
    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_owners_who_act_against_each_other_at_the_same_moment_one_is_left(string kind)
    {
        const int Rounds = 12;
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        await using var other = app.IsPostgres ? await app.AnotherAsync() : null;
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Owner, "Ben"));
        var (here, there) = (app.Get<MemberDesk>(), (other ?? app).Get<MemberDesk>());

        for (var round = 0; round < Rounds; round++)
        {
            var outcomes = await Task.WhenAll(
                Task.Run(() => here.SetRoleAsync(ben, Role.Editor, anna)),
                Task.Run(() => round % 2 == 0 ? there.SetRoleAsync(anna, Role.Editor, ben) : there.HandOverAsync(anna, ben)));

            Assert.Contains(MemberOutcome.Done, outcomes);
            await using var db = app.NewContext();
            var owner = Assert.Single(await db.Members.Where(m => m.Role == Role.Owner).ToListAsync());
            Assert.Equal(MemberOutcome.Done, await here.SetRoleAsync(owner.PersonId == anna ? ben : anna, Role.Owner, owner.PersonId));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_all_owners_who_leave_at_the_same_moment_one_cannot(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var owners = new List<Guid> { await app.AnnaAsync() };
        foreach (var name in new[] { "Ben", "Cia", "Dan", "Eva" }) owners.Add(await app.AddAsync(Role.Owner, name));

        var outcomes = await Task.WhenAll(owners.ConvertAll(owner => Task.Run(() => app.Get<MemberDesk>().LeaveAsync(owner))));

        Assert.Single(outcomes, MemberOutcome.LastOwner);
        Assert.Equal(owners.Count - 1, outcomes.Count(outcome => outcome == MemberOutcome.Done));
        await using var db = app.NewContext();
        Assert.Equal(Role.Owner, (await db.Members.SingleAsync()).Role);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Ownership_passes_in_one_step_and_the_links_with_it(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Viewer, "Ben"));
        var link = (await app.InviteAsync(new(Role.Editor), anna))!;

        Assert.Equal(MemberOutcome.Done, await app.Get<MemberDesk>().HandOverAsync(ben, anna));

        Assert.Equal((Role.Editor, Role.Owner), (app.RoleOf(anna)!.Value, app.RoleOf(ben)!.Value));
        Assert.NotNull(await app.AskAsync<Invitations, Invitation?>(links => links.FindAsync(link)));
        Assert.Equal("Ben", Assert.Single(await app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(ben))).By);
        Assert.Equal(MemberOutcome.Forbidden, await app.Get<MemberDesk>().HandOverAsync(ben, anna));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_somebodys_alone_passes_to_the_owner_who_removes_them(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben, cia) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Editor, "Cia"));
        var (hers, shared, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using (var db = app.NewContext())
        {
            db.MapAccess.AddRange(new() { MapId = hers, OwnerId = ben }, new() { MapId = shared, OwnerId = ben }, new() { MapId = other, OwnerId = cia });
            db.MapGrants.AddRange(
                new() { MapId = shared, PersonId = anna, Role = Role.Viewer }, new() { MapId = shared, PersonId = cia, Role = Role.Editor },
                new() { MapId = other, PersonId = ben, Role = Role.Editor }, new() { MapId = other, PersonId = anna, Role = Role.Viewer });
            await db.SaveChangesAsync();
        }

        Assert.Equal(MemberOutcome.Done, await app.Get<MemberDesk>().RemoveAsync(ben, anna, withdrawLinks: false));

        var members = app.Get<Membership>();
        Assert.Equal((anna, anna, cia), (members.RulesOf(hers)!.OwnerId, members.RulesOf(shared)!.OwnerId, members.RulesOf(other)!.OwnerId));
        Assert.Equal([cia], members.RulesOf(shared)!.Grants.Keys);
        Assert.Equal([anna], members.RulesOf(other)!.Grants.Keys);
        Assert.Equal((Role.Owner, null), (members.RoleOn(hers, anna), members.RoleOn(hers, ben)));
        Assert.Null(app.RoleOf(ben));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_theirs_alone_who_leaves_passes_to_the_owner_who_has_been_here_longest(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Owner, "Ben"));
        await app.AddAsync(Role.Owner, "Cia");
        var map = Guid.NewGuid();
        await using (var db = app.NewContext())
        {
            db.MapAccess.Add(new() { MapId = map, OwnerId = ben });
            await db.SaveChangesAsync();
        }

        Assert.Equal(MemberOutcome.Done, await app.Get<MemberDesk>().LeaveAsync(ben));

        Assert.Equal(anna, app.Get<Membership>().RulesOf(map)!.OwnerId);
        Assert.Equal(MemberOutcome.Gone, await app.Get<MemberDesk>().LeaveAsync(ben));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_list_is_for_members_and_who_has_gone_is_for_owners(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, list) = (await app.AnnaAsync(), app.Get<MemberList>());
        var (eva, ben, cia) = (await app.AddAsync(Role.Viewer, "Eva"), await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Editor, "Cia"));
        await app.Get<MemberDesk>().RemoveAsync(cia, anna, withdrawLinks: false);

        var seen = await list.MembersAsync(eva);

        Assert.Equal([("anna", Role.Owner), ("Ben", Role.Editor), ("Eva", Role.Viewer)], seen.Select(m => (m.Name, m.Role)));
        Assert.Equal("ben@example.com", seen[1].Email);
        Assert.Equal(seen, await list.MembersAsync(anna));
        Assert.Equal(("Cia", "cia@example.com"), Assert.Single(await list.FormerAsync(anna)) is var gone ? (gone.Name, gone.Email) : default);
        Assert.Empty(await list.FormerAsync(ben));
        Assert.Empty(await list.MembersAsync(cia));
    }

    [Fact]
    public async Task The_page_offers_only_owners_what_only_they_may_do()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await app.AddAsync(Role.Viewer, "Eva");
        using var anna = app.NewBrowser();
        using var eva = app.NewBrowser();
        await anna.SignInAsync();
        await eva.SignInAsync("eva@example.com", Workspace.Password);

        var (owners, viewers) = (await anna.ReadAsync("/members"), await eva.ReadAsync("/members"));

        Assert.Contains("Role of Eva", owners, StringComparison.Ordinal);
        Assert.Contains("Actions for Eva", owners, StringComparison.Ordinal);
        Assert.Contains("The only owner", owners, StringComparison.Ordinal);
        Assert.Contains("Invitation links that work now", owners, StringComparison.Ordinal);
        Assert.All(["anna@example.com", "eva@example.com", "Actions for Eva"], text => Assert.Contains(text, viewers, StringComparison.Ordinal));
        Assert.All(["<select", "Role of", "Actions for anna", "Invitation links", ">Invite<"], text => Assert.DoesNotContain(text, viewers, StringComparison.Ordinal));
    }
}
