using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Browser;

/// <summary>From the press on another view of a map of 500 cards to that view painted.</summary>
static class ViewsBenchmark
{
    const int Cards = 500;
    const double AllowedMilliseconds = 300;
    const int TurnsInRound = 6;

    // Two frames after its node is there it has been painted.
    const string Switch =
        """
        ([word, node]) => new Promise(resolve => {
          const began = performance.now();
          const look = () => document.querySelector(node)
            ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
            : requestAnimationFrame(look);
          document.querySelector(`[data-do=view-${word}]`).click();
          look();
        })
        """;

    static readonly (string Word, string Node)[] Shapes = [("table", "[data-grid]"), ("story", "[data-reading]"), ("board", "[data-board]")];

    public static async Task RunAsync(Options options, Report report)
    {
        await using var site = await Site.StartAsync();
        await using var browsers = await Browsers.StartAsync();
        var map = SampleMap.WithCards(Cards);
        using (var api = site.Sqlite.CreateApi()) await map.CreateAsync(api);
        var page = await browsers.ArriveAsync(site.Sqlite);
        await Browsers.OpenAsync(page, map.Id);
        var rounds = Shapes.ToDictionary(shape => shape.Word, _ => new Rounds());
        await TurnAsync(page);
        for (var round = 0; round < options.Rounds; round++)
        {
            var times = Shapes.ToDictionary(shape => shape.Word, _ => new List<double>());
            for (var turn = 0; turn < options.Times(TurnsInRound); turn++)
                foreach (var (word, time) in await TurnAsync(page)) times[word].Add(time);
            foreach (var (word, samples) in times) rounds[word].Add(Samples.Median(samples));
        }

        foreach (var (word, measured) in rounds) report.AddTime($"to the {word} of a map of {Cards} cards, p50", measured, AllowedMilliseconds, format: "0");
        await page.Context.CloseAsync();
    }

    // Once through all of them; it begins and ends at the board.
    static async Task<List<(string Word, double Time)>> TurnAsync(IPage page)
    {
        var times = new List<(string, double)>();
        foreach (var (word, node) in Shapes) times.Add((word, await page.EvaluateAsync<double>(Switch, new[] { word, node })));
        return times;
    }
}
