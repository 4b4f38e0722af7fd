using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Members;

public sealed class ErasureTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_somebody_erased_only_an_id_is_left(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var token = await app.TokenOfAsync(ben, TokenRight.Edit);
        var map = Guid.NewGuid();
        await using (var db = app.NewContext())
        {
            db.Sessions.Add(new() { PersonId = ben, Browser = "Ben's browser", CreatedAt = DateTime.UtcNow, LastSeenAt = DateTime.UtcNow });
            db.Favourites.Add(new() { PersonId = ben, MapId = map });
            db.Visits.Add(new() { PersonId = ben, MapId = map, At = DateTime.UtcNow });
            db.MapAccess.Add(new() { MapId = map, OwnerId = ben });
            db.MapGrants.Add(new() { MapId = Guid.NewGuid(), PersonId = ben, Role = Role.Editor });
            await db.SaveChangesAsync();
        }

        await app.ResetAsync(ben, anna);

        Assert.Equal(MemberOutcome.Done, await app.Get<Erasure>().EraseAsync(ben, anna));

        await using var after = app.NewContext();
        var row = await after.Users.SingleAsync(p => p.Id == ben);
        Assert.Equal(("", null, null, null, null, null), (row.Name, row.Email, row.NormalizedEmail, row.UserName, row.NormalizedUserName, row.PasswordHash));
        Assert.NotNull(row.ErasedAt);
        Assert.False(await after.Members.AnyAsync(m => m.PersonId == ben) || await after.Sessions.AnyAsync(s => s.PersonId == ben)
            || await after.Favourites.AnyAsync(f => f.PersonId == ben) || await after.Visits.AnyAsync(v => v.PersonId == ben)
            || await after.MapGrants.AnyAsync(g => g.PersonId == ben) || await after.PasswordResets.AnyAsync(r => r.PersonId == ben));
        Assert.Equal(anna, app.Get<Membership>().RulesOf(map)!.OwnerId);
        using var program = app.NewClient(token);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/maps")).StatusCode);
        using var browser = app.NewBrowser();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.SignInAsync("ben@example.com", Workspace.Password)).StatusCode);

        // The address can be used again, by somebody who is somebody else.
        await browser.SendAsync("/join/" + await app.InviteAsync(new(Role.Viewer), anna), ("name", "Ben"), ("email", "ben@example.com"), ("password", "12345678"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        Assert.NotEqual(ben, (await after.Users.SingleAsync(p => p.Email == "ben@example.com")).Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_they_have_done_is_done_by_a_former_member_in_the_readers_language(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var map = Guid.CreateVersion7();
        await app.Get<MapDesk>().CreateAsync(map, "Journey", MapKinds.CurrentState, Workspace.Author(anna, "Anna"));
        await app.Get<MapDesk>().RenameAsync(map, "Booking", Workspace.Author(ben, "Ben Berg"));
        Assert.Equal([("Anna", anna), ("Ben Berg", ben)], await FeedAsync(app, map, "en"));

        await app.Get<Erasure>().EraseAsync(ben, anna);

        Assert.Equal([("Anna", anna), ("former member", ben)], await FeedAsync(app, map, "en"));
        Assert.Equal("tidigare medlem", (await FeedAsync(app, map, "sv"))[1].Name);
        Assert.Equal("tidligere medlem", (await FeedAsync(app, map, "da"))[1].Name);
        Assert.Equal(("", ben), Assert.Single(await app.Get<MapLibrary>().ListAsync(anna)) is var item ? (item.ChangedBy!, item.ChangedById!.Value) : default);
        using var browser = app.NewBrowser("da");
        await browser.SignInAsync();
        Assert.Contains("tidligere medlem", await browser.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_room_that_is_open_forgets_the_name_and_stays_open(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var (map, rooms) = (Guid.CreateVersion7(), app.Get<MapRooms>());
        await app.Get<MapDesk>().CreateAsync(map, "Journey", MapKinds.CurrentState, Workspace.Author(anna, "Anna"));
        var room = (await rooms.OpenAsync(map))!;
        var mine = Assert.IsType<SubmitAnswer.Accepted>(await SetKindAsync(Workspace.Author(anna, "Anna"), "futureState")).Edit.Version;
        await SetKindAsync(Workspace.Author(ben, "Ben Berg"), "dayInTheLife");

        await app.Get<Erasure>().EraseAsync(ben, anna);
        var undone = await rooms.SubmitAsync(map, new(Workspace.Author(anna, "Anna"), MapSubmission.NewId(), null, []) { Undoes = [mine] });

        Assert.Equal("", Assert.Single(Assert.IsType<SubmitAnswer.NothingToUndo>(undone).Skipped).OtherName);
        Assert.Same(room, await rooms.OpenAsync(map));
        // Who may not even see it is told that there is none.
        Assert.Equal(Rejection.MapGone, Assert.IsType<SubmitAnswer.Rejected>(await SetKindAsync(Workspace.Author(ben, "Ben Berg"), "currentState")).Reason);

        Task<SubmitAnswer> SetKindAsync(MapAuthor author, string kindOfMap) =>
            rooms.SubmitAsync(map, new(author, MapSubmission.NewId(), null, [new SetOperation(map, "kind", kindOfMap)]));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Owners_erase_others_and_former_members_once(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben, cia, erasure) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Viewer, "Cia"), app.Get<Erasure>());

        Assert.Equal(MemberOutcome.Forbidden, await erasure.EraseAsync(cia, ben));
        Assert.Equal(MemberOutcome.Gone, await erasure.EraseAsync(Guid.NewGuid(), anna));
        await app.Get<MemberDesk>().RemoveAsync(cia, anna, withdrawLinks: false);
        Assert.Equal(MemberOutcome.Done, await erasure.EraseAsync(cia, anna));
        Assert.Equal(MemberOutcome.Gone, await erasure.EraseAsync(cia, anna));
        Assert.Empty(await app.Get<MemberList>().FormerAsync(anna));
        Assert.Equal(Role.Editor, app.RoleOf(ben));

        // By a link that was open an erased account does not come back to life.
        var secret = (await app.InviteAsync(new(Role.Editor), anna))!;
        var link = (await app.AskAsync<Invitations, Invitation?>(links => links.FindAsync(secret)))!;
        Assert.Equal(JoinOutcome.Gone, await app.AskAsync<Invitations, JoinOutcome>(links => links.JoinAsync(link, cia)));
        Assert.Null(app.RoleOf(cia));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_form_of_theirs_that_is_still_on_its_way_brings_nothing_back(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        await using var db = app.NewContext();
        var row = await db.Users.SingleAsync(p => p.Id == ben);
        row.Name = "Ben Berg";

        await app.Get<Erasure>().EraseAsync(ben, anna);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_erasure_that_was_cut_off_is_finished_at_the_next_start(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var map = Guid.CreateVersion7();
        await app.Get<MapDesk>().CreateAsync(map, "Journey", MapKinds.CurrentState, Workspace.Author(ben, "Ben Berg"));
        await using (var db = app.NewContext())
        {
            (await db.Users.SingleAsync(p => p.Id == ben)).ErasedAt = DateTime.UtcNow;
            await db.SaveChangesAsync();
        }

        await app.Get<ErasedNames>().StartAsync(CancellationToken.None);
        await app.Get<ErasedNames>().TrySweepAsync();

        Assert.Equal([("former member", ben)], await FeedAsync(app, map, "en"));
        Assert.Equal(Role.Owner, app.RoleOf(anna));
    }

    [Fact]
    public async Task Another_node_notices_an_erasure_too()
    {
        await using var here = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var there = await here.AnotherAsync();
        var (anna, ben) = (await here.AnnaAsync(), await here.AddAsync(Role.Editor, "Ben"));
        await here.Get<MemberDesk>().RemoveAsync(ben, anna, withdrawLinks: false);
        var watch = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetServices<Microsoft.Extensions.Hosting.IHostedService>(there.Services).OfType<MembershipWatch>().Single();
        var stamp = await watch.CheckAsync("", CancellationToken.None);

        // Nothing of a former member is left in the tables of rights: only the erasure itself changes.
        await here.Get<Erasure>().EraseAsync(ben, anna);

        Assert.NotEqual(stamp, await watch.CheckAsync(stamp, CancellationToken.None));
    }

    static async Task<List<(string Name, Guid Id)>> FeedAsync(RunningApp app, Guid map, string language)
    {
        using var client = app.NewClient();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        var feed = JsonNode.Parse(await client.GetStringAsync($"/api/v1/maps/{map}/operations?after=0"))!;
        return [.. feed["changes"]!.AsArray().Select(change => ((string)change!["author"]!["name"]!, Guid.Parse((string)change["author"]!["id"]!)))];
    }
}
