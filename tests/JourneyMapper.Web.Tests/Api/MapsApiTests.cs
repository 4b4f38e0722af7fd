using System.Net;
using System.Text.Json.Nodes;
using JourneyMapper.Maps.Json;
using Xunit;

namespace JourneyMapper.Web.Tests.Api;

public sealed class SqliteMapsApiTests(SqliteApiApp app) : MapsApiTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresMapsApiTests(PostgresApiApp app) : MapsApiTests(app), IClassFixture<PostgresApiApp>;

/// <summary>Maps as a whole (CONTRACT 3 and 6), on both databases.</summary>
public abstract class MapsApiTests(ApiApp app)
{
    private const string Maps = "/api/v1/maps";

    [Theory]
    [InlineData(null, "actions thoughts touchpoints emotions pains opportunities")]
    [InlineData("futureState", "actions needs touchpoints emotions opportunities metrics")]
    [InlineData("dayInTheLife", "actions thoughts needs emotions pains opportunities")]
    [InlineData("serviceBlueprint", "evidence actions frontStage backStage support systems")]
    public async Task A_new_map_has_the_default_lanes_of_its_kind_and_nothing_else(string? kind, string lanes)
    {
        var map = await app.NewMapAsync("My map", kind);

        Assert.Equal(("My map", kind ?? "currentState", 1), ((string)map["title"]!, (string)map["kind"]!, (int)map["version"]!));
        var elements = map["elements"]!.AsArray();
        Assert.Equal(lanes.Split(' '), elements.Where(e => (string)e!["kind"]! == "lane").Select(e => (string)e!["laneKind"]!));
        var ids = elements.Where(e => (string)e!["kind"]! == "lane").ToDictionary(e => (string)e!["id"]!, e => (string)e!["laneKind"]!);
        var lines = elements.Where(e => (string)e!["kind"]! == "line").Select(e => $"{e!["lineKind"]} {ids[(string)e["laneId"]!]}");
        Assert.Equal(kind == "serviceBlueprint" ? ["interaction actions", "visibility frontStage", "internalInteraction backStage"] : [], lines);
        Assert.All(elements, e => Assert.Contains((string)e!["kind"]!, new[] { "lane", "line" }));
    }

    [Fact]
    public async Task Creating_answers_201_with_the_place_and_the_map_and_is_edit_1()
    {
        var id = Guid.NewGuid();
        var (answer, map) = await app.SendAsync(HttpMethod.Post, Maps, new { id, title = "Köping" }, 201);

        Assert.Equal($"{Maps}/{id}", answer.Headers.Location?.OriginalString);
        Assert.Equal(id.ToString(), (string)map["id"]!);
        Assert.True(JsonNode.DeepEquals(map, await app.GetAsync($"{Maps}/{id}")));
        var change = Assert.Single(await app.ChangesAsync(id))!;
        Assert.Equal(1, (int)change["version"]!);
        Assert.Equal(map.ToJsonString(), JsonNode.Parse(MapJson.Write(await app.StoredAsync(id)))!.ToJsonString());
    }

    [Theory]
    [InlineData("en", "Actions")]
    [InlineData("sv-SE", "Handlingar")]
    [InlineData("da", "Handlinger")]
    public async Task Lane_titles_are_in_the_language_of_the_request(string language, string actions)
    {
        using var http = app.App.NewClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var (_, map) = await app.SendAsync(HttpMethod.Post, Maps, new { title = "x" }, 201, http);
        Assert.Equal(actions, (string)map["elements"]![0]!["title"]!);
    }

