using System.Net;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Members;

public sealed class InvitationTests
{
    const string Gone = "This link no longer works";

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    // On PostgreSQL half of them come by another node.
    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_who_race_for_the_last_use_one_gets_in(string kind)
    {
        const int Together = 16;
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        await using var other = app.IsPostgres ? await app.AnotherAsync() : null;
        var secret = (await app.InviteAsync(new(Role.Editor, Uses: 1), await app.AnnaAsync()))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, Together).Select(i => Task.Run(() =>
            (i % 2 == 0 ? app : other ?? app).AskAsync<Invitations, JoinAnswer>(async links => await links.FindAsync(secret) is { } link
                ? await links.JoinAsync(link, $"P{i}", $"p{i}@example.com", Workspace.Password)
                : new(JoinOutcome.Gone)))));

        var winner = Assert.Single(answers, answer => answer.Outcome == JoinOutcome.Joined).Person!;
        Assert.All(answers, answer => Assert.True(answer.Outcome is JoinOutcome.Gone || answer.Person == winner));
        await using var db = app.NewContext();
        Assert.Equal(1, await db.Invitations.Select(i => i.Uses).SingleAsync());
        Assert.Equal([winner.Id], await db.Members.Where(m => m.Role == Role.Editor).Select(m => m.PersonId).ToListAsync());
        Assert.Equal(2, await db.Users.CountAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_with_an_account_who_races_with_oneself_takes_one_use(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        await app.Get<MemberDesk>().RemoveAsync(ben, anna, withdrawLinks: true);
        var secret = (await app.InviteAsync(new(Role.Commenter, Uses: 2), anna))!;
        var link = (await app.AskAsync<Invitations, Invitation?>(links => links.FindAsync(secret)))!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            app.AskAsync<Invitations, JoinOutcome>(links => links.JoinAsync(link, ben)))));

        Assert.All(outcomes, outcome => Assert.Equal(JoinOutcome.Joined, outcome));
        Assert.Equal(Role.Commenter, app.RoleOf(ben));
        await using var db = app.NewContext();
        Assert.Equal(1, await db.Invitations.Where(i => i.RevokedAt == null).Select(i => i.Uses).SingleAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_that_is_used_up_says_so_also_to_whoever_had_it_open(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var secret = await app.InviteAsync(new(Role.Commenter, Days: 1, Uses: 1), await app.AnnaAsync());
        using var ben = app.NewBrowser();
        using var cia = app.NewBrowser();
        Assert.Contains("to comment on them", WebUtility.HtmlDecode(await cia.ReadAsync("/join/" + secret)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await JoinAsync(ben, secret!, "Ben", ("role", "Owner"))).StatusCode);

        Assert.Contains(Gone, await cia.ReadAsync("/join/" + secret), StringComparison.Ordinal);
        // The form that was open: sent with a token from another page of hers, as it would be.
        var late = await cia.SendFromAsync("/sign-in", "/join/" + secret, ("_handler", "join"), ("name", "Cia"), ("email", "cia@example.com"), ("password", "12345678"));
        Assert.Contains(Gone, await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.NewContext();
        var people = await db.Members.Include(m => m.Person).OrderBy(m => m.JoinedAt).Select(m => new { m.Person!.Email, m.Role }).ToListAsync();
        Assert.Equal([(RunningApp.OwnerEmail, Role.Owner), ("ben@example.com", Role.Commenter)], people.Select(p => (p.Email!, p.Role)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_address_that_is_taken_costs_no_use(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var secret = await app.InviteAsync(new(Role.Viewer, Uses: 1), await app.AnnaAsync());
        await app.AddAsync(Role.Viewer, "Ben");
        using var browser = app.NewBrowser();

        var refused = await JoinAsync(browser, secret!, "Ben");
        Assert.Contains("has an account already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await JoinAsync(browser, secret!, "Cia");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData(Role.Owner, 7, 1)]
    [InlineData((Role)99, 7, 1)]
    [InlineData(Role.Editor, 2, 1)]
    [InlineData(Role.Editor, -1, 1)]
    [InlineData(Role.Editor, 0, 1)]
    [InlineData(Role.Editor, 7, 0)]
    [InlineData(Role.Editor, 7, -1)]
    [InlineData(Role.Editor, 7, 10_001)]
    public async Task Terms_that_no_link_may_have_make_none(Role role, int days, int uses)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var anna = await app.AnnaAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => app.InviteAsync(new(role, days, uses), anna));

        await using var db = app.NewContext();
        Assert.False(await db.Invitations.AnyAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_works_until_its_end_and_while_its_maker_is_an_owner(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Owner, "Ben"));
        var (ends, lasts) = ((await app.InviteAsync(new(Role.Editor, Days: 1), anna))!, (await app.InviteAsync(new(Role.Viewer, Days: null, Uses: 3), ben))!);
        Task<IReadOnlyList<InvitationItem>> ListAsync(Guid by) => app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(by));
        Task<Invitation?> FindAsync(string secret) => app.AskAsync<Invitations, Invitation?>(links => links.FindAsync(secret));
        Assert.Equal([(Role.Viewer, 3, "Ben"), (Role.Editor, null, "anna")], (await ListAsync(anna)).Select(i => (i.Role, i.Left, i.By)));

        await using (var db = app.NewContext())
        {
            var past = DateTime.UtcNow.AddMinutes(-1);
            await db.WriteAsync(() => db.Invitations.Where(i => i.CreatedBy == anna).ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, past)));
        }

        Assert.Null(await FindAsync(ends));
        Assert.NotNull(await FindAsync(lasts));
        await app.Get<MemberDesk>().SetRoleAsync(ben, Role.Editor, anna);
        Assert.Null(await FindAsync(lasts));
        Assert.Empty(await ListAsync(anna));
        using var browser = app.NewBrowser();
        Assert.Contains(Gone, await browser.ReadAsync("/join/" + lasts), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_owners_see_make_and_withdraw_links(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        await app.InviteAsync(new(Role.Editor), anna);
        var item = Assert.Single(await app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(anna)));

        Assert.Empty(await app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(ben)));
        Assert.False(await app.AskAsync<Invitations, bool>(links => links.RevokeAsync(item.Id, ben)));
        Assert.Null(await app.InviteAsync(new(Role.Viewer), ben));
        Assert.Equal(item, Assert.Single(await app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(anna))));
        Assert.True(await app.AskAsync<Invitations, bool>(links => links.RevokeAsync(item.Id, anna)));
        Assert.Empty(await app.AskAsync<Invitations, IReadOnlyList<InvitationItem>>(links => links.ListAsync(anna)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_was_removed_comes_back_only_by_a_link_that_was_left_open(bool withdraw)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var secret = await app.InviteAsync(new(Role.Viewer), anna);
        await app.Get<MemberDesk>().RemoveAsync(ben, anna, withdraw);
        using var browser = app.NewBrowser();

        if (withdraw) Assert.Contains(Gone, await browser.ReadAsync("/join/" + secret), StringComparison.Ordinal);
        else await JoinAsync(browser, secret!, "Ben", ("password", Workspace.Password));

        Assert.Equal(withdraw ? null : Role.Viewer, app.RoleOf(ben));
    }

    static Task<HttpResponseMessage> JoinAsync(Browser browser, string secret, string name, params (string, string)[] more) => browser.SendAsync(
        "/join/" + secret, [("name", name), ("email", Workspace.EmailOf(name)), .. more.Any(m => m.Item1 == "password") ? more : [("password", "12345678"), .. more]]);
}
