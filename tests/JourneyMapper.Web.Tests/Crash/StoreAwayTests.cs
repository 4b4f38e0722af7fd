using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>A PostgreSQL that dies under the running server and comes back.</summary>
public sealed class StoreAwayTests : IAsyncLifetime, IDisposable
{
    private const string Token = "a token for crashes";

    private readonly PostgresServer server = PostgresServer.Start();
    private readonly Guid map = Guid.CreateVersion7();
    private readonly HttpClient http = new();
    private AppProcess? app;

    public async Task InitializeAsync()
    {
        app = await AppProcess.OnPostgresAsync(
            server.NewDatabase(), "--Setup:OwnerEmail", "anna@example.com", "--Setup:OwnerPassword", "rosenrot", "--Setup:ApiToken", Token);
        http.BaseAddress = app.Address;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await http.PostAsJsonAsync("/api/v1/maps", new { id = map, title = "x" })).EnsureSuccessStatusCode();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await app!.DisposeAsync();
        server.Dispose();
    }

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Nothing_is_called_refused_while_it_is_away_and_all_of_it_counts_once_when_it_is_back()
    {
        await using var follower = await HubClient.ConnectAsync(app!.Address, Token);
        await follower.JoinAsync(map);
        var before = Enumerable.Range(0, 20).Select(i => $"before-{i}").ToList();
        var during = Enumerable.Range(0, 20).Select(i => $"during-{i}").ToList();
        await Task.WhenAll(before.ConvertAll(id => TypeAsync(id)));

        server.Kill();
        foreach (var answer in await Task.WhenAll(during.Concat(before).Select(TypeAsync)))
        {
            // Those from before are remembered by the room: their first answer needs no store.
            if (answer.StatusCode is HttpStatusCode.OK) continue;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("storeUnavailable", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/healthz/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz/live")).StatusCode);
        Assert.DoesNotContain(follower.Changed.All, change => change.GetProperty("submissionId").GetString()!.StartsWith("during", StringComparison.Ordinal));
        server.StartAgain();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/healthz/ready")).StatusCode);
        Assert.All(await Task.WhenAll(before.Concat(during).Select(TypeAsync)), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var feed = JsonNode.Parse(await http.GetStringAsync($"/api/v1/maps/{map}/operations?after=1"))!["changes"]!.AsArray();
        Assert.Equal(before.Concat(during).Order(), feed.Select(change => (string)change!["submissionId"]!).Order());
        Assert.Equal(Enumerable.Range(2, 40), feed.Select(change => (int)change!["version"]!));
        await follower.Changed.NextAsync(change => change.GetProperty("version").GetInt64() == 41);
        Assert.Equal(Enumerable.Range(2, 40).Select(version => (long)version), follower.Changed.All.Select(change => change.GetProperty("version").GetInt64()));
    }

    private Task<HttpResponseMessage> TypeAsync(string id) => http.PostAsJsonAsync(
        $"/api/v1/maps/{map}/operations",
        new { submissionId = id, baseVersion = 1, operations = new[] { new { op = "editText", id = map, property = "goal", delta = new[] { "x" } } } });
}
