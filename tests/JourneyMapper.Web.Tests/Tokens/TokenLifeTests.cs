using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using JourneyMapper.Maps.Tests.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Tokens;

/// <summary>How long a token works, who made it and when it was used last.</summary>
public sealed class TokenLifeTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_token_that_has_run_out_is_unknown_at_once_and_its_connections_close(string kind)
    {
        var time = new ManualTime();
        await using var app = await RunningApp.OnAsync(kind, services => services.AddSingleton<TimeProvider>(time), RunningApp.Owner);
        using var owner = app.NewClient();
        var ends = time.GetUtcNow().AddHours(1);
        var (id, token) = await MakeAsync(owner, new { name = "Reports", right = "edit", expiresAt = ends });
        using var program = app.NewClient(token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/maps")).StatusCode);
        await using var live = await HubClient.ConnectAsync(app.Address, token);
        await using var other = await HubClient.ConnectAsync(app.Address, RunningApp.Token);

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/maps")).StatusCode);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/maps")).StatusCode);
        Assert.False(app.Get<Membership>().CanView(id));
        time.Advance(TimeSpan.FromMinutes(1));
        await live.Disconnected.NextAsync();
        Assert.Empty(other.Disconnected.All);
        var listed = await FindAsync(owner, id);
        Assert.Equal(ends, listed["expiresAt"]!.GetValue<DateTimeOffset>());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Last_use_is_written_at_most_once_a_minute_and_off_the_requests_path(string kind)
    {
        var time = new ManualTime();
        await using var app = await RunningApp.OnAsync(kind, services => services.AddSingleton<TimeProvider>(time)
            // The test writes at its own times.
            .Remove(services.Single(service => service.ImplementationType == typeof(TokenWatch))), RunningApp.Owner);
        using var owner = app.NewClient();
        var (id, token) = await MakeAsync(owner, new { name = "Reports", right = "view" });
        using var program = app.NewClient(token);
        var start = time.GetUtcNow();

        async Task<DateTimeOffset?> UsedAfterAsync(int seconds)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            await program.GetAsync("/api/v1/maps");
            await app.Get<TokenDesk>().WriteUsesAsync();
            return (await FindAsync(owner, id))["lastUsedAt"]?.GetValue<DateTimeOffset>();
        }

        Assert.Null((await FindAsync(owner, id))["lastUsedAt"]);
        await program.GetAsync("/api/v1/maps");
        Assert.Null((await FindAsync(owner, id))["lastUsedAt"]);
        Assert.Equal(start, await UsedAfterAsync(0));
        Assert.Equal(start, await UsedAfterAsync(59));
        Assert.Equal(start.AddSeconds(60), await UsedAfterAsync(1));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_list_tells_who_made_a_token_and_what_a_program_makes_is_its_makers(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        await using var db = app.NewContext();
        var anna = await db.Users.SingleAsync();
        var desk = app.Get<TokenDesk>();
        var made = Assert.IsType<TokenAnswer.Made>(await desk.CreateAsync("Annas", TokenRight.Full, null, anna.Id));
        using var program = app.NewClient(made.Token);

        var (id, token) = await MakeAsync(program, new { name = "The program's", right = "edit" });

        Assert.Equal((anna.Id.ToString(), anna.Name), Maker(await FindAsync(program, id)));
        Assert.True(app.Get<Membership>().CanEdit(id));
        // Whoever loses the right takes it from all that was made with it.
        (await db.Members.SingleAsync()).Role = Role.Viewer;
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
        Assert.False(app.Get<Membership>().CanEdit(id));
        Assert.IsType<TokenAnswer.Denied>(await desk.CreateAsync("More", TokenRight.View, null, anna.Id));
        Assert.False(await desk.RevokeAsync(id, anna.Id));
        using var setup = app.NewClient();
        var (mine, _) = await MakeAsync(setup, new { name = "Of the set-up", right = "view" });
        Assert.Null((await FindAsync(setup, mine))["createdBy"]);
        Assert.DoesNotContain(token, (await FindAsync(setup, id)).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"x","right":"view","expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt")]
    [InlineData("""{"name":"x","right":"view","expiresAt":"tomorrow"}""", "/expiresAt")]
    [InlineData("""{"name":"x","right":"view","expiresAt":"31/12/2099"}""", "/expiresAt")]
    public async Task An_end_that_is_no_time_in_the_future_is_refused(string body, string pointer)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient();

        var answer = await owner.PostAsync("/api/v1/tokens", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await ReadAsync(answer);
        Assert.Equal(("invalidValue", pointer), ((string)problem["code"]!, (string)problem["pointer"]!));
    }

    [Theory]
    [InlineData("""{"name":"x","right":"view","expires":"2099-01-01T00:00:00Z"}""")]
    [InlineData("""{"name":"x","right":"view","right":"full"}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    [InlineData("name=x&right=view")]
    public async Task What_is_no_such_object_is_malformed_and_makes_nothing(string body)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient();

        var answer = await owner.PostAsync("/api/v1/tokens", new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("malformed", (string)(await ReadAsync(answer))["code"]!);
        await using var db = app.NewContext();
        Assert.Equal(1, await db.ApiTokens.CountAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task JSON_is_read_as_what_it_is_whatever_it_is_called(string? type)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient();
        var content = new ByteArrayContent("""{"name":"x","right":"view"}"""u8.ToArray());
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        Assert.Equal(HttpStatusCode.Created, (await owner.PostAsync("/api/v1/tokens", content)).StatusCode);
    }

    [Fact]
    public async Task There_are_at_most_five_hundred()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await using var db = app.NewContext();
        for (var i = 1; i < TokenDesk.Most; i++) db.ApiTokens.Add(new() { Name = "x", TokenHash = $"{i}", CreatedAt = DateTime.UtcNow });
        await db.SaveChangesAsync();
        using var owner = app.NewClient();

        var answer = await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "One more", right = "view" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "limit"), (answer.StatusCode, (string)(await ReadAsync(answer))["code"]!));
    }

    [Fact]
    public async Task The_page_is_for_owners()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        var library = await browser.ReadAsync("/");
        Assert.Contains("href=\"/tokens\"", library, StringComparison.Ordinal);
        Assert.Contains("made at set-up", await browser.ReadAsync("/tokens"), StringComparison.Ordinal);
        await using var db = app.NewContext();
        (await db.Members.SingleAsync()).Role = Role.Editor;
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();

        Assert.DoesNotContain("href=\"/tokens\"", await browser.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal("/status/403", (await browser.GetAsync("/tokens")).Headers.Location!.AbsolutePath);
    }

    private static (string, string) Maker(JsonNode token) => ((string)token["createdBy"]!["id"]!, (string)token["createdBy"]!["name"]!);

    private static async Task<JsonNode> FindAsync(HttpClient client, Guid id) => (await ReadAsync(await client.GetAsync("/api/v1/tokens")))["items"]!.AsArray()
        .Single(item => (string)item!["id"]! == id.ToString())!;

    private static async Task<(Guid Id, string Token)> MakeAsync(HttpClient client, object request)
    {
        var made = await ReadAsync(await client.PostAsJsonAsync("/api/v1/tokens", request));
        return (Guid.Parse((string)made["id"]!), (string)made["token"]!);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