    [Theory]
    [InlineData("""{"kind":"currentState"}""", 400, "malformed", "/title")]
    [InlineData("""{"title":"x","kind":"treasure"}""", 400, "malformed", "/kind")]
    [InlineData("""{"title":"x","id":"7"}""", 400, "malformed", "/id")]
    [InlineData("""{"title":7}""", 400, "malformed", "/title")]
    [InlineData("""{"title":"x","stages":[]}""", 400, "malformed", "/stages")]
    [InlineData("""{"title":"x","title":"y"}""", 400, "malformed", null)]
    [InlineData("""[]""", 400, "malformed", null)]
    [InlineData("""{"title":"x" """, 400, "malformed", null)]
    [InlineData("", 400, "malformed", null)]
    [InlineData("""{"title":"a\u0000b"}""", 422, "invalidText", "/title")]
    [InlineData("""{"title":"\ud83d"}""", 422, "invalidText", "/title")]
    [InlineData("""{"\ud83d":"x"}""", 400, "malformed", null)]
    [InlineData("""{"title":"x","templateId":"0197f3a2-0000-7000-8000-000000000001"}""", 404, "notFound", "/templateId")]
    [InlineData("""{"title":"x","templateId":"no such name"}""", 404, "notFound", "/templateId")]
    [InlineData("""{"title":"x","templateId":7}""", 400, "malformed", "/templateId")]
    public async Task What_makes_no_map_is_answered_with_what_to_mend(string body, int status, string code, string? pointer)
    {
        var problem = await app.ProblemAsync(HttpMethod.Post, Maps, body, status, code);
        if (pointer is not null) Assert.Equal(pointer, (string?)problem["pointer"]);
    }

    [Fact]
    public async Task A_title_that_is_too_long_and_an_id_that_is_used_are_refused_where_they_stand()
    {
        var problem = await app.ProblemAsync(HttpMethod.Post, Maps, new { title = new string('x', 301) }, 422, "limit");
        Assert.Equal("/title", (string?)problem["pointer"]);
        Assert.Equal(300, new string('x', 300).Length);
        var map = await app.NewMapAsync();
        problem = await app.ProblemAsync(HttpMethod.Post, Maps, new { id = (string)map["id"]!, title = "x" }, 422, "idTaken");
        Assert.Equal(("/id", (string)map["id"]!), ((string?)problem["pointer"], (string?)problem["id"]));
    }

