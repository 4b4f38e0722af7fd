using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>Writers on real servers until something is killed, and what must hold afterwards.</summary>
internal static class UnderFire
{
    public const string Token = "a token for crashes";

    /// <summary>Answers before something is killed, where a test does not say otherwise.</summary>
    private const int UsualAnswers = 150;

    public static readonly string[] SetUp = ["--Setup:OwnerEmail", "anna@example.com", "--Setup:OwnerPassword", "rosenrot", "--Setup:ApiToken", Token];

    /// <summary>Lets all write until each node has answered this often, then does what ends it, and waits for all of them.</summary>
    public static async Task WriteAsync(
        IReadOnlyList<(AppProcess App, List<Writer> Writers)> nodes, Func<Task> end, CancellationToken stop, int answersOfEach = UsualAnswers)
    {
        // All begin together: a node that has just started must not find the map full.
        var (missing, begin) = (nodes.Sum(node => node.Writers.Count), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Task ReadyAsync()
        {
            if (Interlocked.Decrement(ref missing) == 0) begin.SetResult();
            return begin.Task;
        }

        var (enough, writing) = (new List<Task>(), new List<Task>());
        foreach (var (app, writers) in nodes)
        {
            var (answers, reached) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            enough.Add(reached.Task);
            writing.AddRange(writers.Select(writer => writer.RunAsync(app.Address, Token, ReadyAsync, () =>
            {
                if (Interlocked.Increment(ref answers) == answersOfEach) reached.SetResult();
            }, stop)));
        }

        // A writer that fails shows it below instead of being waited for.
        await Task.WhenAny(Task.WhenAll(enough), Task.WhenAll(writing));
        await end();
        await Task.WhenAll(writing);
    }

    /// <summary>What was answered or shown is in the log, once; the log replayed gives the elements and every letter.</summary>
    public static async Task CheckAsync(AppProcess app, Guid map, Guid card, IReadOnlyCollection<Writer> writers)
    {
        using var api = Api(app);
        var log = new Dictionary<string, long>();
        var replayed = JourneyMap.Empty(map);
        for (var more = true; more;)
        {
            var feed = JsonNode.Parse((await api.OperationsAsync(map, replayed.Version)).GetRawText())!;
            foreach (var change in feed["changes"]!.AsArray())
            {
                Assert.Equal(replayed.Version + 1, (long)change!["version"]!);
                log.Add((string)change["submissionId"]!, (long)change["version"]!);
                replayed = replayed.Apply(OperationJson.ReadList(change["operations"]!.ToJsonString())).Change!.Map;
            }

            more = (bool)feed["more"]!;
        }

        // Another node's last edits are in the log before they are seen here.
        await using (var reader = await HubClient.ConnectAsync(app.Address, Token))
            if ((await reader.JoinAsync(map)).GetProperty("version").GetInt64() < replayed.Version)
                await reader.Changed.NextAsync(change => change.GetProperty("version").GetInt64() == replayed.Version);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(MapJson.Write(replayed)), JsonNode.Parse((await api.GetAsync(map)).GetRawText())), "the elements are not what the log gives");
        var text = replayed.Find(card)!.Caption;
        foreach (var writer in writers)
        {
            Assert.True(writer.Sent > 0, $"{writer.Letter} has written nothing.");
            Assert.Equal(writer.Sent, writer.Answered.Count);
            Assert.Equal(writer.Sent, text.Count(letter => letter == writer.Letter));
            Assert.All(writer.Answered, answer => Assert.Equal(answer.Value, log[answer.Key]));
            Assert.All(writer.Seen, seen => Assert.Equal(seen.Version, log[seen.SubmissionId]));
        }
    }

    /// <summary>A map with one empty card.</summary>
    public static async Task<(Guid Map, Guid Card)> NewCardAsync(AppProcess app)
    {
        using var api = Api(app);
        var map = JsonNode.Parse((await api.CreateAsync("Under fire")).GetRawText())!;
        var (id, stage, step, card) = (Guid.Parse((string)map["id"]!), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await api.SubmitAsync(
            id,
            new { op = "insert", element = new { kind = "stage", id = stage } },
            new { op = "insert", element = new { kind = "step", id = step, stageId = stage } },
            new { op = "insert", element = new { kind = "card", id = card, laneId = (string)map["elements"]![0]!["id"]!, stepId = step } });
        return (id, card);
    }

    private static MapApi Api(AppProcess app)
    {
        var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return new MapApi(http);
    }
}
