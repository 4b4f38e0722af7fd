using System.Net;
using JourneyMapper.Maps.Tests.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace JourneyMapper.Web.Tests.Accounts;

/// <summary>A cookie is worth what its session is worth.</summary>
public sealed class SessionTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Each_sign_in_is_a_session_that_can_be_ended_from_another_browser(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var here = app.NewBrowser();
        using var there = app.NewBrowser();
        here.Name = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        there.Name = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        await here.SignInAsync();
        await there.SignInAsync();
        var page = await here.ReadAsync("/profile");
        Assert.Contains("Firefox on Linux", page, StringComparison.Ordinal);
        Assert.Contains("Safari on iPhone", page, StringComparison.Ordinal);
        var phone = (await SessionsAsync(app)).Single(s => s.Browser.Contains("iPhone", StringComparison.Ordinal));

        var answer = await here.SendFromAsync("/profile", $"/profile/sessions/{phone.Id}/end");

        Assert.Equal("/profile?done=ended#sessions", answer.Headers.Location!.ToString());
        Assert.StartsWith("/sign-in", (await there.GetAsync("/")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/")).StatusCode);
        Assert.DoesNotContain("Safari on iPhone", await here.ReadAsync("/profile"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sign_out_everywhere_else_leaves_this_browser_in(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var here = app.NewBrowser();
        using var one = app.NewBrowser();
        using var other = app.NewBrowser();
        foreach (var browser in new[] { here, one, other }) await browser.SignInAsync();

        await here.SendFromAsync("/profile", "/profile/sessions/end-others");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.Redirect],
            [(await here.GetAsync("/")).StatusCode, (await one.GetAsync("/")).StatusCode, (await other.GetAsync("/")).StatusCode]);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var anna = app.NewBrowser();
        using var ben = await JoinedAsync(app, "ben@example.com");
        await anna.SignInAsync();
        var owner = await OwnerOf(app);
        var annas = (await SessionsAsync(app)).Single(s => s.PersonId == owner);

        await ben.SendFromAsync("/profile", $"/profile/sessions/{annas.Id}/end");

        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        using var thief = app.NewBrowser();
        thief.Cookies.Add(browser.Cookies.GetCookies(app.Address));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/")).StatusCode);

        await browser.SendFromAsync("/password", "/sign-out");

        var refused = await thief.GetAsync("/");
        Assert.StartsWith("/sign-in", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(refused.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("journeymapper=;", StringComparison.Ordinal));
        Assert.Empty(await SessionsAsync(app));
    }

    [Fact]
    public async Task Signing_in_never_takes_over_a_session_that_was_there_before()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        // Mallory signs in as himself and plants his cookie in Anna's browser.
        using var mallory = await JoinedAsync(app, "mallory@example.com");
        using var anna = app.NewBrowser();
        anna.Cookies.Add(mallory.Cookies.GetCookies(app.Address));
        var planted = (await SessionsAsync(app)).Single();
        var secret = await InviteAsync(app);

        // Joining with an account that exists is the sign-in that is open to somebody who is signed in.
        await RemoveAsync(app, "mallory@example.com");
        await anna.SendAsync("/join/" + secret, ("name", "Anna"), ("email", RunningApp.OwnerEmail), ("password", RunningApp.OwnerPassword));

        var session = (await SessionsAsync(app)).Single();
        Assert.NotEqual(planted.Id, session.Id);
        Assert.Equal(await OwnerOf(app), session.PersonId);
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/")).StatusCode);
        Assert.StartsWith("/sign-in", (await mallory.GetAsync("/")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_from_before_there_were_sessions_is_simply_signed_out()
    {
        await using var app = await RunningApp.OnAsync("SQLite", services => services.PostConfigure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(
            Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme, options => options.Events.OnSigningIn = context =>
            {
                var identity = (System.Security.Claims.ClaimsIdentity)context.Principal!.Identity!;
                identity.RemoveClaim(identity.FindFirst(PersonClaims.Session)!);
                return Task.CompletedTask;
            }), RunningApp.Owner);
        using var browser = app.NewBrowser();
        Assert.Equal("/", (await browser.SignInAsync()).Headers.Location!.AbsolutePath);

        Assert.StartsWith("/sign-in", (await browser.GetAsync("/")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Last_seen_is_renewed_at_most_every_five_minutes(string kind)
    {
        var time = new ManualTime();
        // The browser has a clock of its own, by which its cookie lives.
        time.Advance(DateTimeOffset.UtcNow - time.GetUtcNow());
        await using var app = await RunningApp.OnAsync(kind, services => services.AddSingleton<TimeProvider>(time)
            // The test writes at its own times.
            .Remove(services.Single(service => service.ImplementationType == typeof(SessionKeeper))), RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        var begun = (await SessionsAsync(app)).Single().LastSeenAt;

        async Task<TimeSpan> SeenAfterAsync(double minutes)
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
            await app.Get<Sessions>().WriteSeenAsync();
            return (await SessionsAsync(app)).Single().LastSeenAt - begun;
        }

        Assert.Equal(TimeSpan.Zero, await SeenAfterAsync(0));
        Assert.Equal(TimeSpan.Zero, await SeenAfterAsync(4.5));
        Assert.Equal(TimeSpan.FromMinutes(5), await SeenAfterAsync(0.5));
        Assert.Equal(TimeSpan.FromMinutes(5), await SeenAfterAsync(4.5));
        Assert.Equal(TimeSpan.FromMinutes(10), await SeenAfterAsync(0.5));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_ended_or_was_forgotten_is_deleted_at_start_and_daily(string kind)
    {
        var time = new SetClock();
        await using var app = await RunningApp.OnAsync(kind, services => services.AddSingleton<TimeProvider>(time), RunningApp.Owner);
        var owner = await OwnerOf(app);
        var sessions = app.Get<Sessions>();
        var ended = await sessions.BeginAsync(owner, "ended");
        await sessions.BeginAsync(owner, "forgotten");
        await sessions.EndAsync(owner, ended);
        time.Now += Sessions.Life - TimeSpan.FromDays(1);
        var used = await sessions.BeginAsync(owner, "used");
        sessions.Seen(used);

        // The daily round.
        await sessions.DeleteOldAsync();
        Assert.Equal(["forgotten", "used"], await AllAsync(app));
        time.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        await sessions.DeleteOldAsync();
        Assert.Equal(["used"], await AllAsync(app));

        time.Now += Sessions.Life;
        if (kind == "PostgreSQL")
        {
            await using var again = await app.AnotherAsync(services => services.AddSingleton<TimeProvider>(time));
            Assert.Empty(await AllAsync(again));
            Assert.False(again.Get<Membership>().IsLive(used));
        }
    }

    [Fact]
    public async Task A_person_has_at_most_a_hundred_sessions_and_the_oldest_goes()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var owner = await OwnerOf(app);
        var first = await app.Get<Sessions>().BeginAsync(owner, new string('x', 1_000));
        Assert.Equal(Session.BrowserLength, (await SessionsAsync(app)).Single().Browser.Length);
        for (var i = 1; i < Sessions.MostPerPerson; i++) await app.Get<Sessions>().BeginAsync(owner, "");
        Assert.True(app.Get<Membership>().IsLive(first));

        await app.Get<Sessions>().BeginAsync(owner, "");

        Assert.False(app.Get<Membership>().IsLive(first));
        Assert.Equal(Sessions.MostPerPerson, (await SessionsAsync(app)).Count);
    }

    [Fact]
    public async Task A_session_is_known_at_once_on_another_node_and_its_end_within_a_round()
    {
        await using var app = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var other = await app.AnotherAsync();
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        using var there = other.NewBrowser();
        there.Cookies.Add(other.Address, new CookieCollection { browser.Cookies.GetCookies(app.Address) });
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/")).StatusCode);
        var watch = other.Services.GetServices<IHostedService>().OfType<MembershipWatch>().Single();
        var stamp = await watch.CheckAsync("", CancellationToken.None);

        await browser.SendFromAsync("/profile", "/sign-out");
        await watch.CheckAsync(stamp, CancellationToken.None);

        Assert.StartsWith("/sign-in", (await there.GetAsync("/")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_changed_password_ends_all_other_sessions_and_says_so(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var here = app.NewBrowser();
        using var there = app.NewBrowser();
        await here.SignInAsync();
        await there.SignInAsync();

        var wrong = await (await here.SendAsync("/password", ("current", "guessed"), ("password", "snövit och"))).Content.ReadAsStringAsync();
        Assert.Contains("not your current password", wrong, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/")).StatusCode);
        var done = await (await here.SendAsync("/password", ("current", RunningApp.OwnerPassword), ("password", "snövit och"))).Content.ReadAsStringAsync();

        Assert.Contains("signed out in all other browsers", done, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task An_open_page_of_an_ended_session_is_cut_off_within_a_second_and_does_not_come_back()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        using var socket = await ConnectAsync(app, browser);
        var cut = socket.ReceiveAsync(new byte[16], CancellationToken.None);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var owner = await OwnerOf(app);
        await app.Get<Sessions>().EndOthersAsync(owner, but: null);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => cut.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), "a busy machine may be late, not that late");
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => ConnectAsync(app, browser));
    }

    private static async Task<System.Net.WebSockets.ClientWebSocket> ConnectAsync(RunningApp app, Browser browser)
    {
        var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.Cookies = browser.Cookies;
        await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        return socket;
    }

    private static async Task<IReadOnlyList<Session>> SessionsAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        return await db.Sessions.AsNoTracking().Where(s => s.EndedAt == null).ToListAsync();
    }

    private static async Task<string[]> AllAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        return await db.Sessions.OrderBy(s => s.Browser).Select(s => s.Browser).ToArrayAsync();
    }

    private static async Task<Guid> OwnerOf(RunningApp app)
    {
        await using var db = app.NewContext();
        return (await db.Users.SingleAsync(p => p.Email == RunningApp.OwnerEmail)).Id;
    }

    private static async Task<string> InviteAsync(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Invitations>().CreateAsync(Role.Editor, await OwnerOf(app)))!;
    }

    private static async Task<Browser> JoinedAsync(RunningApp app, string email)
    {
        var browser = app.NewBrowser();
        await browser.SendAsync("/join/" + await InviteAsync(app), ("name", email), ("email", email), ("password", "12345678"));
        return browser;
    }

    private static async Task RemoveAsync(RunningApp app, string email)
    {
        await using var db = app.NewContext();
        db.Members.Remove(await db.Members.SingleAsync(m => m.Person!.Email == email));
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
    }
}
