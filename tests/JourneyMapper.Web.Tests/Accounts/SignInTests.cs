using System.Net;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Accounts;

public sealed class SignInTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_right_password_leads_back_to_where_one_wanted_to_go(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var browser = app.NewBrowser();

        var sent = await browser.GetAsync("/bin");
        Assert.Equal("/sign-in?returnUrl=%2Fbin", sent.Headers.Location!.PathAndQuery);
        var answer = await browser.SignInAsync("ANNA@example.com", page: sent.Headers.Location!.PathAndQuery);

        Assert.Equal("/bin", answer.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/bin")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\telsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_way_back_that_leaves_the_site_leads_home(string returnUrl)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();

        var answer = await browser.SignInAsync(page: "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal(new Uri(app.Address, "/"), new Uri(app.Address, answer.Headers.Location!));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_words_and_too_many_get_a_pause()
    {
        const int Allowed = 10;
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();

        var unknown = await (await browser.SignInAsync("nobody@example.com")).Content.ReadAsStringAsync();
        var wrong = "";
        for (var i = 0; i < Allowed - 1; i++) wrong = await (await browser.SignInAsync(password: "wrong password")).Content.ReadAsStringAsync();
        await browser.SignInAsync(password: "wrong password");
        var paused = await (await browser.SignInAsync()).Content.ReadAsStringAsync();

        Assert.Contains("do not go together", unknown, StringComparison.Ordinal);
        Assert.Contains("do not go together", wrong, StringComparison.Ordinal);
        Assert.Contains("Wait a minute", paused, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobody_locks_somebody_elses_account_out_from_another_address(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, [.. RunningApp.Owner, "--Proxy:KnownNetworks", "127.0.0.1"]);
        using var mallory = app.NewBrowser();
        mallory.ForwardedFor = "203.0.113.66";
        using var anna = app.NewBrowser();
        anna.ForwardedFor = "198.51.100.7";
        for (var i = 0; i < SignInLimits.WrongBeforePause; i++) await mallory.SignInAsync(password: "guessed");

        Assert.Contains("Wait a minute", await (await mallory.SignInAsync()).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await anna.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task An_unknown_account_costs_the_same_work_as_a_wrong_password()
    {
        var hasher = new CountingHasher();
        await using var app = await RunningApp.OnAsync("SQLite", services => services.AddSingleton<IPasswordHasher<Person>>(hasher), RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync("nobody@example.com");
        var made = hasher.Made;

        async Task<int> WorkOfAsync(string email)
        {
            var before = hasher.Compared;
            await browser.SignInAsync(email, "wrong password");
            return hasher.Compared - before;
        }

        Assert.Equal(1, await WorkOfAsync("nobody@example.com"));
        Assert.Equal(1, await WorkOfAsync(""));
        Assert.Equal(1, await WorkOfAsync(RunningApp.OwnerEmail));
        Assert.Equal(made, hasher.Made);
    }

    [Fact]
    public async Task Guessing_the_current_password_at_its_change_is_paused_too()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        for (var i = 0; i < SignInLimits.WrongBeforePause; i++) await browser.SendAsync("/password", ("current", "guessed"), ("password", "snövit och"));

        var answer = await browser.SendAsync("/password", ("current", RunningApp.OwnerPassword), ("password", "snövit och"));

        Assert.Contains("Wait a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class CountingHasher : PasswordHasher<Person>
    {
        public int Made { get; private set; }

        public int Compared { get; private set; }

        public override string HashPassword(Person user, string password)
        {
            Made++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    [Fact]
    public async Task Signing_out_needs_the_pages_own_form_and_ends_the_visit()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        using var stranger = app.NewClient(token: null);

        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostAsync("/sign-out", null)).StatusCode);
        var answer = await browser.SendFromAsync("/password", "/sign-out");

        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_changed_password_is_the_one_that_counts()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var refused = await (await browser.SendAsync("/password", ("current", "wrong"), ("password", "snövit och"))).Content.ReadAsStringAsync();
        Assert.Contains("not your current password", refused, StringComparison.Ordinal);
        await browser.SendAsync("/password", ("current", RunningApp.OwnerPassword), ("password", "snövit och"));

        using var other = app.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await other.SignInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync(password: "snövit och")).StatusCode);
    }
}
