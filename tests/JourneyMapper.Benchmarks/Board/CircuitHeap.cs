using System.Globalization;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Heap;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// What one more person on a board of 500 cards holds on the server's managed heap after a full collection: many pages of one browser on one map.
/// Those opened before have filled what all share: caches and compiled code. Once with a card in every cell, once in a grid with four times as
/// many cells, and once with all cards in one column of the first grid: what an empty cell costs is seen where nothing else changes.
/// </summary>
static class CircuitHeap
{
    const double AllowedMegabytes = 4;
    const double AllowedRatio = 1.05;
    const int Steps = 60;
    const int Lanes = 8;
    const int Circuits = 10;
    const int CircuitsBefore = 4;
    const double PoolsLingerSeconds = 65;
    const double Megabyte = 1e6;

    public static async Task RunAsync(Options options, Report report)
    {
        var full = await MeasureAsync(SampleMap.Spread(BoardBenchmark.Cards, Steps, Lanes), options);
        var larger = await MeasureAsync(SampleMap.Spread(BoardBenchmark.Cards, 2 * Steps, 2 * Lanes), options);
        var stacked = await MeasureAsync(SampleMap.Stacked(BoardBenchmark.Cards, Steps, Lanes), options);
        Add($"{Steps} columns x {Lanes} lanes", full);
        Add($"{2 * Steps} columns x {2 * Lanes} lanes, with twice the headers and labels", larger);
        var ratio = new Rounds();
        ratio.Add(stacked / full);
        report.AddRatio($"board: heap with the cards in {Lanes} of {Steps * Lanes} cells beside all cells filled", ratio, AllowedRatio);

        void Add(string grid, double megabytes) => report.Add(new Line(
            $"board: heap of a circuit, {BoardBenchmark.Cards} cards in {grid}", Write(megabytes), "", "", "", $"<= {Write(AllowedMegabytes)}", "", megabytes <= AllowedMegabytes));
    }

    static async Task<double> MeasureAsync(SampleMap map, Options options)
    {
        var memory = new HeldMemory();
        await using var app = await AppServer.StartAsync(new AppSettings { Environment = memory.Environment });
        await using var browsers = await Browsers.StartAsync();
        using (var api = app.CreateApi()) await map.CreateAsync(api);
        var page = await browsers.ArriveAsync(app);
        var circuits = Math.Max(2, options.Times(Circuits));
        await OpenAsync(CircuitsBefore);
        var idle = options.Seconds(PoolsLingerSeconds);
        var before = await memory.BytesAsync(idle);
        await OpenAsync(circuits);
        return (await memory.BytesAsync(idle) - before) / Megabyte / circuits;

        async Task OpenAsync(int count)
        {
            for (var i = 0; i < count; i++) await Browsers.OpenAsync(await page.Context.NewPageAsync(), map.Id);
        }
    }

    static string Write(double megabytes) => $"{megabytes.ToString("0.00", CultureInfo.InvariantCulture)} MB";
}
