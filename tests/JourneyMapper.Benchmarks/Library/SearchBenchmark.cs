using System.Diagnostics;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Library.Search;
using Line = JourneyMapper.Benchmarks.Figures.Line;

namespace JourneyMapper.Benchmarks.Library;

/// <summary>From a search in the circuit to what it found, over 500 maps of 200 cards: with all texts known, and with ten maps changed since.</summary>
static class SearchBenchmark
{
    const double AllowedMilliseconds = 150;
    const int ChangedMaps = 10;
    const int TimesInRound = 10;

    // Rare, in every map, two words, with a letter of its own, in none, one letter.
    static readonly string[] Queries = ["zeppelin", "queue", "ticket late", "köer", "nothing has this", "e"];

    public static async Task RunAsync(Options options, Report report)
    {
        await RunAsync("SQLite", null, options, report);
        using var database = PostgresServer.Start();
        await RunAsync("PostgreSQL", database.NewDatabase(), options, report);
    }

    static async Task RunAsync(string name, string? postgres, Options options, Report report)
    {
        await using var app = await OwnApp.StartAsync(postgres);
        var maps = new ManyMaps(app.Get<MapDesk>(), app.Owner);
        await maps.MakeAsync();
        var search = app.Get<MapSearch>();
        var warmUp = Stopwatch.StartNew();
        await search.WarmUpAsync();
        report.Add(new Line($"search, {name}, reading {ManyMaps.Count} maps after the start", Report.Ms(warmUp.Elapsed.TotalMilliseconds, "0"), "", "", "", "", "", null));

        var (known, worst, changed, worstChanged) = (new Rounds(), new Rounds(), new Rounds(), new Rounds());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (calm, after) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < options.Times(TimesInRound); turn++)
            {
                foreach (var query in Queries) calm.Add(await MeasureAsync(search, query, app.Owner.Id));
                await ChangeAsync(app, maps, turn);
                after.Add(await MeasureAsync(search, Queries[turn % Queries.Length], app.Owner.Id));
            }

            // The first round is the compiler's.
            if (round < 0) continue;
            known.Add(Samples.Median(calm));
            worst.Add(calm.Max());
            changed.Add(Samples.Median(after));
            worstChanged.Add(after.Max());
        }

        report.AddTime($"search over {ManyMaps.Count} maps of {ManyMaps.Cards} cards, {name}, p50", known, AllowedMilliseconds, format: "0.0");
        report.AddTime($"search, {name}, worst", worst, AllowedMilliseconds, format: "0.0");
        report.AddTime($"search with {ChangedMaps} maps changed since, {name}, p50", changed, AllowedMilliseconds, format: "0.0");
        report.AddTime($"search with {ChangedMaps} maps changed since, {name}, worst", worstChanged, AllowedMilliseconds, format: "0.0");
    }

    static async Task<double> MeasureAsync(MapSearch search, string text, Guid reader)
    {
        var query = SearchQuery.Read(text)!;
        var start = Stopwatch.GetTimestamp();
        await search.FindAsync(query, reader);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static async Task ChangeAsync(OwnApp app, ManyMaps maps, int turn)
    {
        for (var i = 0; i < ChangedMaps; i++)
        {
            var id = maps.Ids[(turn * ChangedMaps + i) % maps.Ids.Count];
            var map = await app.Get<MapRooms>().ReadAsync(id, app.Owner.Id) ?? throw new InvalidOperationException("A map is gone.");
            await app.Get<MapRooms>().SubmitAsync(id, new(app.Owner, MapSubmission.NewId(), null, [SetOperation.Of(map.Cards().First().Id, Card.Text, $"Changed in turn {turn}")]));
        }
    }
}
