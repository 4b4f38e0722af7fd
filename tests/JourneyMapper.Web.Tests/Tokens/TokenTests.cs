using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Tests.Accounts;
using Xunit;

namespace JourneyMapper.Web.Tests.Tokens;

public sealed class TokenTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_token_works_from_its_making_to_its_deletion(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var owner = app.NewClient();

        var made = await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "Reports", right = "full" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var (id, token) = await ReadAsync(made);
        using var program = app.NewClient(token);
        var list = JsonNode.Parse(await program.GetStringAsync("/api/v1/tokens"))!["items"]!.AsArray();
        Assert.Contains(list, item => (string?)item!["name"] == "Reports" && (string?)item["right"] == "full");
        Assert.DoesNotContain(token, list.ToJsonString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync("/api/v1/tokens/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/tokens")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.DeleteAsync("/api/v1/tokens/" + id)).StatusCode);
    }

    [Theory]
    [InlineData("view", true, false)]
    [InlineData("comment", true, false)]
    [InlineData("edit", true, true)]
    public async Task A_lesser_right_is_what_it_says_and_makes_no_tokens(string right, bool views, bool edits)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient();
        var (id, token) = await ReadAsync(await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "x", right }));
        using var program = app.NewClient(token);

        var refused = await program.GetAsync("/api/v1/tokens");

        await AssertProblemAsync(refused, 403, "forbidden");
        var members = app.Get<Membership>();
        Assert.Equal((views, edits), (members.CanView(Guid.Parse(id)), members.CanEdit(Guid.Parse(id))));
    }

    [Fact]
    public async Task Without_a_token_programs_get_a_problem_and_no_redirect()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var nobody = app.NewClient(token: null);
        using var stranger = app.NewClient("made up");

        await AssertProblemAsync(await nobody.GetAsync("/api/v1/tokens"), 401, "unauthorized");
        await AssertProblemAsync(await stranger.GetAsync("/api/v1/tokens"), 401, "unauthorized");
        await AssertProblemAsync(await nobody.GetAsync("/api/v1/tokens?access_token=" + Uri.EscapeDataString(RunningApp.Token)), 401, "unauthorized");
        await AssertProblemAsync(await nobody.PostAsync("/hubs/map/negotiate?negotiateVersion=1", null), 401, "unauthorized");
        await AssertProblemAsync(await nobody.GetAsync("/api/v1/nothing"), 404, "notFound");
    }

    [Fact]
    public async Task A_cookie_is_no_token()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        await AssertProblemAsync(await browser.GetAsync("/api/v1/tokens"), 401, "unauthorized");
    }

    [Fact]
    public async Task The_hubs_take_the_token_from_the_address_too()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = app.NewClient(token: null);

        var answer = await client.PostAsync("/hubs/map/negotiate?negotiateVersion=1&access_token=" + Uri.EscapeDataString(RunningApp.Token), null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"x","right":"everything"}""", 422, "invalidValue")]
    [InlineData("""{"name":" ","right":"view"}""", 422, "invalidValue")]
    [InlineData("""{"right":"view"}""", 422, "invalidValue")]
    [InlineData("""{"name":"x""", 400, "malformed")]
    public async Task A_request_that_is_not_right_is_answered_with_what_to_mend(string body, int status, string code)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient();

        await AssertProblemAsync(await owner.PostAsync("/api/v1/tokens", new StringContent(body, Encoding.UTF8, "application/json")), status, code);
    }

    [Theory]
    [InlineData("en", "A valid token is needed")]
    [InlineData("sv-SE,sv;q=0.9,en;q=0.8", "Det behövs en giltig nyckel")]
    [InlineData("da", "Der kræves en gyldig nøgle")]
    [InlineData("fr", "A valid token is needed")]
    public async Task The_detail_follows_the_language_of_the_request(string language, string words)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var nobody = app.NewClient(token: null);
        nobody.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var problem = JsonNode.Parse(await (await nobody.GetAsync("/api/v1/tokens")).Content.ReadAsStringAsync())!;

        Assert.StartsWith(words, (string?)problem["detail"], StringComparison.Ordinal);
    }

    private static async Task<(string Id, string Token)> ReadAsync(HttpResponseMessage answer)
    {
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return ((string)json["id"]!, (string)json["token"]!);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal((status, code), ((int)problem["status"]!, (string)problem["code"]!));
        Assert.All(["type", "title", "detail"], name => Assert.False(string.IsNullOrEmpty((string?)problem[name])));
    }
}
