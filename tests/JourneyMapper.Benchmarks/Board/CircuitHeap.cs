using System.Globalization;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Heap;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// What one more person on a board of 500 cards holds on the server's managed heap after a full collection: many pages of one browser on one map.
/// Those opened before have filled what all share: caches and compiled code. Once on a full grid, once with the same cards spread over four
/// times as many cells.
/// </summary>
static class CircuitHeap
{
    const double AllowedMegabytes = 4;
    const double AllowedRatio = 1.25;
    const int Circuits = 10;
    const int CircuitsBefore = 4;
    const double PoolsLingerSeconds = 65;
    const double Megabyte = 1e6;

    public static async Task RunAsync(Options options, Report report)
    {
        var full = await MeasureAsync(60, 8, options);
        var sparse = await MeasureAsync(120, 16, options);
        Add("60 columns x 8 lanes", full);
        Add("120 columns x 16 lanes", sparse);
        var ratio = new Rounds();
        ratio.Add(sparse / full);
        report.AddRatio("board: the same, four times the cells beside (with twice the headers and labels)", ratio, AllowedRatio);

        void Add(string grid, double megabytes) => report.Add(new Line(
            $"board: heap of a circuit, {BoardBenchmark.Cards} cards in {grid}", Write(megabytes), "", "", "", $"<= {Write(AllowedMegabytes)}", "", megabytes <= AllowedMegabytes));
    }

    static async Task<double> MeasureAsync(int steps, int lanes, Options options)
    {
        var memory = new HeldMemory();
        await using var app = await AppServer.StartAsync(new AppSettings { Environment = memory.Environment });
        await using var browsers = await Browsers.StartAsync();
        var map = SampleMap.Spread(BoardBenchmark.Cards, steps, lanes);
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
