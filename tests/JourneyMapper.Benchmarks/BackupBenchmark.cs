using System.Diagnostics;
using System.Globalization;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks;

/// <summary>A backup of a whole workspace by the owners' button, while people edit: how long it takes, and what the people notice of it.</summary>
static class BackupBenchmark
{
    const int Maps = 500;
    const int Cards = 200;
    const int EditsInHistory = 20;
    const int Clients = 10;
    const int EditsPerSecond = 100;
    const double SteadySeconds = 10;
    const double WarmUpSeconds = 5;
    const double SlowestMilliseconds = 10_000;
    const double AllowedTail = 2;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var site = await Site.StartAsync();
        await MeasureAsync("SQLite", site.Sqlite, options, report);
        await MeasureAsync("PostgreSQL", site.Postgres, options, report);
    }

    static async Task MeasureAsync(string name, AppServer app, Options options, Report report)
    {
        var maps = options.Times(Maps);
        await FurnishAsync(app, maps);
        using var owner = await OwnersBrowser.SignInAsync(app);
        await using var target = await HubTarget.OfAsync(name, app, SampleMap.WithCards(Cards));
        await target.ConnectAsync(Clients);
        await Loads.SteadyAsync(target, EditsPerSecond, options.Seconds(WarmUpSeconds));
        await owner.DownloadAsync();
        var (duration, alone, meanwhile, ratio) = (new Rounds(), new Rounds(), new Rounds(), new Rounds());
        var (bytes, lost) = (0L, 0);
        for (var round = 0; round < options.Rounds; round++)
        {
            var quiet = await Loads.SteadyAsync(target, EditsPerSecond, options.Seconds(SteadySeconds));
            // One backup after the other, so that every edit meets one.
            var editing = Loads.SteadyAsync(target, EditsPerSecond, options.Seconds(SteadySeconds));
            while (!editing.IsCompleted)
            {
                var start = Stopwatch.GetTimestamp();
                bytes = await owner.DownloadAsync();
                duration.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            var busy = await editing;
            alone.Add(Samples.Percentile(quiet.Milliseconds, 99));
            meanwhile.Add(Samples.Percentile(busy.Milliseconds, 99));
            ratio.Add(Samples.Percentile(busy.Milliseconds, 99) / Samples.Percentile(quiet.Milliseconds, 99));
            lost += quiet.Lost + busy.Lost;
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{maps} maps x {Cards} cards, {EditsInHistory + 2} edits each");
        report.AddTime($"backup, {name}: {of}, while {Clients} clients edit", duration, SlowestMilliseconds, format: "0");
        report.Add(new Line($"backup, {name}: size of the archive", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"), "", "", "", "", "", null));
        report.AddRatio(
            $"backup, {name}: p99 of {EditsPerSecond} edits/s during it beside without ({Report.Ms(meanwhile.Median)} / {Report.Ms(alone.Median)})", ratio, AllowedTail);
        report.Add(new Line($"backup, {name}: lost or seen twice", lost.ToString(CultureInfo.InvariantCulture), "", "", "", "0", "", lost == 0));
    }

    static async Task FurnishAsync(AppServer app, int maps)
    {
        using var api = app.CreateApi();
        await Parallel.ForEachAsync(Enumerable.Range(0, maps), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            var map = SampleMap.WithCards(Cards);
            await map.CreateAsync(api);
            for (var i = 0; i < EditsInHistory; i++)
                await api.SubmitAsync(map.Id, new { op = "set", id = map.Cards[i * 7 % Cards], property = "text", value = $"Map {number}: the queue was {i} people long" });
        });
    }
}
