using System.Net;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Members;

public sealed class PasswordResetTests
{
    const string Gone = "This link no longer works";
    const string NewPassword = "another sentence";

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_sets_a_new_password_once_and_ends_every_session(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var session = await AddSessionAsync(app, ben);
        var hers = await AddSessionAsync(app, anna);
        var stamp = await StampAsync(app, ben);
        var (outcome, secret) = await app.ResetAsync(ben, anna);
        Assert.Equal(MemberOutcome.Done, outcome);
        using var browser = app.NewBrowser();
        Assert.Contains("ben@example.com", await browser.ReadAsync("/reset/" + secret), StringComparison.Ordinal);

        var done = await browser.SendAsync("/reset/" + secret, ("password", NewPassword));

        Assert.Contains("Your new password is saved", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(app.Get<Membership>().IsLive(session));
        Assert.True(app.Get<Membership>().IsLive(hers));
        Assert.NotEqual(stamp, await StampAsync(app, ben));
        Assert.Contains("do not go together", await ReadAsync(await browser.SignInAsync("ben@example.com", Workspace.Password)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("ben@example.com", NewPassword)).StatusCode);

        Assert.Contains(Gone, await browser.ReadAsync("/reset/" + secret), StringComparison.Ordinal);
        var again = await browser.SendFromAsync("/password", "/reset/" + secret, ("_handler", "reset"), ("password", "a third sentence"));
        Assert.Contains(Gone, await ReadAsync(again), StringComparison.Ordinal);
        await using var db = app.NewContext();
        var row = await db.PasswordResets.SingleAsync();
        Assert.NotNull(row.UsedAt);
        Assert.DoesNotContain(secret!, row.TokenHash, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_password_that_its_owner_changes_voids_the_link(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben, cia) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Viewer, "Cia"));
        var (secret, hers) = ((await app.ResetAsync(ben, anna)).Secret, (await app.ResetAsync(cia, anna)).Secret);
        using var browser = app.NewBrowser();
        await browser.SignInAsync("ben@example.com", Workspace.Password);

        await browser.SendAsync("/password", ("current", Workspace.Password), ("password", NewPassword));

        Assert.Contains(Gone, await browser.ReadAsync("/reset/" + secret), StringComparison.Ordinal);
        Assert.DoesNotContain(Gone, await browser.ReadAsync("/reset/" + hers), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_dies_with_the_power_of_the_owner_who_made_it(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, eve) = (await app.AnnaAsync(), await app.AddAsync(Role.Owner, "Eve"));
        var (_, secret) = await app.ResetAsync(anna, eve);
        using var browser = app.NewBrowser();
        Assert.DoesNotContain(Gone, await browser.ReadAsync("/reset/" + secret), StringComparison.Ordinal);

        await app.Get<MemberDesk>().SetRoleAsync(eve, Role.Editor, anna);

        Assert.Contains(Gone, await browser.ReadAsync("/reset/" + secret), StringComparison.Ordinal);
        Assert.False(await app.AskAsync<PasswordResets, bool>(resets => resets.UseAsync(secret!, NewPassword)));
        await app.Get<MemberDesk>().RemoveAsync(eve, anna, withdrawLinks: false);
        Assert.False(await app.AskAsync<PasswordResets, bool>(resets => resets.UseAsync(secret!, NewPassword)));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_who_send_one_link_at_once_one_sets_the_password(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var (_, secret) = await app.ResetAsync(ben, anna);

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            app.AskAsync<PasswordResets, bool>(resets => resets.UseAsync(secret!, $"sentence no. {i}")))));

        Assert.Single(done, true);
        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("ben@example.com", $"sentence no. {Array.IndexOf(done, true)}")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_the_newest_link_works_and_only_for_a_day_and_a_member(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, ben, cia) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"), await app.AddAsync(Role.Viewer, "Cia"));
        Task<Person?> FindAsync(string? secret) => app.AskAsync<PasswordResets, Person?>(resets => resets.FindAsync(secret!));
        var (older, newer, hers) = ((await app.ResetAsync(ben, anna)).Secret, (await app.ResetAsync(ben, anna)).Secret, (await app.ResetAsync(cia, anna)).Secret);

