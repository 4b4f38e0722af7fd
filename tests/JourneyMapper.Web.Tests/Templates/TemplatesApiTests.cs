using System.Text.Json.Nodes;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Tests.Api;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

public sealed class SqliteTemplatesApiTests(SqliteApiApp app) : TemplatesApiTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresTemplatesApiTests(PostgresApiApp app) : TemplatesApiTests(app), IClassFixture<PostgresApiApp>;

/// <summary>Templates as programs meet them.</summary>
public abstract class TemplatesApiTests(ApiApp app)
{
    private const string Maps = "/api/v1/maps", Templates = "/api/v1/templates";

    [Fact]
    public async Task The_list_names_all_that_can_be_used_in_the_language_of_the_request()
    {
        using var swedish = app.App.NewClient();
        swedish.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv");

        var items = (await app.SendAsync(HttpMethod.Get, Templates, null, 200, swedish)).Body["items"]!.AsArray();

        var restaurant = items.Single(item => (string?)item!["name"] == "restaurant")!;
        Assert.Equal(
            """{"id":"ID","name":"restaurant","title":"En kväll på restaurang","kind":"currentState","industry":"restaurant","effort":"quick","focus":"experience","builtIn":true,"example":false}"""
                .Replace("ID", $"{TemplateId.Of("restaurant")}", StringComparison.Ordinal),
            Without(restaurant, "teaser").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(BuiltInTemplates.All.Count, items.Count(item => (bool)item!["builtIn"]!));
    }

    [Fact]
    public async Task A_map_begins_as_a_template_by_id_or_by_name_and_sent_again_it_is_there_once()
    {
        var id = Guid.CreateVersion7();
        foreach (var templateId in new[] { "restaurant", $"{TemplateId.Of("restaurant")}", "restaurant" })
        {
            var map = (await app.SendAsync(HttpMethod.Post, Maps, new { id, title = "Friday", templateId }, 201)).Body;
            Assert.Equal(("Friday", "currentState", 1L), ((string)map["title"]!, (string)map["kind"]!, (long)map["version"]!));
            Assert.Equal(8, map["elements"]!.AsArray().Count(element => (string)element!["kind"]! == "step"));
        }

        var own = (await app.SendAsync(HttpMethod.Post, Maps, new { title = "", kind = "futureState", templateId = "restaurant" }, 201)).Body;
        Assert.Equal(("An evening at the restaurant", "futureState"), ((string)own["title"]!, (string)own["kind"]!));
        var problem = await app.ProblemAsync(HttpMethod.Post, Maps, new { title = "x", templateId = "hotel" }, 404, "notFound");
        Assert.Contains("hotel", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_read_as_a_map_under_its_own_id()
    {
        foreach (var path in new[] { "patient-visit", $"{TemplateId.Of("patient-visit")}" })
        {
            var map = await app.GetAsync($"{Templates}/{path}");
            Assert.Equal(($"{TemplateId.Of("patient-visit")}", "serviceBlueprint"), ((string)map["id"]!, (string)map["kind"]!));
        }

        await app.ProblemAsync(HttpMethod.Get, $"{Templates}/{Guid.NewGuid()}", null, 404, "notFound");
        await app.ProblemAsync(HttpMethod.Delete, $"{Templates}/restaurant", null, 403, "forbidden");
    }

    [Fact]
    public async Task A_map_is_saved_as_one_used_and_deleted()
    {
        var mapId = (string)(await app.SendAsync(HttpMethod.Post, Maps, new { title = "Friday", templateId = "restaurant" }, 201)).Body["id"]!;

        var template = (await app.SendAsync(HttpMethod.Post, Templates, new { mapId, title = "Evenings", teaser = "For parties.", industry = "restaurant", content = false }, 201)).Body;

        var id = (string)template["id"]!;
        Assert.Equal(("Evenings", "restaurant", "standard", "experience", false), ((string)template["title"]!, (string)template["industry"]!, (string)template["effort"]!, (string)template["focus"]!, (bool)template["builtIn"]!));
        Assert.Equal(id, (string)(await app.GetAsync(Templates))["items"]![0]!["id"]!);
        Assert.DoesNotContain((await app.GetAsync($"{Maps}?limit=200"))["items"]!.AsArray(), item => (string)item!["id"]! == id);
        var made = (await app.SendAsync(HttpMethod.Post, Maps, new { title = "Saturday", templateId = id }, 201)).Body;
        Assert.Equal((8, 0), (Count(made, "step"), Count(made, "card")));
        Assert.Equal(8, Count(await app.GetAsync($"{Templates}/{id}"), "step"));

        await app.SendAsync(HttpMethod.Delete, $"{Templates}/{id}", null, 204);
        await app.ProblemAsync(HttpMethod.Delete, $"{Templates}/{id}", null, 404, "notFound");
        await app.ProblemAsync(HttpMethod.Post, Maps, new { title = "Sunday", templateId = id }, 404, "notFound");
    }

    [Theory]
    [InlineData("""{"title":"x"}""", 400, "malformed", "/mapId")]
    [InlineData("""{"mapId":"MAP","content":"yes"}""", 400, "malformed", "/content")]
    [InlineData("""{"mapId":"MAP","stages":1}""", 400, "malformed", "/stages")]
    [InlineData("""{"mapId":"0197f3a2-0000-7000-8000-000000000001"}""", 404, "notFound", "/mapId")]
    [InlineData("""{"mapId":"MAP","title":" "}""", 422, "invalidValue", "/title")]
    [InlineData("""{"mapId":"MAP","industry":"piracy"}""", 422, "invalidValue", "/industry")]
    [InlineData("""{"mapId":"MAP","teaser":"a\nb"}""", 422, "invalidText", null)]
    public async Task What_makes_no_template_is_answered_with_what_to_mend(string body, int status, string code, string? pointer)
    {
        var map = (string)(await app.NewMapAsync())["id"]!;
        var problem = await app.ProblemAsync(HttpMethod.Post, Templates, body.Replace("MAP", map, StringComparison.Ordinal), status, code);
        Assert.Equal(pointer, (string?)problem["pointer"]);
    }

    [Fact]
    public async Task Who_may_only_look_sees_and_changes_nothing()
    {
        var mapId = (string)(await app.NewMapAsync())["id"]!;
        var id = (string)(await app.SendAsync(HttpMethod.Post, Templates, new { mapId }, 201)).Body["id"]!;
        using var viewer = app.App.NewClient((await app.NewTokenAsync("view")).Token);

        await app.SendAsync(HttpMethod.Get, Templates, null, 200, viewer);
        await app.SendAsync(HttpMethod.Get, $"{Templates}/{id}", null, 200, viewer);
        await app.ProblemAsync(HttpMethod.Post, Templates, new { mapId }, 403, "forbidden", viewer);
        await app.ProblemAsync(HttpMethod.Delete, $"{Templates}/{id}", null, 403, "forbidden", viewer);
        await app.ProblemAsync(HttpMethod.Post, Maps, new { title = "x", templateId = id }, 403, "forbidden", viewer);
    }

    private static int Count(JsonNode map, string kind) => map["elements"]!.AsArray().Count(element => (string)element!["kind"]! == kind);

    private static JsonObject Without(JsonNode node, string name)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }
}
