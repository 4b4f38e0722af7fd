using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>Lighthouse's scores of the screens that everybody meets, in light and dark. Its package is installed into tests/lighthouse when it is not there.</summary>
static class Judgement
{
    const int Full = 100;
    const int Cards = 40;
    const string ThemeCookie = "theme";

    static readonly string Folder = Path.Combine(Repository.Root, "tests", "lighthouse");

    public static async Task RunAsync(Report report)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "lighthouse")))
            await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"], []);
        await using var app = await AppServer.StartAsync();
        var map = SampleMap.WithCards(Cards);
        using (var api = app.CreateApi()) await map.CreateAsync(api);
        var owner = await CookiesAsync(app);
        Screen[] screens = [.. from theme in (string[])["light", "dark"]
            from screen in (Screen[])[new("board", Browsers.Board(map.Id), owner), new("library", "/", owner), new("sign-in", "/sign-in", [])]
            select new Screen($"{screen.Name}, {theme}", screen.Path, [.. screen.Cookies, new Crumb(ThemeCookie, theme)])];
        var questions = screens.Select(screen => JsonSerializer.Serialize(new { url = app.Under(screen.Path), cookies = screen.Cookies }, JsonSerializerOptions.Web));
        var verdicts = await RunAsync("node", ["judge.mjs", Browsers.Find()], questions);
        foreach (var (screen, line) in screens.Zip(verdicts))
        {
            var verdict = JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!;
            report.Add(new Line(
                $"board: Lighthouse on the {screen.Name}: accessibility / best practices{string.Concat(verdict.Missed.Select(audit => $"; {audit}"))}",
                string.Create(CultureInfo.InvariantCulture, $"{verdict.Accessibility} / {verdict.BestPractices}"), "", "", "",
                string.Create(CultureInfo.InvariantCulture, $"{Full} / {Full}"), "", verdict is { Accessibility: Full, BestPractices: Full }));
        }
    }

    static async Task<Crumb[]> CookiesAsync(AppServer app)
    {
        await using var browsers = await Browsers.StartAsync();
        var page = await browsers.ArriveAsync(app);
        return [.. (await page.Context.CookiesAsync()).Where(cookie => cookie.Name != ThemeCookie).Select(cookie => new Crumb(cookie.Name, cookie.Value))];
    }

    static async Task<string[]> RunAsync(string program, string[] arguments, IEnumerable<string> input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} does not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        foreach (var line in input) await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"{program}: {await errors}");
    }

    sealed record Screen(string Name, string Path, Crumb[] Cookies);

    /// <summary>A cookie.</summary>
    sealed record Crumb(string Name, string Value);

    sealed record Verdict(int Accessibility, int BestPractices, string[] Missed);
}
