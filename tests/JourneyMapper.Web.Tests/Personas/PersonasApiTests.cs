using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Tests.Api;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

public sealed class SqlitePersonasApiTests(SqliteApiApp app) : PersonasApiTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresPersonasApiTests(PostgresApiApp app) : PersonasApiTests(app), IClassFixture<PostgresApiApp>;

public abstract class PersonasApiTests(ApiApp app)
{
    private const string Personas = "/api/v1/personas";

    [Fact]
    public async Task A_persona_is_made_listed_changed_and_thrown_away()
    {
        var id = Guid.NewGuid();
        var (answer, persona) = await app.SendAsync(HttpMethod.Post, Personas, new { id, title = "Åsa 👩‍🚀" }, 201);
        Assert.Equal($"{Personas}/{id}", answer.Headers.Location?.OriginalString);
        Assert.Equal(("Åsa 👩‍🚀", "persona"), ((string)persona["title"]!, (string)persona["kind"]!));
        // Sent again because the answer was lost, it is there once.
        await app.SendAsync(HttpMethod.Post, Personas, new { id, title = "Åsa 👩‍🚀" }, 201);
        await app.ProblemAsync(HttpMethod.Post, Personas, new { id, title = "Somebody else" }, 422, "idTaken");

        var goals = persona["elements"]!.AsArray().Single(one => (string?)one!["sectionKind"] == "goals")!;
        await app.SendAsync(HttpMethod.Post, $"{Personas}/{id}/operations", new { operations = new object[] { new { op = "set", id = (string)goals["id"]!, property = "text", value = "Home by five" } } }, 200);
        var changed = await app.GetAsync($"{Personas}/{id}");
        Assert.Equal((2, "Home by five"), ((int)changed["version"]!, (string)changed["elements"]!.AsArray().Single(one => (string?)one!["sectionKind"] == "goals")!["text"]!));
        Assert.Equal(2, (await app.GetAsync($"{Personas}/{id}/operations"))["changes"]!.AsArray().Count);
        Assert.Contains((await app.GetAsync(Personas))["items"]!.AsArray(), one => (string)one!["id"]! == $"{id}");
        Assert.DoesNotContain((await app.GetAsync("/api/v1/maps"))["items"]!.AsArray(), one => (string)one!["id"]! == $"{id}");

        await app.SendAsync(HttpMethod.Delete, $"{Personas}/{id}", null, 204);
        await app.ProblemAsync(HttpMethod.Get, $"{Personas}/{id}", null, 404, "notFound");
    }

    [Fact]
    public async Task A_map_is_no_persona_and_a_persona_no_map()
    {
        var (map, id) = (Guid.Parse((string)(await app.NewMapAsync())["id"]!), Guid.NewGuid());
        await app.SendAsync(HttpMethod.Post, Personas, new { id, title = "Anna" }, 201);

        await app.ProblemAsync(HttpMethod.Get, $"/api/v1/maps/{id}", null, 404, "notFound");
        await app.ProblemAsync(HttpMethod.Get, $"/api/v1/maps/{id}/export/mermaid", null, 404, "notFound");
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Get, "/operations"), (HttpMethod.Post, "/operations") })
            await app.ProblemAsync(method, $"{Personas}/{map}{path}", method == HttpMethod.Post ? new { operations = Array.Empty<object>() } : null, 404, "notFound");
        await app.GetAsync($"/api/v1/maps/{map}");
    }

    [Theory]
    [InlineData("""{}""", 400, "malformed", "/title")]
    [InlineData("""{"title":"x","kind":"persona"}""", 400, "malformed", "/kind")]
    [InlineData("""{"title":"a\u0000b"}""", 422, "invalidText", "/title")]
    public async Task What_makes_no_persona_is_answered_with_what_to_mend(string body, int status, string code, string pointer) =>
        Assert.Equal(pointer, (string?)(await app.ProblemAsync(HttpMethod.Post, Personas, body, status, code))["pointer"]);

    [Fact]
    public async Task Names_and_sections_have_limits_and_nothing_is_half_stored()
    {
        var id = Guid.NewGuid();
        await app.ProblemAsync(HttpMethod.Post, Personas, new { id, title = new string('å', Limits.Title + 1) }, 422, "limit");
        var (_, persona) = await app.SendAsync(HttpMethod.Post, Personas, new { id, title = new string('ه', Limits.Title) }, 201);
        var stand = persona["elements"]!.AsArray().Count(one => (string)one!["kind"]! == "section");
        object Insert() => new { op = "insert", element = new { kind = "section", id = Guid.NewGuid(), title = "One more" } };

        await app.ProblemAsync(HttpMethod.Post, $"{Personas}/{id}/operations", new { operations = Enumerable.Range(0, Limits.PersonaParts - stand + 1).Select(_ => Insert()) }, 422, "limit");
        Assert.Equal(1, (int)(await app.GetAsync($"{Personas}/{id}"))["version"]!);
        await app.SendAsync(HttpMethod.Post, $"{Personas}/{id}/operations", new { operations = Enumerable.Range(0, Limits.PersonaParts - stand).Select(_ => Insert()) }, 200);
    }

    [Fact]
    public async Task They_stand_in_the_description_of_the_api()
    {
        var paths = (await app.GetAsync("/openapi/v1.json"))["paths"]!.AsObject();
        Assert.All(new[] { Personas, Personas + "/{id}", Personas + "/{id}/operations" }, path => Assert.Contains(path, paths.Select(one => one.Key.TrimEnd('/'))));
    }
}
