using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>What one person feels of a map of 500 cards under their own hands, and what it costs to bring it to them.</summary>
static class BoardBenchmark
{
    public const int Cards = 500;

    public static async Task RunAsync(Options options, Report report)
    {
        await using (var site = await Site.StartAsync())
        await using (var browsers = await Browsers.StartAsync())
        {
            var map = SampleMap.WithCards(Cards);
            using (var api = site.Sqlite.CreateApi()) await map.CreateAsync(api);
            await Smoothness.RunAsync(site.Sqlite, map, browsers, options, report);
            await OwnLetter.RunAsync(site.Sqlite, map, browsers, options, report);
            await OwnEdits.RunAsync("SQLite", site.Sqlite, browsers, options, report);
            await OwnEdits.RunAsync("PostgreSQL", site.Postgres, browsers, options, report);
        }

        await FirstLoad.RunAsync(report);
        await CircuitHeap.RunAsync(options, report);
        await Judgement.RunAsync(report);
    }
}