    [Fact]
    public async Task An_id_of_a_map_in_the_bin_is_taken_too()
    {
        var id = (string)(await app.NewMapAsync())["id"]!;
        await app.SendAsync(HttpMethod.Delete, $"{Maps}/{id}", null, 204);
        await app.ProblemAsync(HttpMethod.Post, Maps, new { id, title = "x" }, 422, "idTaken");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task JSON_is_taken_under_any_name_or_none(string? contentType)
    {
        foreach (var (path, body) in new[]
        {
            (Maps, """{"title":"x"}"""),
            ($"{Maps}/{(string)(await app.NewMapAsync())["id"]!}/operations", """{"operations":[]}"""),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body)) };
            if (contentType is not null) request.Content.Headers.ContentType = new(contentType);
            var answer = await app.Http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_list_gives_every_map_once_page_by_page_last_changed_first()
    {
        var made = new List<string>();
        for (var i = 0; i < 7; i++) made.Add((string)(await app.NewMapAsync($"m{i}"))["id"]!);
        await app.SubmitAsync(Guid.Parse(made[0]), new { op = "set", id = made[0], property = "title", value = "renamed" });

        var listed = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await app.GetAsync($"{Maps}?limit=2" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            listed.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(listed.Count, listed.Select(item => (string)item["id"]!).Distinct().Count());
        var times = listed.ConvertAll(item => (DateTime)item["changedAt"]!);
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(made, id => Assert.Contains(listed, item => (string)item["id"]! == id));
        var renamed = listed.Single(item => (string)item["id"]! == made[0]);
        Assert.Equal(("renamed", "currentState", 2), ((string)renamed["title"]!, (string)renamed["kind"]!, (int)renamed["version"]!));
        Assert.EndsWith("Z", (string)renamed["changedAt"]!.AsValue().ToString(), StringComparison.Ordinal);
        await app.ProblemAsync(HttpMethod.Get, $"{Maps}?cursor=made-up", null, 400, "malformed");
        await app.ProblemAsync(HttpMethod.Get, $"{Maps}?limit=many", null, 400, "malformed");
    }

    [Fact]
    public async Task A_deleted_map_is_gone_for_every_call()
    {
        var id = Guid.Parse((string)(await app.NewMapAsync("to the bin"))["id"]!);
        await app.SendAsync(HttpMethod.Delete, $"{Maps}/{id}", null, 204);

        await app.ProblemAsync(HttpMethod.Get, $"{Maps}/{id}", null, 404, "notFound");
        await app.ProblemAsync(HttpMethod.Get, $"{Maps}/{id}/operations", null, 404, "notFound");
        await app.RefusedAsync(id, 404, "notFound");
        await app.ProblemAsync(HttpMethod.Delete, $"{Maps}/{id}", null, 404, "notFound");
        Assert.DoesNotContain((await app.GetAsync($"{Maps}?limit=200"))["items"]!.AsArray(), item => (string)item!["id"]! == id.ToString());
    }

    [Fact]
    public async Task What_does_not_exist_is_404_and_never_a_page()
    {
        foreach (var path in new[] { $"{Maps}/{Guid.NewGuid()}", $"{Maps}/no-uuid", $"/api/v1/personas/{Guid.NewGuid()}", "/api/v1/surveys", "/api/v1/templates/no-such", "/api/v2/maps" })
            await app.ProblemAsync(HttpMethod.Get, path, null, 404, "notFound");
    }

    [Fact]
    public async Task Without_a_right_nothing_is_answered_but_why()
    {
        var map = (string)(await app.NewMapAsync())["id"]!;
        using var nobody = app.App.NewClient(token: null);
        using var viewer = app.App.NewClient((await app.NewTokenAsync("view")).Token);
        var calls = new (HttpMethod Method, string Path, object? Body, bool IsRead)[]
        {
            (HttpMethod.Get, Maps, null, true),
            (HttpMethod.Get, $"{Maps}/{map}", null, true),
            (HttpMethod.Get, $"{Maps}/{map}/operations", null, true),
            (HttpMethod.Post, Maps, new { title = "x" }, false),
            (HttpMethod.Post, $"{Maps}/{map}/operations", new { operations = Array.Empty<object>() }, false),
            (HttpMethod.Delete, $"{Maps}/{map}", null, false),
        };
        foreach (var (method, path, body, isRead) in calls)
        {
            await app.ProblemAsync(method, path, body, 401, "unauthorized", nobody);
            await app.ProblemAsync(method, path + "?access_token=" + Uri.EscapeDataString(Accounts.RunningApp.Token), body, 401, "unauthorized", nobody);
            if (isRead) await app.SendAsync(method, path, body, 200, viewer);
            else await app.ProblemAsync(method, path, body, 403, "forbidden", viewer);
        }
    }

    [Fact]
    public async Task OpenAPI_is_open_to_all_and_lists_what_there_is()
    {
        using var nobody = app.App.NewClient(token: null);
        var (_, document) = await app.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, 200, nobody);
        var paths = document["paths"]!.AsObject();
        foreach (var (path, methods) in new[]
        {
            (Maps, "get post"), (Maps + "/{id}", "get delete"), (Maps + "/{id}/operations", "get post"), ("/api/v1/tokens", "get post"), ("/api/v1/tokens/{id}", "delete"),
            ("/api/v1/templates", "get post"), ("/api/v1/templates/{template}", "get delete"), ("/api/v1/personas", "get post"), ("/api/v1/personas/{id}", "get delete"),
            ("/api/v1/images", "post"), ("/api/v1/images/{id}", "get"),
        })
            Assert.All(methods.Split(' '), method => Assert.NotNull(paths.Single(p => p.Key.TrimEnd('/') == path).Value![method]));
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path.Key, StringComparison.Ordinal));
        Assert.NotNull(paths[paths.Single(p => p.Key.TrimEnd('/') == Maps).Key]!["post"]!["requestBody"]!["content"]!["application/json"]);
    }
}
