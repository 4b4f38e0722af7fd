using System.Net;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Accounts;

public sealed class JoinTests
{
    private static readonly (string, string)[] Ben = [("name", "Ben Berg"), ("email", "ben@example.com"), ("password", "12345678")];

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_makes_a_member_with_its_role(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var editors = await InviteAsync(app, Role.Editor);
        var viewers = await InviteAsync(app, Role.Viewer);
        using var ben = app.NewBrowser();
        using var cia = app.NewBrowser();

        await ben.SendAsync("/join/" + editors, Ben);
        await cia.SendAsync("/join/" + viewers, ("name", "Cia"), ("email", "cia@example.com"), ("password", "12345678"));

        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync("/")).StatusCode);
        await using var db = app.NewContext();
        var people = await db.Users.ToDictionaryAsync(p => p.Email!, p => p.Id);
        var members = app.Get<Membership>();
        Assert.True(members.CanEdit(people["ben@example.com"]));
        Assert.False(members.CanOwn(people["ben@example.com"]));
        Assert.True(members.CanView(people["cia@example.com"]));
        Assert.False(members.CanEdit(people["cia@example.com"]));
        Assert.Equal([1, 1], await db.Invitations.Select(i => i.Uses).ToListAsync());
        Assert.DoesNotContain(editors, await db.Invitations.Select(i => i.TokenHash).ToListAsync());
    }

    [Fact]
    public async Task A_withdrawn_link_lets_nobody_in()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var secret = await InviteAsync(app, Role.Editor);
        using var browser = app.NewBrowser();
        Assert.Contains("Join the workspace", await browser.ReadAsync("/join/" + secret), StringComparison.Ordinal);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var links = scope.ServiceProvider.GetRequiredService<Invitations>();
            var owner = await OwnerAsync(app);
            await links.RevokeAsync((await links.ListAsync(owner)).Single().Id, owner);
            Assert.Empty(await links.ListAsync(owner));
        }

        Assert.Contains("no longer works", await browser.ReadAsync("/join/" + secret), StringComparison.Ordinal);
        Assert.Contains("no longer works", await browser.ReadAsync("/join/made-up"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_joins_only_with_its_own_password()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var secret = await InviteAsync(app, Role.Viewer);
        using var browser = app.NewBrowser();

        var refused = await browser.SendAsync("/join/" + secret, ("name", "Not Anna"), ("email", RunningApp.OwnerEmail), ("password", "guessed it"));
        Assert.Contains("has an account already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await browser.SendAsync("/join/" + secret, ("name", "Anna"), ("email", RunningApp.OwnerEmail), ("password", RunningApp.OwnerPassword));

        Assert.True(app.Get<Membership>().CanOwn(await OwnerAsync(app)), "a member keeps the role she has");
        Assert.Contains("in already", WebUtility.HtmlDecode(await browser.ReadAsync("/join/" + secret)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_make_links()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var ben = app.NewBrowser();
        await ben.SendAsync("/join/" + await InviteAsync(app, Role.Editor), Ben);
        await using var db = app.NewContext();
        var editor = await db.Users.Where(p => p.Email == "ben@example.com").Select(p => p.Id).SingleAsync();

        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Invitations>().CreateAsync(Role.Viewer, editor));
    }

    [Fact]
    public async Task Whoever_is_no_member_any_more_is_out_at_once()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        await using var db = app.NewContext();
        db.Members.Remove(await db.Members.SingleAsync());
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();

        var answer = await browser.GetAsync("/");

        Assert.Equal("/status/403", answer.Headers.Location!.AbsolutePath);
        Assert.Contains("You cannot come in here", await browser.ReadAsync("/status/403"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_notices_what_another_one_changed()
    {
        await using var app = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var other = await app.AnotherAsync();
        var owner = await OwnerAsync(app);
        var watch = other.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<MembershipWatch>().Single();
        var stamp = await watch.CheckAsync("", CancellationToken.None);
        Assert.Equal(stamp, await watch.CheckAsync(stamp, CancellationToken.None));

        await using var db = app.NewContext();
        (await db.Members.SingleAsync()).Role = Role.Viewer;
        await db.SaveChangesAsync();
        var changed = await watch.CheckAsync(stamp, CancellationToken.None);

        Assert.NotEqual(stamp, changed);
        Assert.Equal(Role.Viewer, other.Get<Membership>().RoleOf(owner));
    }

    private static async Task<Guid> OwnerAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        return (await db.Users.SingleAsync(p => p.Email == RunningApp.OwnerEmail)).Id;
    }

    private static async Task<string> InviteAsync(RunningApp app, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Invitations>().CreateAsync(role, await OwnerAsync(app)))!;
    }
}
