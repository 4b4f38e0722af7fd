using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;

namespace JourneyMapper.Benchmarks;

/// <summary>What one edit costs on a map of 5,000 elements beside one of 500: in the process, and through the hub.</summary>
static class CostBenchmark
{
    const int Small = 500;
    const int Large = 5_000;
    const double Allowed = 1.3;
    const int Clients = 2;
    const int Turns = 8;
    const int EditsInTurn = 60;

    public static async Task RunAsync(Options options, Report report)
    {
        // One less, so that there is room for the card that is inserted.
        var (small, large) = (SampleMap.WithElements(Small - 1), SampleMap.WithElements(Large - 1));
        InProcess(options, report, small, large);
        await using var site = await Site.StartAsync();
        await ThroughHubAsync("SQLite", site.Sqlite, options, report, small, large);
        await ThroughHubAsync("PostgreSQL", site.Postgres, options, report, small, large);
    }

    static void InProcess(Options options, Report report, SampleMap small, SampleMap large)
    {
        var (onSmall, onLarge) = (new ApplyCost(small), new ApplyCost(large));
        var mean = new Rounds();
        var byKind = ApplyCost.Kinds.Select(kind => (kind, Small: new Rounds(), Large: new Rounds(), Ratio: new Rounds())).ToList();
        for (var round = -1; round < options.Rounds; round++)
        {
            var (sumSmall, sumLarge) = (0.0, 0.0);
            foreach (var (kind, smalls, larges, ratios) in byKind)
            {
                var (costSmall, costLarge) = ApplyCost.Measure(onSmall, onLarge, kind, options.Times(40));
                (sumSmall, sumLarge) = (sumSmall + costSmall, sumLarge + costLarge);
                // The first round is the compiler's.
                if (round < 0) continue;
                smalls.Add(costSmall);
                larges.Add(costLarge);
                ratios.Add(costLarge / costSmall);
            }

            if (round >= 0) mean.Add(sumLarge / sumSmall);
        }

        // A part of the whole, which is judged below: what is ours alone, without the database and the way to the others.
        report.Add(new Line($"cost in the process (apply, rows, JSON), {Large} / {Small} elements, mean of the kinds of edits", Report.Times(mean.Median), Report.Spread(mean, "0.00"), "", "", $"goal: <= {Report.Times(Allowed)}", "", null));
        foreach (var (kind, smalls, larges, ratios) in byKind)
            report.Add(new Line($"cost in the process, {kind}", $"{larges.Median:0.0} us / {smalls.Median:0.0} us = {Report.Times(ratios.Median)}", Report.Spread(ratios, "0.00"), "", "", "", "", null));
    }

    static async Task ThroughHubAsync(string name, Testing.AppServer app, Options options, Report report, SampleMap small, SampleMap large)
    {
        await using var onSmall = await HubTarget.OfAsync(name, app, small);
        await using var onLarge = await HubTarget.OfAsync(name, app, large);
        await onSmall.ConnectAsync(Clients);
        await onLarge.ConnectAsync(Clients);
        var (ratio, milliseconds) = (new Rounds(), new Rounds());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (smalls, larges) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                smalls.AddRange(await Loads.OneAtATimeAsync(onSmall, options.Times(EditsInTurn)));
                larges.AddRange(await Loads.OneAtATimeAsync(onLarge, options.Times(EditsInTurn)));
            }

            if (round < 0) continue;
            ratio.Add(Samples.Median(larges) / Samples.Median(smalls));
            milliseconds.Add(Samples.Median(larges));
        }

        report.AddRatio($"cost through the hub, {name}, {Large} / {Small} elements ({Report.Ms(milliseconds.Median)} on the large one)", ratio, Allowed);
    }
}
