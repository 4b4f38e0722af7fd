using System.Diagnostics;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks;

/// <summary>An edit stored by one node until a reader on another one sees it, beside a reader on the same node.</summary>
static class NodesBenchmark
{
    const int Edits = 300;
    const double Allowed = 1_000;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var pair = await Pair.StartAsync();
        using var api = pair.Here.CreateApi();
        var map = (await api.CreateAsync("On two nodes")).GetProperty("id").GetGuid();
        var token = pair.Here.Settings.ApiToken!;
        await using var author = await HubClient.ConnectAsync(pair.Here.Address, token);
        await using var near = await HubClient.ConnectAsync(pair.Here.Address, token);
        await using var far = await HubClient.ConnectAsync(pair.There.Address, token);
        await near.JoinAsync(map);
        await far.JoinAsync(map);
        var (same, other, tail) = (new Rounds(), new Rounds(), new Rounds());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (nears, fars) = (new List<double>(), new List<double>());
            for (var i = 0; i < options.Times(Edits); i++)
            {
                var clock = Stopwatch.GetTimestamp();
                var (nearest, farthest) = (SeenAsync(near, clock), SeenAsync(far, clock));
                await author.SubmitAsync(map, [new { op = "set", id = map, property = "title", value = $"Title {i}" }]);
                nears.Add(await nearest);
                fars.Add(await farthest);
            }

            // The first round is the compiler's.
            if (round < 0) continue;
            same.Add(Samples.Median(nears));
            other.Add(Samples.Median(fars));
            tail.Add(Samples.Percentile(fars, 99));
        }

        report.AddTime("nodes: an edit seen on another node, p50", other, Allowed);
        report.AddTime("nodes: the same, p99", tail, Allowed);
        report.Add(new Line("nodes: the same edits seen on the same node, p50", Report.Ms(same.Median), Report.Spread(same, "0.00"), "", "", "", "", null));
    }

    static async Task<double> SeenAsync(HubClient reader, long since)
    {
        await reader.Changed.NextAsync();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
