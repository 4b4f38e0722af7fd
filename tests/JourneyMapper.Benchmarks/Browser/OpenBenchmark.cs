using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Browser;

/// <summary>From going to a map of 500 cards to the board that reacts, for somebody who has been there before.</summary>
static class OpenBenchmark
{
    const int Cards = 500;
    const double AllowedMilliseconds = 1_200;
    const int VisitsInRound = 5;

    // A page's clock starts when the navigation does.
    const string NoteReady =
        """
        new MutationObserver((_, watch) => {
          if (!document.querySelector("[data-ready]")) return;
          window.benchReady = performance.now();
          watch.disconnect();
        }).observe(document, { childList: true, attributes: true, attributeFilter: ["data-ready"], subtree: true });
        """;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var site = await Site.StartAsync();
        await using var browsers = await Browsers.StartAsync();
        await RunAsync("SQLite", site.Sqlite, browsers, options, report);
        await RunAsync("PostgreSQL", site.Postgres, browsers, options, report);
    }

    static async Task RunAsync(string name, AppServer app, Browsers browsers, Options options, Report report)
    {
        var map = SampleMap.WithCards(Cards);
        using (var api = app.CreateApi()) await map.CreateAsync(api);
        var page = await browsers.ArriveAsync(app);
        await page.AddInitScriptAsync(NoteReady);
        var rounds = new Rounds();
        // The first visit fills the browser's cache and opens the map on the server.
        await VisitAsync();
        for (var round = 0; round < options.Rounds; round++)
        {
            var times = new List<double>();
            for (var visit = 0; visit < options.Times(VisitsInRound); visit++) times.Add(await VisitAsync());
            rounds.Add(Samples.Median(times));
        }

        report.AddTime($"second opening of a map of {Cards} cards to usable, {name}, p50", rounds, AllowedMilliseconds, format: "0");
        await page.Context.CloseAsync();

        async Task<double> VisitAsync()
        {
            await page.GotoAsync("/");
            await Browsers.OpenAsync(page, map.Id);
            return await page.EvaluateAsync<double>("() => window.benchReady");
        }
    }
}
