using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>kill -9 of the real server under load: what anyone was told or shown is there afterwards, once.</summary>
public sealed class KillTests
{
    private const string Token = "a token for crashes";
    private const int Kills = 3;
    private const int AnswersBeforeKill = 150;

    private static readonly string[] SetUp = ["--Setup:OwnerEmail", "anna@example.com", "--Setup:OwnerPassword", "rosenrot", "--Setup:ApiToken", Token];

    [Fact]
    public async Task On_SQLite()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-crash-").FullName;
        try
        {
            await SurviveAsync(() => AppProcess.OnSqliteAsync(folder, SetUp));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        var database = PostgresServer.Shared.NewDatabase();
        try
        {
            await SurviveAsync(() => AppProcess.OnPostgresAsync(database, SetUp));
        }
        finally
        {
            PostgresServer.Shared.Drop(database);
        }
    }

    private static async Task SurviveAsync(Func<Task<AppProcess>> start)
    {
        var app = await start();
        var (map, card) = await NewCardAsync(app);
        var writers = "abcdef".Select(letter => new Writer(map, card, letter)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await UnderFireAsync(app, writers, app.KillAsync, CancellationToken.None);
            await app.DisposeAsync();
            app = await start();
        }

        // The last round ends in peace: everything that was open is sent again and answered.
        using var enough = new CancellationTokenSource();
        await UnderFireAsync(app, writers, enough.CancelAsync, enough.Token);
        await CheckAsync(app, map, card, writers);

        // And what the next start loads is the same, from the elements alone.
        await app.KillAsync();
        await app.DisposeAsync();
        app = await start();
        await CheckAsync(app, map, card, writers);
        await app.DisposeAsync();
    }

    /// <summary>Lets all write until enough was answered, then ends it.</summary>
    private static async Task UnderFireAsync(AppProcess app, List<Writer> writers, Func<Task> end, CancellationToken stop)
    {
        var (answers, enough) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var writing = writers.ConvertAll(writer => writer.RunAsync(app.Address, Token, () =>
        {
            if (Interlocked.Increment(ref answers) == AnswersBeforeKill) enough.SetResult();
        }, stop));
        // A writer that fails shows it below instead of being waited for.
        await Task.WhenAny(enough.Task, Task.WhenAll(writing));
        await end();
        await Task.WhenAll(writing);
    }

    private static async Task CheckAsync(AppProcess app, Guid map, Guid card, List<Writer> writers)
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

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(MapJson.Write(replayed)), JsonNode.Parse((await api.GetAsync(map)).GetRawText())), "the elements are not what the log gives");
        var text = replayed.Find(card)!.Caption;
        foreach (var writer in writers)
        {
            Assert.Equal(writer.Sent, writer.Answered.Count);
            Assert.Equal(writer.Sent, text.Count(letter => letter == writer.Letter));
            Assert.All(writer.Answered, answer => Assert.Equal(answer.Value, log[answer.Key]));
            Assert.All(writer.Seen, seen => Assert.Equal(seen.Version, log[seen.SubmissionId]));
        }
    }

    private static async Task<(Guid Map, Guid Card)> NewCardAsync(AppProcess app)
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
