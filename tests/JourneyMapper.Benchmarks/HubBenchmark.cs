using System.Globalization;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Floor;
using JourneyMapper.Benchmarks.Load;

namespace JourneyMapper.Benchmarks;

/// <summary>From program to program through the hub, on a map of 500 cards, beside a bare hub that stores nothing.</summary>
static class HubBenchmark
{
    const int Cards = 500;
    const int Few = 10;
    const int Many = 50;
    const int EditsOneAtATime = 400;
    const int EditsPerSecond = 200;
    const double SteadySeconds = 10;
    const double LoopSeconds = 4;
    const double WarmUpSeconds = 12;

    // What must be stored costs no more than this many floors, and two fsyncs.
    const double SqliteFloors = 2;
    const double PostgresFloors = 3;
    const int Syncs = 2;

    // Goals of later work: shown, without a verdict.
    const double SqliteShareOfLoop = 0.44;
    const double PostgresShareOfLoop = 0.27;

    sealed class Results(HubTarget target, double floors, double share)
    {
        public HubTarget Target => target;
        public double Floors => floors;
        public double Share => share;
        public Rounds Few { get; } = new();
        public Rounds Many { get; } = new();
        public Rounds SteadyMedian { get; } = new();
        public Rounds SteadyTail { get; } = new();
        public Rounds Loop { get; } = new();
        public Rounds Processor { get; } = new();
        public Rounds Sync { get; } = new();
        public int Edits { get; set; }
        public int Lost { get; set; }
        public int Snapshots => target.Clients.Sum(client => client.Snapshots);
    }

    public static async Task RunAsync(Options options, Report report)
    {
        await using var site = await Site.StartAsync();
        var (process, address) = await FloorServer.StartAsync();
        using var owned = process;
        var map = SampleMap.WithCards(Cards);
        await using var floorTarget = new HubTarget("floor", address, process.Id, null, map);
        await using var sqliteTarget = await HubTarget.OfAsync("SQLite", site.Sqlite, map);
        await using var postgresTarget = await HubTarget.OfAsync("PostgreSQL", site.Postgres, map);
        var floor = new Results(floorTarget, 0, 0);
        var sqlite = new Results(sqliteTarget, SqliteFloors, SqliteShareOfLoop);
        var postgres = new Results(postgresTarget, PostgresFloors, PostgresShareOfLoop);
        Results[] all = [floor, sqlite, postgres];

        foreach (var one in all)
        {
            await one.Target.ConnectAsync(Few);
            // The runtime compiles what is hot a second time, with what it has learned.
            await Loads.OneAtATimeAsync(one.Target, options.Times(EditsOneAtATime));
            await Loads.ClosedLoopAsync(one.Target, options.Seconds(WarmUpSeconds));
            await Loads.OneAtATimeAsync(one.Target, options.Times(EditsOneAtATime));
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            sqlite.Sync.Add(site.SqliteSync());
            postgres.Sync.Add(site.PostgresSync());
            foreach (var one in all) one.Few.Add(Samples.Median(await Loads.OneAtATimeAsync(one.Target, options.Times(EditsOneAtATime))));
            foreach (var one in all) await LoopAsync(one, options);
        }

        foreach (var one in all) await one.Target.ConnectAsync(Many);
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var one in all) one.Many.Add(Samples.Median(await Loads.OneAtATimeAsync(one.Target, options.Times(EditsOneAtATime))));
            foreach (var one in all) await SteadyAsync(one, options);
        }

        foreach (var one in all[1..]) Tell(one, floor, report);
    }

    static async Task LoopAsync(Results one, Options options)
    {
        var loop = await Loads.ClosedLoopAsync(one.Target, options.Seconds(LoopSeconds));
        one.Loop.Add(loop.EditsPerSecond);
        one.Processor.Add(loop.Processor);
        one.Lost += loop.Lost;
    }

    static async Task SteadyAsync(Results one, Options options)
    {
        var log = await Loads.SteadyAsync(one.Target, EditsPerSecond, options.Seconds(SteadySeconds));
        one.SteadyMedian.Add(Samples.Median(log.Milliseconds));
        one.SteadyTail.Add(Samples.Percentile(log.Milliseconds, 99));
        one.Edits += log.Count;
        one.Lost += log.Lost;
    }

    static void Tell(Results one, Results floor, Report report)
    {
        var name = one.Target.Name;
        report.AddTime($"hub, {name}: {Few} clients, one edit at a time, p50", one.Few, one.Floors * floor.Few.Median + Syncs * one.Sync.Median, floor.Few, one.Sync);
        report.Add(Compared($"hub, {name}: {Many} clients, one edit at a time, p50", one.Many, floor.Many));
        report.Add(Compared($"hub, {name}: {Many} clients, {EditsPerSecond} edits/s, p50", one.SteadyMedian, floor.SteadyMedian));
        report.Add(Compared($"hub, {name}: {Many} clients, {EditsPerSecond} edits/s, p99", one.SteadyTail, floor.SteadyTail));
        report.Add(new Line($"hub, {name}: lost or seen twice, of {one.Edits} edits at {EditsPerSecond}/s and all of the loops (snapshots instead: {one.Snapshots})",
            Number(one.Lost), "", "", "", "0", "", one.Lost == 0 && one.Snapshots == 0));
        report.Add(new Line($"hub, {name}: {Few} clients, one in flight each", $"{Number(one.Loop.Median)} edits/s", Report.Spread(one.Loop, "0"),
            $"{Number(floor.Loop.Median)} edits/s", "", $"goal: >= {one.Share:0.00} x", Report.Times(one.Loop.Median / floor.Loop.Median), null));
        report.Add(new Line($"hub, {name}: the same, processor of our server an edit", $"{Number(one.Processor.Median)} us", Report.Spread(one.Processor, "0"),
            $"{Number(floor.Processor.Median)} us", "", "", Report.Times(one.Processor.Median / floor.Processor.Median), null));
    }

    static Line Compared(string figure, Rounds measured, Rounds floor) => new(
        figure, Report.Ms(measured.Median), Report.Spread(measured, "0.00"), Report.Ms(floor.Median), "", "", Report.Times(measured.Median / floor.Median), null);

    static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
