using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Accounts;
using Xunit;

namespace JourneyMapper.Web.Tests.Api;

/// <summary>The running application and a program's way of talking to it. One per test class.</summary>
public abstract class ApiApp(string database) : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    /// <summary>With the token of the set-up, which may do everything.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync() => (App, Http) = await RunningApp.OnAsync(database, RunningApp.Owner) is var app ? (app, app.NewClient()) : default;

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A new token and its id.</summary>
    public async Task<(Guid Id, string Token)> NewTokenAsync(string right)
    {
        var (_, made) = await SendAsync(HttpMethod.Post, "/api/v1/tokens", new { name = right, right }, 201);
        return (Guid.Parse((string)made["id"]!), (string)made["token"]!);
    }

    public Task<HubClient> ConnectAsync(string token = RunningApp.Token) => HubClient.ConnectAsync(App.Address, token);

    public async Task<JsonObject> NewMapAsync(string title = "Journey", string? kind = null) =>
        (await SendAsync(HttpMethod.Post, "/api/v1/maps", new { title, kind }, 201)).Body;

    /// <summary>A new map with one stage and one step; gives its id, the step's and that of its first lane.</summary>
    public async Task<(Guid Map, Guid Step, Guid Lane)> NewStepAsync()
    {
        var map = await NewMapAsync();
        var (id, stage, step) = (Guid.Parse((string)map["id"]!), Guid.CreateVersion7(), Guid.CreateVersion7());
        await SubmitAsync(id, Insert(new { kind = "stage", id = stage }), Insert(new { kind = "step", id = step, stageId = stage }));
        return (id, step, Guid.Parse((string)map["elements"]![0]!["id"]!));
    }

    /// <summary>A map with one card in its first lane, whose kind is actions.</summary>
    public async Task<(Guid Map, Guid Card)> NewCardAsync(string text = "")
    {
        var (map, step, lane) = await NewStepAsync();
        var card = Guid.CreateVersion7();
        await SubmitAsync(map, Insert(new { kind = "card", id = card, laneId = lane, stepId = step, text }));
        return (map, card);
    }

    public Task<JsonObject> SubmitAsync(Guid map, params object[] operations) => SubmissionAsync(map, new { operations });

    public async Task<JsonObject> SubmissionAsync(Guid map, object submission) =>
        (await SendAsync(HttpMethod.Post, $"/api/v1/maps/{map}/operations", submission, 200)).Body;

    public async Task<JsonObject> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path, null, 200)).Body;

    public async Task<JsonArray> ChangesAsync(Guid map, long after = 0) =>
        (await GetAsync($"/api/v1/maps/{map}/operations?after={after}"))["changes"]!.AsArray();

    /// <summary>Sends and expects this status; a body that is a string goes out as it is.</summary>
    public async Task<(HttpResponseMessage Answer, JsonObject Body)> SendAsync(HttpMethod method, string path, object? body, int status, HttpClient? http = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        var answer = await (http ?? Http).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{method} {path} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 500)]}");
        return (answer, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>Submits what is refused and gives the problem.</summary>
    public Task<JsonObject> RefusedAsync(Guid map, int status, string code, params object[] operations) =>
        ProblemAsync(HttpMethod.Post, $"/api/v1/maps/{map}/operations", new { operations }, status, code);

    public async Task<JsonObject> ProblemAsync(HttpMethod method, string path, object? body, int status, string code, HttpClient? http = null)
    {
        var (answer, problem) = await SendAsync(method, path, body, status, http);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        AssertProblem(problem, status, code);
        return problem;
    }

    public static void AssertProblem(JsonNode problem, int status, string code)
    {
        Assert.Equal((status, code), ((int)problem["status"]!, (string)problem["code"]!));
        Assert.All(["type", "title", "detail"], name => Assert.False(string.IsNullOrEmpty((string?)problem[name]), name));
    }

    /// <summary>What is stored of a map: its log replayed from nothing gives its elements, and those are what a reader gets.</summary>
    public Task<JourneyMap> StoredAsync(Guid map) => StoredAsync(App.Get<IMapStore>(), map);

    /// <inheritdoc cref="StoredAsync(Guid)"/>
    public static async Task<JourneyMap> StoredAsync(IMapStore store, Guid map)
    {
        var replayed = JourneyMap.Empty(map);
        while (await store.ReadEditsAsync(map, replayed.Version, 500) is { Count: > 0 } edits)
        {
            foreach (var edit in edits)
            {
                Assert.Equal(replayed.Version + 1, edit.Version);
                replayed = replayed.Apply(OperationJson.ReadList(edit.Operations)) is { Change: { } change } ? change.Map : throw new InvalidOperationException();
            }
        }

        var stored = (await store.LoadAsync(map))!;
        Assert.Equal(replayed.Version, stored.Version);
        Assert.Equal(Rows(MapStorage.Rows(replayed)), Rows(stored.Elements));
        var loaded = MapStorage.Read(stored);
        Assert.Equal(MapJson.Write(replayed), MapJson.Write(loaded));
        return loaded;
    }

    public static object Insert(object element) => new { op = "insert", element };

    private static string Rows(IEnumerable<StoredElement> rows) => string.Join('\n', rows.OrderBy(row => row.Id));
}

public sealed class SqliteApiApp() : ApiApp("SQLite");

public sealed class PostgresApiApp() : ApiApp("PostgreSQL");