        Assert.Null(await FindAsync(older));
        Assert.Equal(ben, (await FindAsync(newer))!.Id);
        Assert.False(await app.AskAsync<PasswordResets, bool>(resets => resets.UseAsync(older!, NewPassword)));
        await using var db = app.NewContext();
        Assert.All(await db.PasswordResets.ToListAsync(), reset => Assert.Equal(TimeSpan.FromHours(24), reset.ExpiresAt - reset.CreatedAt));
        var past = DateTime.UtcNow.AddSeconds(-1);
        await db.WriteAsync(() => db.PasswordResets.Where(r => r.PersonId == ben).ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, past)));
        Assert.Null(await FindAsync(newer));
        Assert.False(await app.AskAsync<PasswordResets, bool>(resets => resets.UseAsync(newer!, NewPassword)));

        Assert.NotNull(await FindAsync(hers));
        await app.Get<MemberDesk>().RemoveAsync(cia, anna, withdrawLinks: false);
        Assert.Null(await FindAsync(hers));
        Assert.Equal((MemberOutcome.Gone, null), await app.ResetAsync(cia, anna));
        Assert.Equal((MemberOutcome.Gone, null), await app.ResetAsync(Guid.NewGuid(), anna));
        Assert.Equal((MemberOutcome.Forbidden, null), await app.ResetAsync(anna, ben));
        using var browser = app.NewBrowser("sv");
        Assert.Contains("Länken gäller inte längre", WebUtility.HtmlDecode(await browser.ReadAsync("/reset/made-up")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_told_and_the_link_still_works()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        var (_, secret) = await app.ResetAsync(ben, anna);
        using var browser = app.NewBrowser();

        Assert.Contains("Use at least 8 characters", await ReadAsync(await browser.SendAsync("/reset/" + secret, ("password", "1234567"))), StringComparison.Ordinal);
        Assert.Contains("Use at least 8 characters", await ReadAsync(await browser.SendAsync("/reset/" + secret)), StringComparison.Ordinal);
        Assert.Contains("1000", await ReadAsync(await browser.SendAsync("/reset/" + secret, ("password", new string('x', 1001)))), StringComparison.Ordinal);
        Assert.Contains("is saved", await ReadAsync(await browser.SendAsync("/reset/" + secret, ("password", NewPassword))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_locked_out_gets_in_with_the_new_password()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var (anna, ben) = (await app.AnnaAsync(), await app.AddAsync(Role.Editor, "Ben"));
        await using (var db = app.NewContext())
        {
            (await db.Users.SingleAsync(p => p.Id == ben)).LockoutEnd = DateTimeOffset.UtcNow.AddHours(1);
            await db.SaveChangesAsync();
        }

        var (_, secret) = await app.ResetAsync(ben, anna);
        using var browser = app.NewBrowser();
        await browser.SendAsync("/reset/" + secret, ("password", NewPassword));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("ben@example.com", NewPassword)).StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = app.NewClient(token: null);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= 300; i++) answers.Add((await client.PostAsync($"/reset/guess{i}", new FormUrlEncodedContent([]))).StatusCode);

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(300));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    static async Task<Guid> AddSessionAsync(RunningApp app, Guid person)
    {
        await using var db = app.NewContext();
        var session = new Session { PersonId = person, Browser = "a browser", CreatedAt = DateTime.UtcNow, LastSeenAt = DateTime.UtcNow };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
        return session.Id;
    }

    static async Task<string?> StampAsync(RunningApp app, Guid person)
    {
        await using var db = app.NewContext();
        return (await db.Users.SingleAsync(p => p.Id == person)).SecurityStamp;
    }

    static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
