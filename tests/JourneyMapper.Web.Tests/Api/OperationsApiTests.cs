using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using JourneyMapper.Maps.Json;
using Xunit;

namespace JourneyMapper.Web.Tests.Api;

public sealed class SqliteOperationsApiTests(SqliteApiApp app) : OperationsApiTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresOperationsApiTests(PostgresApiApp app) : OperationsApiTests(app), IClassFixture<PostgresApiApp>;

/// <summary>Operations, versions and answers (CONTRACT 4 and 5), on both databases.</summary>
public abstract class OperationsApiTests(ApiApp app)
{
    private static object Edit(Guid id, params object[] delta) => new { op = "editText", id, property = "text", delta };

    private static string Path(Guid map) => $"/api/v1/maps/{map}/operations";

    [Fact]
    public async Task The_results_are_the_operations_as_applied_and_the_feed_carries_the_very_same()
    {
        var (map, step, lane) = await app.NewStepAsync();
        var card = Guid.NewGuid();
        var answer = await app.SubmissionAsync(map, new
        {
            submissionId = "one",
            operations = new object[] { ApiApp.Insert(new { kind = "card", id = card, laneId = lane, stepId = step }), new { op = "set", id = card, property = "text", value = "kö" } },
        });

        Assert.Equal(3, (int)answer["version"]!);
        var results = answer["results"]!.AsArray();
        Assert.Equal("""{"kind":"card","id":"ID","laneId":"LANE","stepId":"STEP","text":"","span":1,"confidence":"assumption"}"""
            .Replace("ID", $"{card}", StringComparison.Ordinal).Replace("LANE", $"{lane}", StringComparison.Ordinal).Replace("STEP", $"{step}", StringComparison.Ordinal),
            results[0]!["element"]!.ToJsonString());
        Assert.Equal("""["kö"]""", results[1]!["delta"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var change = Assert.Single(await app.ChangesAsync(map, after: 2))!;
        Assert.True(JsonNode.DeepEquals(results, change["operations"]));
        Assert.Equal((3, "one"), ((int)change["version"]!, (string)change["submissionId"]!));
        Assert.NotNull(change["author"]!["id"]);
        Assert.NotNull(change["author"]!["name"]);
        Assert.EndsWith("Z", change["at"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_may_come_in_any_order()
    {
        var (map, step, lane) = await app.NewStepAsync();
        var id = Guid.NewGuid();
        var body = $$"""{"operations":[{"element":{"stepId":"{{step}}","text":"x","laneId":"{{lane}}","id":"{{id}}","kind":"card"},"op":"insert"}],"baseVersion":null}""";
        await app.SendAsync(HttpMethod.Post, Path(map), body, 200);
        Assert.NotNull((await app.StoredAsync(map)).Find(id));
    }

    [Fact]
    public async Task Each_accepted_submission_raises_the_version_by_one_and_a_refused_one_not_at_all()
    {
        var (map, card) = await app.NewCardAsync();
        Assert.Equal(4, (int)(await app.SubmitAsync(map))["version"]!);
        Assert.Equal(5, (int)(await app.SubmitAsync(map, Edit(card, "a"), Edit(card, 1, "b"), Edit(card, 2, "c")))["version"]!);
        var problem = await app.RefusedAsync(map, 422, "removedElement", Edit(card, "x"), new { op = "remove", id = card }, Edit(card, "y"));
        Assert.Equal((2, card.ToString()), ((int)problem["operation"]!, (string)problem["id"]!));
        Assert.Equal("abc", (await app.StoredAsync(map)).Find(card)!.Caption);
        Assert.Equal(6, (int)(await app.SubmitAsync(map))["version"]!);
    }

    [Fact]
    public async Task A_delta_made_on_an_old_version_is_transformed_and_one_ahead_is_refused()
    {
        var (map, card) = await app.NewCardAsync("queue");
        await app.SubmissionAsync(map, new { baseVersion = 3, operations = new[] { Edit(card, "long ") } });
        var answer = await app.SubmissionAsync(map, new { baseVersion = 3, operations = new[] { Edit(card, 5, " outside") } });
        Assert.Equal("""[10," outside"]""", answer["results"]![0]!["delta"]!.ToJsonString());

        var problem = await app.ProblemAsync(HttpMethod.Post, Path(map), new { baseVersion = 6, operations = Array.Empty<object>() }, 409, "versionAhead");
        Assert.Null(problem["operation"]);
        Assert.Equal("long queue outside", (await app.StoredAsync(map)).Find(card)!.Caption);
    }

    [Fact]
    public async Task A_submission_sent_twice_counts_once_and_nobody_else_may_use_its_id()
    {
        var (map, card) = await app.NewCardAsync();
        var submission = new { submissionId = "A-Za-z0-9_-", operations = new[] { Edit(card, "x") } };
        var first = await app.SubmissionAsync(map, submission);
        Assert.True(JsonNode.DeepEquals(first, await app.SubmissionAsync(map, submission)));
        using var other = app.App.NewClient((await app.NewTokenAsync("edit")).Token);
        await app.ProblemAsync(HttpMethod.Post, Path(map), submission, 409, "submissionTaken", other);
        Assert.Equal("x", (await app.StoredAsync(map)).Find(card)!.Caption);

        // Per map: the id is free in any other.
        var (second, its) = await app.NewCardAsync();
        await app.SubmissionAsync(second, new { submission.submissionId, operations = new[] { Edit(its, "y") } });
    }

    [Theory]
    [InlineData("""{"operations":[{"op":"jump","id":"ID"}]}""", "/operations/0/op")]
    [InlineData("""{"operations":[{"op":"insert","element":{"kind":"cart","id":"ID"}}]}""", "/operations/0/element/kind")]
    [InlineData("""{"operations":[{"op":"insert","element":{"kind":"stage"}}]}""", "/operations/0/element/id")]
    [InlineData("""{"operations":[{"op":"remove","id":"ID"},{"op":"remove","id":7}]}""", "/operations/1/id")]
    [InlineData("""{"operations":[{"op":"remove","id":"ID","id":"ID"}]}""", null)]
    [InlineData("""{"operations":[{"op":"remove","id":"ID","why":"x"}]}""", "/operations/0/why")]
    [InlineData("""{"operations":{"op":"remove"}}""", "/operations")]
    [InlineData("""{"operations":[7]}""", "/operations/0")]
    [InlineData("""{}""", "/operations")]
    [InlineData("""{"operations":[],"submissionId":""}""", "/submissionId")]
    [InlineData("""{"operations":[],"submissionId":"with space"}""", "/submissionId")]
    [InlineData("""{"operations":[],"submissionId":"\ud83d"}""", "/submissionId")]
    [InlineData("""{"operations":[],"baseVersion":-1}""", "/baseVersion")]
    [InlineData("""{"operations":[],"baseVersion":"1"}""", "/baseVersion")]
    [InlineData("""{"operations":[],"baseVersion":99999999999999999999}""", "/baseVersion")]
    [InlineData("""{"operations":[],"more":1}""", "/more")]
    [InlineData("""{"operations":[],"\ud83d":1}""", null)]
    [InlineData("""{"operations":[{"op":"set","id":"ID","property":"title","value":{"a":1,"a":2}}]}""", null)]
    [InlineData("""{"operations":[""", null)]
    [InlineData("""null""", null)]
    public async Task What_is_not_of_the_contracts_form_is_malformed(string body, string? pointer)
    {
        var map = Guid.Parse((string)(await app.NewMapAsync())["id"]!);
        var problem = await app.ProblemAsync(HttpMethod.Post, Path(map), body.Replace("ID", $"{map}", StringComparison.Ordinal), 400, "malformed");
        if (pointer is not null) Assert.Equal(pointer, (string?)problem["pointer"]);
    }

    [Theory]
    [InlineData("""{"op":"set","id":"CARD","property":"text","value":"a\u0000b"}""", "invalidText", "/operations/0/value")]
    [InlineData("""{"op":"set","id":"CARD","property":"text","value":"\ud83d"}""", "invalidText", "/operations/0/value")]
    [InlineData("""{"op":"set","id":"CARD","property":"text","value":"\u0007"}""", "invalidText", "/operations/0/value")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":["\ud83d"]}""", "invalidText", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":[0]}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":[-1]}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":[99999999999,"x"]}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":[-9223372036854775808]}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":[1e400]}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"text","delta":{"retain":1}}""", "invalidDelta", "/operations/0/delta")]
    [InlineData("""{"op":"editText","id":"CARD","property":"span","delta":["x"]}""", "unknownProperty", "/operations/0/property")]
    [InlineData("""{"op":"set","id":"CARD","property":"severity","value":3}""", "unknownProperty", "/operations/0/property")]
    [InlineData("""{"op":"set","id":"CARD","property":"id","value":"x"}""", "unknownProperty", "/operations/0/property")]
    [InlineData("""{"op":"set","id":"CARD","property":"span","value":0}""", "invalidValue", "/operations/0/value")]
    [InlineData("""{"op":"set","id":"CARD","property":"confidence","value":"sure"}""", "invalidValue", "/operations/0/value")]
    [InlineData("""{"op":"move","id":"CARD","stepId":"UNKNOWN"}""", "unknownElement", "/operations/0/stepId")]
    [InlineData("""{"op":"move","id":"CARD","stepId":"CARD"}""", "invalidPlace", null)]
    [InlineData("""{"op":"move","id":"CARD","before":"UNKNOWN"}""", "unknownElement", "/operations/0/before")]
    [InlineData("""{"op":"remove","id":"UNKNOWN"}""", "unknownElement", "/operations/0/id")]
    [InlineData("""{"op":"remove","id":"MAP"}""", "invalidPlace", "/operations/0/id")]
    [InlineData("""{"op":"insert","element":{"kind":"stage","id":"CARD"}}""", "idTaken", "/operations/0/element/id")]
    [InlineData("""{"op":"insert","element":{"kind":"link","id":"UNKNOWN","from":"CARD","to":"CARD","linkKind":"next"}}""", "invalidValue", null)]
    [InlineData("""{"op":"batch","operations":[{"op":"batch","operations":[]}]}""", "nestedBatch", "/operations/0/operations/0")]
    [InlineData("""{"op":"batch","operations":[{"op":"set","id":"CARD","property":"span","value":2},{"op":"set","id":"CARD","property":"span","value":0}]}""", "invalidValue", "/operations/0/operations/1/value")]
    public async Task What_the_map_refuses_is_answered_with_code_index_and_pointer(string operation, string code, string? pointer)
    {
        var (map, card) = await app.NewCardAsync();
        var body = operation.Replace("CARD", $"{card}", StringComparison.Ordinal).Replace("MAP", $"{map}", StringComparison.Ordinal)
            .Replace("UNKNOWN", $"{Guid.NewGuid()}", StringComparison.Ordinal);
        var good = $$"""{"op":"set","id":"{{card}}","property":"confidence","value":"measured"}""";

        var problem = await app.ProblemAsync(HttpMethod.Post, Path(map), $$"""{"operations":[{{body}},{{good}}]}""", 422, code);
        Assert.Equal(0, (int)problem["operation"]!);
        if (pointer is not null) Assert.Equal(pointer, (string?)problem["pointer"]);

        problem = await app.ProblemAsync(HttpMethod.Post, Path(map), $$"""{"operations":[{{good}},{{body}}]}""", 422, code);
        Assert.Equal(1, (int)problem["operation"]!);
        Assert.Equal(3, (await app.StoredAsync(map)).Version);
    }

    [Fact]
    public async Task The_second_emotion_of_a_step_is_refused_with_the_first_ones_id()
    {
        var (map, step, _) = await app.NewStepAsync();
        var lane = (string)(await app.GetAsync($"/api/v1/maps/{map}"))["elements"]!.AsArray().First(e => (string?)e!["laneKind"] == "emotions")!["id"]!;
        var first = Guid.NewGuid();
        await app.SubmitAsync(map, ApiApp.Insert(new { kind = "card", id = first, laneId = lane, stepId = step, score = 1.25m }));
        var problem = await app.RefusedAsync(map, 422, "taken", ApiApp.Insert(new { kind = "card", id = Guid.NewGuid(), laneId = lane, stepId = step, score = -1 }));
        Assert.Equal(first.ToString(), (string?)problem["id"]);
        await app.RefusedAsync(map, 422, "invalidValue", new { op = "set", id = first, property = "score", value = 1.255m });
        await app.RefusedAsync(map, 422, "invalidValue", ApiApp.Insert(new { kind = "card", id = Guid.NewGuid(), laneId = lane, stepId = step }));
    }

    [Fact]
    public async Task Ids_of_other_maps_are_unknown_here_and_may_be_used_again()
    {
        var (map, card) = await app.NewCardAsync();
        var (other, step, lane) = await app.NewStepAsync();
        await app.RefusedAsync(other, 422, "unknownElement", Edit(card, "x"));
        await app.SubmitAsync(other, ApiApp.Insert(new { kind = "card", id = card, laneId = lane, stepId = step, text = "other" }));
        Assert.Equal("", (await app.StoredAsync(map)).Find(card)!.Caption);
        Assert.Equal("other", (await app.StoredAsync(other)).Find(card)!.Caption);
    }

    [Fact]
    public async Task A_link_to_itself_only_repeats_and_cycles_are_allowed()
    {
        var (map, step, _) = await app.NewStepAsync();
        await app.SubmitAsync(map, ApiApp.Insert(new { kind = "link", id = Guid.NewGuid(), from = step, to = step, linkKind = "repeat", share = 12.5 }));
        await app.RefusedAsync(map, 422, "invalidValue", ApiApp.Insert(new { kind = "link", id = Guid.NewGuid(), from = step, to = step, linkKind = "back" }));
    }

    [Fact]
    public async Task Removing_twice_is_accepted_and_restoring_brings_all_of_it_back()
    {
        var (map, card) = await app.NewCardAsync("words");
        var step = (string)(await app.GetAsync($"/api/v1/maps/{map}"))["elements"]!.AsArray().First(e => (string?)e!["kind"] == "step")!["id"]!;
        await app.SubmitAsync(map, new { op = "remove", id = step });
        await app.SubmitAsync(map, new { op = "remove", id = step });
        await app.RefusedAsync(map, 422, "removedElement", Edit(card, "x"));
        var restored = (await app.SubmitAsync(map, new { op = "restore", id = step }))["results"]![0]!["elements"]!.AsArray();
        Assert.Equal([step, card.ToString()], restored.Select(e => (string)e!["id"]!));
        Assert.Equal("words", (await app.StoredAsync(map)).Find(card)!.Caption);
        await app.SubmitAsync(map, new { op = "set", id = map, property = "goal", value = (string?)null });
    }

    [Fact]
    public async Task More_than_a_submission_may_hold_is_too_large()
    {
        var (map, card) = await app.NewCardAsync();
        var one = $$"""{"op":"set","id":"{{card}}","property":"span","value":1}""";
        string Body(int count) => $$"""{"operations":[{{string.Join(',', Enumerable.Repeat(one, count))}}]}""";
        Assert.Equal(4, (int)(await app.SendAsync(HttpMethod.Post, Path(map), Body(10_000), 200)).Body["version"]!);
        await app.ProblemAsync(HttpMethod.Post, Path(map), Body(10_001), 413, "tooLarge");
        await app.ProblemAsync(HttpMethod.Post, Path(map), Body(100_000), 413, "tooLarge");
        var batch = $$"""{"operations":[{"op":"batch","operations":[{{string.Join(',', Enumerable.Repeat(one, 10_001))}}]}]}""";
        await app.ProblemAsync(HttpMethod.Post, Path(map), batch, 413, "tooLarge");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_10_MB_is_too_large_with_and_without_an_announced_length(bool chunked)
    {
        var (map, _) = await app.NewCardAsync();
        var bytes = new byte[(10 * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)' ');
        using var request = new HttpRequestMessage(HttpMethod.Post, Path(map)) { Content = new ByteArrayContent(bytes) };
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        ApiApp.AssertProblem(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, 413, "tooLarge");
    }

    [Fact]
    public async Task JSON_nested_without_end_is_malformed()
    {
        var (map, card) = await app.NewCardAsync();
        var deep = new string('[', 100_000) + new string(']', 100_000);
        await app.ProblemAsync(HttpMethod.Post, Path(map), $$"""{"operations":[{"op":"set","id":"{{card}}","property":"text","value":{{deep}}}]}""", 400, "malformed");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_never_stored_as_something_else()
    {
        var (map, card) = await app.NewCardAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"operations":[{"op":"set","id":"{{card}}","property":"text","value":" """), 0xC3, 0x28, .. "\"}]}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var answer = await app.Http.PostAsync(Path(map), content);
        Assert.Contains((int)answer.StatusCode, new[] { 400, 422 });
        Assert.Equal(3, (await app.StoredAsync(map)).Version);
    }

    [Fact]
    public async Task Any_text_that_is_allowed_comes_back_as_it_was_sent()
    {
        var (map, card) = await app.NewCardAsync();
        const string Text = "\t\nå\u2028\u2029😀‏אב\"\\/<script>&'e\u0301\ufeff\uffff";
        await app.SubmitAsync(map, new { op = "set", id = card, property = "text", value = Text });
        var element = (await app.GetAsync($"/api/v1/maps/{map}"))["elements"]!.AsArray().Single(e => (string?)e!["id"] == card.ToString())!;
        Assert.Equal(Text, (string)element["text"]!);
        Assert.Equal(Text, (await app.StoredAsync(map)).Find(card)!.Caption);
    }

    [Fact]
    public async Task The_feed_gives_at_most_500_says_that_there_is_more_and_replays_from_nothing()
    {
        var (map, card) = await app.NewCardAsync();
        await Task.WhenAll(Enumerable.Range(0, 520).Select(i => app.SubmitAsync(map, new { op = "set", id = card, property = "span", value = 1 + (i % 5) })));

        var first = await app.GetAsync(Path(map));
        Assert.Equal((523, true, 500), ((int)first["version"]!, (bool)first["more"]!, first["changes"]!.AsArray().Count));
        var rest = await app.GetAsync(Path(map) + "?after=500");
        Assert.Equal((523, false, 23), ((int)rest["version"]!, (bool)rest["more"]!, rest["changes"]!.AsArray().Count));
        Assert.Empty((await app.GetAsync(Path(map) + "?after=523"))["changes"]!.AsArray());
        Assert.Equal(523, (int)(await app.GetAsync(Path(map) + "?after=99999"))["version"]!);
        await app.ProblemAsync(HttpMethod.Get, Path(map) + "?after=-1", null, 400, "malformed");
        await app.ProblemAsync(HttpMethod.Get, Path(map) + "?after=x", null, 400, "malformed");

        var replayed = Maps.JourneyMap.Empty(map);
        foreach (var change in first["changes"]!.AsArray().Concat(rest["changes"]!.AsArray()))
            replayed = Maps.Operations.Submission.Apply(replayed, OperationJson.ReadList(change!["operations"]!.ToJsonString())).Change!.Map;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(MapJson.Write(replayed)), await app.GetAsync($"/api/v1/maps/{map}")));
        await app.StoredAsync(map);
    }

    [Fact]
    public async Task The_detail_of_a_refusal_is_in_the_language_of_the_request()
    {
        var map = Guid.Parse((string)(await app.NewMapAsync())["id"]!);
        var details = new HashSet<string>();
        foreach (var language in new[] { "en", "sv", "da" })
        {
            using var http = app.App.NewClient();
            http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var body = new { operations = new[] { new { op = "set", id = map, property = "title", value = new string('x', 301) } } };
            details.Add((string)(await app.ProblemAsync(HttpMethod.Post, Path(map), body, 422, "limit", http))["detail"]!);
        }

        Assert.Equal(3, details.Count);
        Assert.All(details, detail => Assert.Contains("300", detail, StringComparison.Ordinal));
    }
}
