using System.Globalization;
using System.Text.Json;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// What has to come over the wire until a board reacts, from the published build: once to a browser with an empty cache, once more to the
/// same. The answers are what the browser itself counts, headers with them and compressed as they came; the wire is every byte from the server,
/// the circuit's with them.
/// </summary>
static class FirstLoad
{
    const double AllowedKilobytes = 350;
    const double Kilobyte = 1e3;
    const int Largest = 5;

    public static async Task RunAsync(Report report)
    {
        await using var app = await PublishedApp.StartAsync();
        await using var browsers = await Browsers.StartAsync();
        await using var wire = TcpProxy.To(app.Address);
        var signedIn = await browsers.ArriveAsync(wire.Address);
        var kept = await signedIn.Context.StorageStateAsync();
        await signedIn.Context.CloseAsync();
        var map = SampleMap.WithCards(BoardBenchmark.Cards);
        using (var api = app.CreateApi()) await map.CreateAsync(api);

        var page = await browsers.EmptyAsync(wire.Address, kept);
        var first = await LoadAsync(page, wire, map.Id);
        await page.GotoAsync("about:blank");
        var second = await LoadAsync(page, wire, map.Id);
        var of = string.Create(CultureInfo.InvariantCulture, $"a board of {BoardBenchmark.Cards} cards");
        report.Add(new Line($"board: first load of {of}, all answers", Write(first.Bytes), "", "", "", $"<= {Write(AllowedKilobytes * Kilobyte)}", "", first.Bytes <= AllowedKilobytes * Kilobyte));
        report.Add(new Line("board: first load, everything on the wire with the circuit's first drawing", Write(first.OnWire), "", "", "", "", "", null));
        foreach (var (path, bytes) in first.Answers.OrderByDescending(answer => answer.Bytes).Take(Largest))
            report.Add(new Line($"board: first load, of it {path}", Write(bytes), "", "", "", "", "", null));
        report.Add(new Line("board: second load, all answers / on the wire", $"{Write(second.Bytes)} / {Write(second.OnWire)}", "", "", "", "", "", null));
    }

    static async Task<Load> LoadAsync(IPage page, TcpProxy wire, Guid map)
    {
        var (tools, before) = (await page.Context.NewCDPSessionAsync(page), wire.BytesToClient);
        var (paths, answers) = (new Dictionary<string, string>(), new List<(string, double)>());
        tools.Event("Network.responseReceived").OnEvent += (_, told) => paths[Id(told)] = new Uri(told!.Value.GetProperty("response").GetProperty("url").GetString()!).AbsolutePath;
        tools.Event("Network.loadingFinished").OnEvent += (_, told) => answers.Add((paths.GetValueOrDefault(Id(told), ""), told!.Value.GetProperty("encodedDataLength").GetDouble()));
        await tools.SendAsync("Network.enable");
        await Browsers.OpenAsync(page, map);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tools.DetachAsync();
        return new Load([.. answers], wire.BytesToClient - before);

        static string Id(JsonElement? told) => told!.Value.GetProperty("requestId").GetString()!;
    }

    static string Write(double bytes) => $"{(bytes / Kilobyte).ToString("0.0", CultureInfo.InvariantCulture)} kB";

    /// <param name="OnWire">Every byte from the server, the circuit's with them.</param>
    sealed record Load(IReadOnlyList<(string Path, double Bytes)> Answers, long OnWire)
    {
        public double Bytes => Answers.Sum(answer => answer.Bytes);
    }
}
