using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Exchange.Mermaid;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

/// <summary>One application for all tests here; each makes maps of its own.</summary>
public sealed class ExchangeApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await RunningApp.OnAsync("SQLite", RunningApp.Owner);

    public async Task DisposeAsync() => await App.DisposeAsync();
}

public sealed class ExchangeEndpointsTests(ExchangeApp shared) : IClassFixture<ExchangeApp>
{
    const string Diagram = "journey\n    title A day at Åsa's 😀\n    section Work\n        Make tea: 5: Me, Cat\n        Do work: 1: Me\n";
    const string Two = "```mermaid\njourney\nA: 3\n```\n\n```mermaid\njourney\nB: 3\n```\n";

    readonly RunningApp app = shared.App;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_diagram_goes_in_and_comes_out(string database)
    {
        await using var own = await RunningApp.OnAsync(database, RunningApp.Owner);
        using HttpClient client = own.NewClient();

        (HttpResponseMessage made, JsonNode result) = await ImportAsync(client, "mermaid", Diagram);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal($"/api/v1/maps/{(string)result["mapId"]!}", made.Headers.Location!.ToString());
        Assert.Empty(result["warnings"]!.AsArray());
        JsonNode map = JsonNode.Parse(await client.GetStringAsync(made.Headers.Location))!;
        Assert.Equal(("A day at Åsa's 😀", 1), ((string)map["title"]!, (int)map["version"]!));
        Assert.Equal(Diagram, await client.GetStringAsync($"{made.Headers.Location}/export/mermaid"));
        JsonNode feed = JsonNode.Parse(await client.GetStringAsync($"{made.Headers.Location}/operations?after=0"))!;
        Assert.Single(feed["changes"]!.AsArray());

        string json = await client.GetStringAsync($"{made.Headers.Location}/export/json");
        (HttpResponseMessage again, _) = await ImportAsync(client, "json", json);
        Assert.NotEqual(made.Headers.Location, again.Headers.Location);
        string second = await client.GetStringAsync($"{again.Headers.Location}/export/json");
        Assert.Equal(Without(json), Without(second));
    }

    [Fact]
    public async Task A_file_is_read_with_any_mark_and_content_type()
    {
        using HttpClient client = app.NewClient();
        foreach (Encoding encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (string? type in new[] { null, "text/plain", "application/x-www-form-urlencoded", "application/octet-stream" })
            {
                var body = new ByteArrayContent([.. encoding.GetPreamble(), .. encoding.GetBytes(Diagram)]);
                if (type is not null) body.Headers.ContentType = new(type);
                HttpResponseMessage made = await client.PostAsync("/api/v1/imports?format=mermaid", body);

                Assert.Equal(HttpStatusCode.Created, made.StatusCode);
                Assert.Equal(Diagram, await client.GetStringAsync($"{made.Headers.Location}/export/mermaid"));
            }
        }
    }

