using System.Net;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Accounts;

public sealed class SetupTests
{
    private static readonly (string, string)[] Filled = [("workspace", "Fitness"), ("name", "Åsa Lind"), ("email", "asa@example.com"), ("password", "12345678")];

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_first_visit_leads_to_set_up_and_its_form_makes_an_owner_who_is_in(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind);
        using var browser = app.NewBrowser();

        var first = await browser.GetAsync("/");
        var second = await browser.GetAsync(first.Headers.Location!.PathAndQuery);
        Assert.EndsWith("/setup", second.Headers.Location!.ToString(), StringComparison.Ordinal);

        var answer = await browser.SendAsync("/setup", Filled);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        await using var db = app.NewContext();
        Assert.Equal("Fitness", (await db.Workspaces.SingleAsync()).Name);
        var owner = await db.Members.Include(m => m.Person).SingleAsync();
        Assert.Equal((Role.Owner, "Åsa Lind"), (owner.Role, owner.Person!.Name));
        Assert.True(app.Get<Membership>().CanOwn(owner.PersonId));
    }

    [Fact]
    public async Task A_form_that_is_not_right_says_what_to_mend_and_keeps_what_was_written()
    {
        await using var app = await RunningApp.OnAsync("SQLite");
        using var browser = app.NewBrowser("sv");

        var answer = await browser.SendAsync("/setup", ("workspace", ""), ("name", "Åsa"), ("email", "asa"), ("password", "1234567"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Ge arbetsytan ett namn.", page, StringComparison.Ordinal);
        Assert.Contains("anna@example.com", page, StringComparison.Ordinal);
        Assert.Contains("Använd minst 8 tecken", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Åsa\"", page, StringComparison.Ordinal);
        await using var db = app.NewContext();
        Assert.False(await db.Workspaces.AnyAsync());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_set_ups_at_once_exactly_one_wins(string kind)
    {
        const int Together = 8;
        await using var app = await RunningApp.OnAsync(kind);

        var owners = await Task.WhenAll(Enumerable.Range(0, Together).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SetupDesk>().SetUpAsync($"W{i}", $"P{i}", $"p{i}@example.com", "12345678");
        }));

        var winner = Assert.Single(owners.OfType<Person>());
        await using var db = app.NewContext();
        Assert.Equal(winner.Id, (await db.Users.SingleAsync()).Id);
        Assert.Equal("W" + winner.Name[1..], (await db.Workspaces.SingleAsync()).Name);
    }

    [Fact]
    public async Task Two_nodes_that_set_up_one_database_at_once_make_one_owner()
    {
        await using var app = await RunningApp.OnAsync("PostgreSQL");

        var nodes = await Task.WhenAll(app.AnotherAsync(RunningApp.Owner), app.AnotherAsync(RunningApp.Owner));

        await using var db = app.NewContext();
        var owner = await db.Users.SingleAsync();
        Assert.All(nodes, node => Assert.True(node.Get<Membership>().CanOwn(owner.Id)));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Unattended_set_up_lets_owner_and_token_in(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, [.. RunningApp.Owner, "--Setup:WorkspaceName", "Team North"]);
        using var browser = app.NewBrowser();

        Assert.Equal("/", (await browser.SignInAsync()).Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        using var program = app.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/tokens")).StatusCode);
        await using var db = app.NewContext();
        Assert.Equal("Team North", (await db.Workspaces.SingleAsync()).Name);
        Assert.DoesNotContain(RunningApp.Token, (await db.ApiTokens.SingleAsync()).TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_settings_change_nothing_on_a_database_in_use()
    {
        await using var app = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var again = await app.AnotherAsync("--Setup:OwnerEmail", "ben@example.com", "--Setup:OwnerPassword", "87654321", "--Setup:ApiToken", "other");

        await using var db = app.NewContext();
        Assert.Equal(RunningApp.OwnerEmail, (await db.Users.SingleAsync()).Email);
        Assert.Null(again.Get<Membership>().FindToken("other"));
    }

    [Theory]
    [InlineData("--Setup:OwnerEmail=anna@example.com")]
    [InlineData("--Setup:OwnerPassword=12345678")]
    [InlineData("--Setup:OwnerEmail=anna", "--Setup:OwnerPassword=12345678")]
    [InlineData("--Setup:OwnerEmail=anna@example.com", "--Setup:OwnerPassword=1234567")]
    [InlineData("--Setup:OwnerEmail=anna@example.com", "--Setup:OwnerPassword=12345678", "--Setup:ApiToken=nyckel å")]
    public async Task Set_up_settings_that_cannot_work_stop_the_start_with_a_reason(params string[] settings)
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => RunningApp.OnAsync("SQLite", settings));

        Assert.StartsWith("Setup:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
