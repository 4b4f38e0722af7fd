using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Library;

/// <summary>From going to a library of 500 maps to the page that reacts, for somebody who has been there before.</summary>
static class LibraryBenchmark
{
    const int Maps = 500;
    const int CardsInMap = 40;
    const double AllowedMilliseconds = 800;
    const int VisitsInRound = 5;

    // A page's clock starts when the navigation does.
    const string NoteReady =
        """
        new MutationObserver((_, watch) => {
          if (!document.querySelector("main[data-library]")) return;
          window.benchReady = performance.now();
          watch.disconnect();
        }).observe(document, { childList: true, attributes: true, attributeFilter: ["data-library"], subtree: true });
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
        using (var api = app.CreateApi())
            for (var i = 0; i < Maps; i++) await SampleMap.WithCards(CardsInMap).CreateAsync(api);
        var page = await browsers.ArriveAsync(app);
        await page.AddInitScriptAsync(NoteReady);
        var rounds = new Rounds();
        // The first visit fills the browser's cache and draws the pictures.
        await VisitAsync();
        for (var round = 0; round < options.Rounds; round++)
        {
            var times = new List<double>();
            for (var visit = 0; visit < options.Times(VisitsInRound); visit++) times.Add(await VisitAsync());
            rounds.Add(Samples.Median(times));
        }

        report.AddTime($"library of {Maps} maps to usable, {name}, p50", rounds, AllowedMilliseconds, format: "0");
        await page.Context.CloseAsync();

        async Task<double> VisitAsync()
        {
            await page.GotoAsync("/bin");
            await page.GotoAsync("/");
            await page.Locator("main[data-library]").WaitForAsync();
            return await page.EvaluateAsync<double>("() => window.benchReady");
        }
    }
}