    [Fact]
    public async Task Of_several_diagrams_one_is_chosen()
    {
        using HttpClient client = app.NewClient();

        JsonNode problem = await RefusedAsync(client, "mermaid", Two, 400);
        Assert.Equal(("chooseBlock", 2), ((string)problem["code"]!, (int)problem["count"]!));
        problem = await RefusedAsync(client, "mermaid&block=3", Two, 400);
        Assert.Equal(("noSuchBlock", 2), ((string)problem["code"]!, (int)problem["count"]!));
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "mermaid&block=two", Two, 400))["code"]!);

        (HttpResponseMessage made, _) = await ImportAsync(client, "mermaid&block=2", Two);
        Assert.Equal("journey\n        B: 3\n", await client.GetStringAsync($"{made.Headers.Location}/export/mermaid"));
    }

    [Theory]
    [InlineData("en", "There is no journey diagram here.", "is outside 1–5 and became 5.", "Emotions", "This is not valid JSON.")]
    [InlineData("sv", "Här finns inget", "utanför 1–5", "Känslor", "Det här är inte giltig JSON.")]
    [InlineData("da", "Her er intet", "uden for 1–5", "Følelser", "Det her er ikke gyldig JSON.")]
    public async Task Words_and_lanes_are_in_the_language_of_the_request(string language, string noJourney, string clamped, string lane, string notJson)
    {
        using HttpClient client = app.NewClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        Assert.Contains(noJourney, (string)(await RefusedAsync(client, "mermaid", "pie", 400))["detail"]!, StringComparison.Ordinal);
        Assert.Equal(notJson, (string)(await RefusedAsync(client, "json", "{", 400))["detail"]!);
        (HttpResponseMessage made, JsonNode result) = await ImportAsync(client, "mermaid", "journey\nsection Work\nA: 9: Me");
        JsonNode warning = Assert.Single(result["warnings"]!.AsArray())!;
        Assert.Equal(("scoreClamped", 3), ((string)warning["code"]!, (int)warning["line"]!));
        Assert.Contains(clamped, (string)warning["message"]!, StringComparison.Ordinal);
        Assert.Contains(lane, await client.GetStringAsync(made.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_where_and_stores_nothing()
    {
        using HttpClient client = app.NewClient();
        int before = await CountAsync(client);

        JsonNode problem = await RefusedAsync(client, "mermaid", "journey\nsection A\nB: 3\nnonsense", 400);
        Assert.Equal(("missingColon", 4), ((string)problem["code"]!, (int)problem["line"]!));
        problem = await RefusedAsync(client, "mermaid", "userJourney\nA: 3", 400);
        Assert.Equal(("headerName", 1), ((string)problem["code"]!, (int)problem["line"]!));
        problem = await RefusedAsync(client, "mermaid", "journey\naccDescr {", 400);
        Assert.Contains("accDescr {", (string)problem["detail"]!, StringComparison.Ordinal);
        problem = await RefusedAsync(client, "json", "{\n\"format\":\"journeymapper\",\"formatVersion\":1,\n\"elements\":[{\"kind\":\"planet\"}]}", 400);
        Assert.Equal(("malformed", 3, "/elements/0/kind"), ((string)problem["code"]!, (int)problem["line"]!, (string)problem["pointer"]!));
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "xml", "<a/>", 400))["code"]!);
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "", "journey", 400))["code"]!);

        Assert.Equal(before, await CountAsync(client));
    }

    [Fact]
    public async Task Hostile_bodies_are_refused()
    {
        using HttpClient client = app.NewClient();
        int before = await CountAsync(client);

        await RefusedAsync(client, "mermaid", "", 400);
        Assert.Equal("tooLarge", (string)(await RefusedAsync(client, "mermaid", "journey\n" + new string('x', 10_000_000), 413))["code"]!);
        Assert.Equal("tooLarge", (string)(await RefusedAsync(client, "json", new string(' ', ImportText.MaxBytes + 1), 413))["code"]!);
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "json", new string(' ', 10_000_000), 400))["code"]!);
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "json", string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000)), 400))["code"]!);
        Assert.Equal("tooManyLines", (string)(await RefusedAsync(client, "mermaid", "journey\n" + string.Concat(Enumerable.Repeat("section\n", 100_000)), 400))["code"]!);
        Assert.Equal("tooManySections", (string)(await RefusedAsync(client, "mermaid", "journey\n" + string.Concat(Enumerable.Repeat("section S\n", 40_000)), 400))["code"]!);
        JsonNode nul = await RefusedAsync(client, "mermaid", "journey\nA\0: 3", 400);
        Assert.Equal(("invalidCharacter", 2), ((string)nul["code"]!, (int)nul["line"]!));
        Assert.Equal("malformed", (string)(await RefusedAsync(client, "json", "{\"format\":\"\0\"}", 400))["code"]!);

        Assert.Equal(before, await CountAsync(client));
    }

    [Fact]
    public async Task Looking_is_not_enough_to_import_but_to_export()
    {
        using HttpClient owner = app.NewClient();
        HttpResponseMessage token = await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "Reader", right = "view" });
        using HttpClient viewer = app.NewClient((string)JsonNode.Parse(await token.Content.ReadAsStringAsync())!["token"]!);
        using HttpClient nobody = app.NewClient(token: null);
        (HttpResponseMessage made, _) = await ImportAsync(owner, "mermaid", Diagram);

        Assert.Equal("forbidden", (string)(await RefusedAsync(viewer, "mermaid", Diagram, 403))["code"]!);
        Assert.Equal("unauthorized", (string)(await RefusedAsync(nobody, "mermaid", Diagram, 401))["code"]!);
        Assert.Equal(Diagram, await viewer.GetStringAsync($"{made.Headers.Location}/export/mermaid"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"{made.Headers.Location}/export/mermaid")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_enough_for_an_export_and_for_nothing_else()
    {
        using HttpClient owner = app.NewClient();
        (HttpResponseMessage made, _) = await ImportAsync(owner, "mermaid", Diagram);
        using Browser browser = app.NewBrowser();
        await browser.SignInAsync();

        Assert.Equal(Diagram, await (await browser.GetAsync($"{made.Headers.Location}/export/mermaid")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(made.Headers.Location!.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendFromAsync("/", "/api/v1/imports?format=mermaid", ("a", "b"))).StatusCode);
    }

    [Fact]
    public async Task An_export_is_a_file_with_the_title_for_its_name()
    {
        using HttpClient client = app.NewClient();
        (HttpResponseMessage made, _) = await ImportAsync(client, "mermaid", "journey\ntitle ../Åsa ö/æ 😀\"\r\n");

        HttpResponseMessage mermaid = await client.GetAsync($"{made.Headers.Location}/export/mermaid");
        HttpResponseMessage json = await client.GetAsync($"{made.Headers.Location}/export/json");

        Assert.Equal("text/vnd.mermaid; charset=utf-8", mermaid.Content.Headers.ContentType!.ToString());
        Assert.Equal("application/json; charset=utf-8", json.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", "-Åsa ö-æ 😀-.mmd"), (mermaid.Content.Headers.ContentDisposition!.DispositionType, mermaid.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Matches("^[ -~]+$", mermaid.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("-Åsa ö-æ 😀-.json", json.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Unknown_formats_and_maps_are_not_found()
    {
        using HttpClient client = app.NewClient();
        (HttpResponseMessage made, _) = await ImportAsync(client, "mermaid", Diagram);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{made.Headers.Location}/export/xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/maps/{Guid.NewGuid()}/export/json")).StatusCode);
        await client.DeleteAsync(made.Headers.Location);
        HttpResponseMessage gone = await client.GetAsync($"{made.Headers.Location}/export/json");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (gone.StatusCode, gone.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_description_of_the_API_has_both()
    {
        using HttpClient client = app.NewClient(token: null);

        JsonNode paths = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!["paths"]!;

        Assert.NotNull(paths["/api/v1/imports"]!["post"]!["requestBody"]);
        Assert.Equal(["format", "block"], paths["/api/v1/imports"]!["post"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
        Assert.NotNull(paths["/api/v1/maps/{id}/export/{format}"]!["get"]);
    }

    [CorpusFact]
    public async Task Every_real_file_goes_through_the_API_and_Mermaid_reads_what_comes_out()
    {
        using HttpClient client = app.NewClient();
        List<string> exports = [];
        foreach (string file in Directory.GetFiles(CorpusFactAttribute.Folder, "*.mmd").Order(StringComparer.Ordinal))
        {
            var body = new ByteArrayContent(await File.ReadAllBytesAsync(file));
            HttpResponseMessage made = await client.PostAsync("/api/v1/imports?format=mermaid", body);
            bool isRead = MermaidReader.Read(await File.ReadAllTextAsync(file)).Journey is not null;
            Assert.Equal(isRead ? HttpStatusCode.Created : HttpStatusCode.BadRequest, made.StatusCode);
            if (isRead) exports.Add(await client.GetStringAsync($"{made.Headers.Location}/export/mermaid"));
        }

        IReadOnlyList<MermaidJudge.Verdict> verdicts = new MermaidJudge().Parse(exports);

        Assert.True(exports.Count > 70, $"{exports.Count}");
        Assert.All(verdicts, verdict => Assert.Null(verdict.Error));
        Assert.Equal(exports.Select(export => MermaidReader.Read(export).Journey!.Sections.Sum(section => section.Tasks.Length)), verdicts.Select(verdict => verdict.Tasks!.Length));
    }

    static async Task<(HttpResponseMessage, JsonNode)> ImportAsync(HttpClient client, string format, string text)
    {
        HttpResponseMessage answer = await client.PostAsync($"/api/v1/imports?format={format}", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body);
        return (answer, JsonNode.Parse(body)!);
    }

    static async Task<JsonNode> RefusedAsync(HttpClient client, string format, string text, int status)
    {
        HttpResponseMessage answer = await client.PostAsync($"/api/v1/imports?format={format}", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, body);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(body)!;
    }

    static async Task<int> CountAsync(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("/api/v1/maps?limit=200"))!["items"]!.AsArray().Count;

    static string Without(string json)
    {
        JsonObject file = JsonNode.Parse(json)!.AsObject();
        file.Remove("id");
        file.Remove("version");
        return file.ToJsonString();
    }
}
