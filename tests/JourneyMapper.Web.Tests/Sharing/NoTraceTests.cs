using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Xunit;

namespace JourneyMapper.Web.Tests.Sharing;

public sealed class SqliteNoTraceTests(SqliteApiApp app) : NoTraceTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresNoTraceTests(PostgresApiApp app) : NoTraceTests(app), IClassFixture<PostgresApiApp>;

/// <summary>
/// For a member without right, also for an owner of the workspace, a private map is not there: every endpoint that the application has,
/// those included that come later, is asked, and answers as it does for a map that never was.
/// </summary>
public abstract partial class NoTraceTests(ApiApp api)
{
    private const string Secret = "Hemlig-resa-4711";

    private readonly RunningApp app = api.App;

    [Fact]
    public async Task No_endpoint_shows_a_trace_of_it_to_a_program_or_a_browser()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Owner));
        var map = await app.NewMapAsync(ben, Secret, isPrivate: true);
        foreach (var stranger in new[] { anna, await app.NewMemberAsync("Cia", Role.Editor) })
        {
            using var program = app.NewClient(stranger.Token);
            using var browser = app.NewBrowser();
            var password = stranger == anna ? RunningApp.OwnerPassword : Colleague.Password;
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(stranger.Email, password)).StatusCode);
            foreach (var endpoint in Endpoints())
            {
                foreach (var path in Paths(endpoint, map))
                {
                    foreach (var method in Methods(endpoint))
                    {
                        var (answer, expected) = (await SendAsync(program, method, path), await SendAsync(program, method, Paths(endpoint, Guid.NewGuid()).First(other => Same(other, path))));
                        var isAboutMap = path.Contains($"{map}", StringComparison.Ordinal);
                        if (isAboutMap) Assert.Equal((method, path, expected), (method, path, answer));
                        AssertNoTrace(method + " " + path, answer.Body, isAboutMap ? null : map);
                    }

                    if (!Methods(endpoint).Contains("GET")) continue;
                    var page = await browser.GetAsync(path);
                    var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
                    AssertNoTrace("browser: " + path, html, path.Contains($"{map}", StringComparison.Ordinal) ? null : map);
                    if (path == $"/maps/{map}" || path.StartsWith($"/api/v1/maps/{map}/export", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
                }
            }
        }

        // The same walk finds all of it in the eyes of whom it belongs to.
        using var owners = app.NewClient(ben.Token);
        foreach (var path in new[] { "/api/v1/maps", $"/api/v1/maps/{map}", $"/api/v1/maps/{map}/operations", $"/api/v1/maps/{map}/export/json" })
            Assert.Contains(Secret, await owners.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hub_knows_no_such_map()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        var map = await app.NewMapAsync(ben, Secret, isPrivate: true);
        await using var stranger = await api.ConnectAsync(anna.Token);
        foreach (var id in new[] { map, Guid.NewGuid() })
        {
            foreach (var call in new[] { () => stranger.JoinAsync(id), () => stranger.SubmitAsync(id, [], "x"), () => stranger.SubmitAsync(id, [], "y", 99), async () => { await stranger.SetPresenceAsync(id); return default; } })
                Assert.Equal("notFound", HubClient.Refusal(await Assert.ThrowsAsync<HubException>(call)).GetProperty("code").GetString());
        }

        await using var own = await api.ConnectAsync(ben.Token);
        Assert.Equal(1, (await own.JoinAsync(map)).GetProperty("version").GetInt64());
        Assert.Empty(stranger.Presence.All);
    }

    [Fact]
    public async Task No_list_no_search_no_room_and_no_desk_knows_it_either()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        var map = await app.NewMapAsync(ben, Secret, isPrivate: true);
        var (library, desk, rooms) = (app.Get<MapLibrary>(), app.Get<MapDesk>(), app.Get<MapRooms>());
        var search = app.Get<JourneyMapper.Web.Library.Search.MapSearch>();
        var words = JourneyMapper.Web.Library.Search.SearchQuery.Read(Secret)!;
        Assert.Contains(map, (await search.FindAsync(words, ben.Id)).Keys);
        Assert.DoesNotContain(map, (await search.FindAsync(words, anna.Id)).Keys);
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), (await desk.DuplicateAsync(map, "Mine", anna.Person)).Answer);
        Assert.Contains(await library.ListAsync(ben.Id), item => item.Id == map);
        Assert.DoesNotContain(await library.ListAsync(anna.Id), item => item.Id == map);

        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await desk.RenameAsync(map, "Found", anna.Person));
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await rooms.SubmitAsync(map, new(anna.Person, MapSubmission.NewId(), null, []) { Undoes = [1] }));
        Assert.False(await desk.BinAsync(map, anna.Person));
        Assert.Null(await rooms.ReadAsync(map, anna.Id));

        Assert.True(await desk.BinAsync(map, ben.Person));
        Assert.Contains(await library.ListBinAsync(ben.Id), item => item.Id == map);
        Assert.DoesNotContain(await library.ListBinAsync(anna.Id), item => item.Id == map);
        Assert.False(await desk.RestoreAsync(map, anna.Person));
        Assert.True(await desk.RestoreAsync(map, ben.Person));
        Assert.Equal(1, (await rooms.ReadAsync(map, ben.Id))!.Version);
    }

    [Fact]
    public async Task Its_id_is_as_taken_as_any_other()
    {
        var (anna, ben) = (await app.AnnaAsync(), await app.NewMemberAsync("Ben", Role.Editor));
        using var program = app.NewClient(anna.Token);
        var problems = new List<string>();
        foreach (var map in new[] { await app.NewMapAsync(ben, Secret, isPrivate: true), await app.NewMapAsync(anna, "Open") })
            problems.Add((await api.ProblemAsync(HttpMethod.Post, "/api/v1/maps", new { id = map, title = "Mine" }, 422, "idTaken", program)).ToJsonString().Replace($"{map}", "…", StringComparison.Ordinal));
        Assert.Single(problems.Distinct());
    }

    [Fact]
    public async Task Who_may_see_but_not_edit_is_told_so()
    {
        var (ben, cia) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Editor));
        var map = await app.NewMapAsync(ben, "To be read", isPrivate: true);
        await app.ShareAsync(map, ben, null, (cia, Role.Commenter));
        using var program = app.NewClient(cia.Token);

        Assert.Equal("To be read", (string?)(await api.SendAsync(HttpMethod.Get, $"/api/v1/maps/{map}", null, 200, program)).Body["title"]);
        await api.ProblemAsync(HttpMethod.Post, $"/api/v1/maps/{map}/operations", new { operations = Array.Empty<object>() }, 403, "forbidden", program);
        await api.ProblemAsync(HttpMethod.Delete, $"/api/v1/maps/{map}", null, 403, "forbidden", program);
        await api.ProblemAsync(HttpMethod.Delete, $"/api/v1/maps/{Guid.NewGuid()}", null, 404, "notFound", program);
        Assert.False(await app.Get<MapDesk>().BinAsync(map, cia.Person));

        // Somebody named as an editor may, whatever the role in the workspace.
        var eva = await app.NewMemberAsync("Eva", Role.Viewer);
        await app.ShareAsync(map, ben, null, (eva, Role.Editor));
        using var evas = app.NewClient(eva.Token);
        await api.SendAsync(HttpMethod.Post, $"/api/v1/maps/{map}/operations", new { operations = Array.Empty<object>() }, 200, evas);
        await api.SendAsync(HttpMethod.Delete, $"/api/v1/maps/{map}", null, 204, evas);
    }

    private List<RouteEndpoint> Endpoints()
    {
        var all = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !Text(endpoint).StartsWith("/_", StringComparison.Ordinal) && !Text(endpoint).StartsWith("/hubs", StringComparison.Ordinal)).ToList();
        Assert.Contains(all, endpoint => Text(endpoint) == "/api/v1/maps/{id:guid}");
        Assert.Contains(all, endpoint => Text(endpoint).Equals("/maps/{Id:guid}", StringComparison.OrdinalIgnoreCase));
        return all;
    }

    private static string Text(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    /// <summary>The addresses of an endpoint: the map in every place for an id, each format in the place of a format.</summary>
    private static IEnumerable<string> Paths(RouteEndpoint endpoint, Guid map)
    {
        var path = Guids().Replace(Text(endpoint), $"{map}");
        string[] paths = path.Contains("{format}", StringComparison.Ordinal) ? [.. ExchangeFormats.Exports.Select(format => path.Replace("{format}", format.Name, StringComparison.Ordinal))] : [path];
        return paths.Select(one => Others().Replace(one, "x"));
    }

    private static bool Same(string path, string other) => Ids().Replace(path, "…") == Ids().Replace(other, "…");

    /// <summary>Those of an endpoint for programs; of a page, to look at it.</summary>
    private static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        var named = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return Text(endpoint).StartsWith("/api", StringComparison.Ordinal) ? named : named.Where(method => method == "GET");
    }

    private static async Task<(int Status, string Body)> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (method is "POST" or "PUT" or "PATCH") request.Content = new StringContent("""{"operations":[]}""", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static void AssertNoTrace(string where, string text, Guid? id)
    {
        Assert.False(text.Contains(Secret, StringComparison.OrdinalIgnoreCase), where);
        if (id is { } map) Assert.False(text.Contains($"{map}", StringComparison.OrdinalIgnoreCase), where);
    }

    [GeneratedRegex(@"\{[^}]*:guid\}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Others();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
