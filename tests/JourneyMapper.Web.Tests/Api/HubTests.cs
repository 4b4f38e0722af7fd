using System.Net.WebSockets;
using System.Text.Json;
using JourneyMapper.Testing;
using JourneyMapper.Web.Api.Hub;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace JourneyMapper.Web.Tests.Api;

public sealed class SqliteHubTests(SqliteApiApp app) : HubTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresHubTests(PostgresApiApp app) : HubTests(app), IClassFixture<PostgresApiApp>;

/// <summary>The hub as programs know it (CONTRACT 7), on both databases.</summary>
public abstract class HubTests(ApiApp app)
{
    private static object Type(Guid card, string letters) => new { op = "editText", id = card, property = "text", delta = new[] { letters } };

    private static async Task<JsonElement> RefusedAsync(Task call) => HubClient.Refusal(await Assert.ThrowsAsync<HubException>(() => call));

    private static string Code(JsonElement problem) => problem.GetProperty("code").GetString()!;

    [Fact]
    public async Task Joining_gives_the_map_and_submitting_answers_and_tells_everybody_the_author_too()
    {
        var (map, card) = await app.NewCardAsync();
        await using var ann = await app.ConnectAsync();
        await using var ben = await app.ConnectAsync((await app.NewTokenAsync("view")).Token);
        var joined = await ann.JoinAsync(map);
        await ben.JoinAsync(map);
        Assert.Equal(3, joined.GetProperty("version").GetInt64());
        Assert.Equal(map, joined.GetProperty("map").GetProperty("id").GetGuid());
        Assert.Equal((await app.GetAsync($"/api/v1/maps/{map}")).ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(joined.GetProperty("map").GetRawText())!.ToJsonString());

        var answer = await ann.SubmitAsync(map, [Type(card, "kö")], "one", 3);
        Assert.Equal(4, answer.GetProperty("version").GetInt64());
        var feed = (await app.ChangesAsync(map, after: 3)).Single()!;
        foreach (var client in new[] { ann, ben })
        {
            var change = await client.Changed.NextAsync();
            Assert.Equal(map, change.GetProperty("mapId").GetGuid());
            Assert.Equal(feed["operations"]!.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(change.GetProperty("operations").GetRawText())!.ToJsonString());
            foreach (var name in new[] { "version", "at", "submissionId" }) Assert.Equal(feed[name]!.ToString(), change.GetProperty(name).ToString());
            Assert.Equal(feed["author"]!["id"]!.ToString(), change.GetProperty("author").GetProperty("id").GetString());
            Assert.Equal(feed["author"]!["name"]!.ToString(), change.GetProperty("author").GetProperty("name").GetString());
        }

        Assert.Equal(answer.GetProperty("results").GetRawText(), (await app.ChangesAsync(map, after: 3)).Single()!["operations"]!.ToJsonString(
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_refusal_is_an_error_with_the_problem_behind_the_prefix()
    {
        var (map, card) = await app.NewCardAsync();
        await using var ann = await app.ConnectAsync();
        var refused = await RefusedAsync(ann.SubmitAsync(map, [Type(card, "a"), new { op = "set", id = card, property = "span", value = 0 }]));
        Assert.Equal(("invalidValue", 422, 1), (Code(refused), refused.GetProperty("status").GetInt32(), refused.GetProperty("operation").GetInt32()));
        Assert.Equal("/operations/1/value", refused.GetProperty("pointer").GetString());
        Assert.Equal("versionAhead", Code(await RefusedAsync(ann.SubmitAsync(map, [], "x", 99))));
        Assert.Equal("malformed", Code(await RefusedAsync(ann.SubmitAsync(map, [new { op = "jump" }]))));
        Assert.Equal("malformed", Code(await RefusedAsync(ann.SubmitAsync(map, [], "with space"))));
        Assert.Equal("notFound", Code(await RefusedAsync(ann.SubmitAsync(Guid.NewGuid(), []))));
        Assert.Equal("notFound", Code(await RefusedAsync(ann.JoinAsync(Guid.NewGuid()))));
        Assert.Equal("notFound", Code(await RefusedAsync(ann.SetPresenceAsync(map))));
        Assert.Equal("malformed", Code(await RefusedAsync(ann.Connection.InvokeAsync<JsonElement>("Join", "no uuid"))));
        await ann.SubmitAsync(map, [], "one");
        await using var other = await app.ConnectAsync((await app.NewTokenAsync("edit")).Token);
        Assert.Equal("submissionTaken", Code(await RefusedAsync(other.SubmitAsync(map, [], "one"))));
        await using var viewer = await app.ConnectAsync((await app.NewTokenAsync("view")).Token);
        await viewer.JoinAsync(map);
        Assert.Equal("forbidden", Code(await RefusedAsync(viewer.SubmitAsync(map, []))));
        Assert.Equal(4, (await app.StoredAsync(map)).Version);
    }

    [Fact]
    public async Task Hub_errors_are_in_the_language_of_the_connection()
    {
        var details = new HashSet<string>();
        foreach (var language in new[] { "en", "sv", "da" })
        {
            await using var client = await HubClient.ConnectAsync(cancel => OpenAsync(socket => socket.SetRequestHeader("Accept-Language", language), cancel));
            details.Add((await RefusedAsync(client.JoinAsync(Guid.NewGuid()))).GetProperty("detail").GetString()!);
        }

        Assert.Equal(3, details.Count);
    }

    [Fact]
    public async Task Calls_in_flight_are_handled_in_the_order_of_arrival()
    {
        var (map, card) = await app.NewCardAsync();
        await using var ann = await app.ConnectAsync();
        await ann.JoinAsync(map);
        var ids = Enumerable.Range(0, 200).Select(i => $"s{i}").ToList();
        var answers = await Task.WhenAll(ids.ConvertAll(id => ann.SubmitAsync(map, [Type(card, "x")], id)));
        Assert.Equal(Enumerable.Range(4, 200).Select(v => (long)v), answers.Select(answer => answer.GetProperty("version").GetInt64()));
        foreach (var id in ids) Assert.Equal(id, (await ann.Changed.NextAsync()).GetProperty("submissionId").GetString());
    }

    [Fact]
    public async Task One_connection_follows_several_maps_until_it_leaves()
    {
        var (first, one) = await app.NewCardAsync();
        var (second, two) = await app.NewCardAsync();
        await using var client = await app.ConnectAsync();
        await client.JoinAsync(first);
        await client.JoinAsync(second);
        await app.SubmitAsync(first, Type(one, "a"));
        Assert.Equal(first, (await client.Changed.NextAsync()).GetProperty("mapId").GetGuid());
        await client.LeaveAsync(first);
        await app.SubmitAsync(first, Type(one, "b"));
        await app.SubmitAsync(second, Type(two, "c"));
        Assert.Equal(second, (await client.Changed.NextAsync()).GetProperty("mapId").GetGuid());

        // Joining again begins anew, with the map as it is now.
        Assert.Equal(5, (await client.JoinAsync(first)).GetProperty("version").GetInt64());
        Assert.Equal(5, (await client.JoinAsync(first)).GetProperty("version").GetInt64());
        await app.SubmitAsync(first, Type(one, "d"));
        Assert.Equal(6, (await client.Changed.NextAsync()).GetProperty("version").GetInt64());
        await app.SubmitAsync(first, Type(one, "e"));
        Assert.Equal(7, (await client.Changed.NextAsync()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Presence_tells_all_who_are_here_and_forgets_who_leaves()
    {
        var (map, step, lane) = await app.NewStepAsync();
        await using var ann = await app.ConnectAsync();
        await ann.JoinAsync(map);
        var ben = await app.ConnectAsync((await app.NewTokenAsync("view")).Token);
        await ben.JoinAsync(map);
        await ben.SetPresenceAsync(map, new { laneId = lane, stepId = step, x = 0.25, y = 1 }, [step]);

        var told = await ann.Presence.NextAsync(message => message.GetProperty("people").EnumerateArray().Any(person => person.TryGetProperty("cursor", out _)));
        Assert.Equal(map, told.GetProperty("mapId").GetGuid());
        var people = told.GetProperty("people").EnumerateArray().ToList();
        Assert.Equal(2, people.Count);
        var his = people.Single(person => person.TryGetProperty("cursor", out _));
        Assert.Equal(0.25, his.GetProperty("cursor").GetProperty("x").GetDouble());
        Assert.Equal((lane, step), (his.GetProperty("cursor").GetProperty("laneId").GetGuid(), his.GetProperty("cursor").GetProperty("stepId").GetGuid()));
        Assert.Equal(step, his.GetProperty("selection").EnumerateArray().Single().GetGuid());
        Assert.All(people, person => Assert.False(string.IsNullOrEmpty(person.GetProperty("connectionId").GetString())));
        Assert.All(people, person => Assert.False(string.IsNullOrEmpty(person.GetProperty("color").GetString())));
        Assert.Contains(people, person => person.GetProperty("name").GetString() == "view");

        await ben.DisposeAsync();
        Assert.Single((await ann.Presence.NextAsync(message => message.GetProperty("people").GetArrayLength() == 1)).GetProperty("people").EnumerateArray());
    }

    [Fact]
    public async Task Presence_that_is_not_of_the_contracts_form_is_malformed()
    {
        var (map, step, lane) = await app.NewStepAsync();
        await using var ann = await app.ConnectAsync();
        await ann.JoinAsync(map);
        foreach (var cursor in new object[] { new { laneId = lane, stepId = step, x = 1.5, y = 0 }, new { laneId = lane, x = 0, y = 0 }, "here" })
            Assert.Equal("malformed", Code(await RefusedAsync(ann.SetPresenceAsync(map, cursor))));
        Assert.Equal("malformed", Code(await RefusedAsync(ann.SetPresenceAsync(map, null, [.. Enumerable.Range(0, 51).Select(_ => Guid.NewGuid())]))));
        await ann.SetPresenceAsync(map, null, [.. Enumerable.Range(0, 50).Select(_ => Guid.NewGuid())]);
    }

    [Fact]
    public async Task A_deleted_map_is_closed_for_who_follows_it_and_the_connection_stays()
    {
        var (map, _) = await app.NewCardAsync();
        var (other, card) = await app.NewCardAsync();
        await using var ann = await app.ConnectAsync();
        await ann.JoinAsync(map);
        await app.SendAsync(HttpMethod.Delete, $"/api/v1/maps/{map}", null, 204);
        var closed = await ann.Closed.NextAsync();
        Assert.Equal((map, "deleted"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        Assert.Equal("notFound", Code(await RefusedAsync(ann.SubmitAsync(map, []))));
        Assert.Equal("notFound", Code(await RefusedAsync(ann.JoinAsync(map))));
        await ann.SubmitAsync(other, [Type(card, "x")]);
    }

    [Fact]
    public async Task A_revoked_token_ends_its_connections_at_once_and_they_hear_why()
    {
        var (map, card) = await app.NewCardAsync();
        var (id, token) = await app.NewTokenAsync("edit");
        await using var stays = await app.ConnectAsync();
        await using var goes = await app.ConnectAsync(token);
        await stays.JoinAsync(map);
        await goes.JoinAsync(map);
        await app.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{id}", null, 204);

        var closed = await goes.Closed.NextAsync();
        Assert.Equal((map, "forbidden"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        await goes.Disconnected.NextAsync();
        await app.SubmitAsync(map, Type(card, "x"));
        await stays.Changed.NextAsync();
        Assert.Empty(goes.Changed.All);
        await Assert.ThrowsAsync<WebSocketException>(() => app.ConnectAsync(token));
    }

    [Theory]
    [InlineData(TokenPlace.Header)]
    [InlineData(TokenPlace.Query)]
    public async Task The_token_may_stand_in_the_header_or_in_the_address(TokenPlace place)
    {
        var (map, _) = await app.NewCardAsync();
        await using var client = await HubClient.ConnectAsync(app.App.Address, RunningApp.Token, place);
        await client.JoinAsync(map);
    }

    [Fact]
    public async Task Without_a_token_or_from_another_site_there_is_no_connection()
    {
        Assert.Contains("401", (await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(app.App.Address, null))).Message, StringComparison.Ordinal);
        Assert.Contains("401", (await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(app.App.Address, "made up"))).Message, StringComparison.Ordinal);
        foreach (var origin in new[] { "https://evil.example", "null" })
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(app.App.Address, RunningApp.Token, origin: origin));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }

        await using var own = await HubClient.ConnectAsync(app.App.Address, RunningApp.Token, origin: app.App.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task A_message_of_almost_1_MB_is_taken_and_a_larger_one_closes_the_connection()
    {
        var (map, card) = await app.NewCardAsync();
        await using var client = await app.ConnectAsync();
        object[] Operations(int bytes) => [.. Enumerable.Repeat(new { op = "set", id = card, property = "text", value = new string('x', 9_900) }, bytes / 10_000)];
        await client.SubmitAsync(map, Operations(950_000), "large");
        await Assert.ThrowsAnyAsync<Exception>(() => client.SubmitAsync(map, Operations(1_200_000), "larger"));
        await client.Disconnected.NextAsync();
        Assert.Equal(4, (await app.StoredAsync(map)).Version);
    }

    [Fact]
    public async Task Whoever_stops_reading_holds_up_nobody_and_gets_a_snapshot_when_reading_again()
    {
        var (map, card) = await app.NewCardAsync();
        await using var fast = await app.ConnectAsync();
        await fast.JoinAsync(map);
        using var slow = new SlowClient(await OpenAsync(options => options.SetBuffer(4096, 4096), CancellationToken.None));
        await slow.JoinAsync(map);

        // More than every buffer on the way takes, with texts that differ.
        var last = 0L;
        for (var i = 0; i < 40; i++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => fast.SubmitAsync(
                map, [new { op = "set", id = card, property = "text", value = new string((char)('a' + (((i * 100) + n) % 26)), 9_000) }])));
            last = answers.Max(answer => answer.GetProperty("version").GetInt64());
        }

        await fast.Changed.NextAsync(change => change.GetProperty("version").GetInt64() == last);
        Assert.Empty(fast.Snapshot.All);
        Assert.Equal(last, await slow.ReadUpToAsync(last));
        Assert.True(slow.Snapshots > 0, "it was never behind");
    }

    [Fact]
    public void A_silent_client_is_closed_after_60_seconds_and_32_calls_may_be_in_flight()
    {
        var options = app.App.Services.GetRequiredService<IOptions<HubOptions<MapHub>>>().Value;
        Assert.Equal(TimeSpan.FromSeconds(60), options.ClientTimeoutInterval);
        Assert.Equal(32, options.MaximumParallelInvocationsPerClient);
        Assert.Equal(1024 * 1024, options.MaximumReceiveMessageSize);
    }

    private async Task<WebSocket> OpenAsync(Action<ClientWebSocketOptions> configure, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {RunningApp.Token}");
        configure(socket.Options);
        await socket.ConnectAsync(new UriBuilder(app.App.Address) { Scheme = "ws", Path = HubClient.Path }.Uri, cancel);
        return socket;
    }
}
