using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Library;

/// <summary>The gallery of templates with all its pictures in a browser, and the making of maps from the largest templates.</summary>
static class TemplatesBenchmark
{
    const int TeamTemplates = 20;
    const int CardsInTeamTemplate = 200;
    const int MostElements = 5_000;
    const double AllowedGalleryMilliseconds = 1_000;
    const double AllowedStartMilliseconds = 500;
    const int VisitsInRound = 5;
    const int StartsInRound = 10;

    // The largest of the built-in ones by its elements.
    const string LargestBuiltIn = "saas";

    // A page's clock starts when the navigation does. Drawn is a picture when nothing of it is a mere outline any more.
    const string NoteReady =
        """
        new MutationObserver((_, watch) => {
          if (!document.querySelector("main[data-alive]") || document.querySelector("[data-template] .ghost")) return;
          window.benchReady = performance.now();
          watch.disconnect();
        }).observe(document, { childList: true, attributes: true, subtree: true });
        """;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var site = await Site.StartAsync();
        await using var browsers = await Browsers.StartAsync();
        foreach (var (name, app) in new[] { ("SQLite", site.Sqlite), ("PostgreSQL", site.Postgres) })
        {
            using var api = app.CreateApi();
            await StartAsync(name, api, options, report);
            await LookAsync(name, app, api, browsers, options, report);
        }
    }

    static async Task StartAsync(string name, MapApi api, Options options, Report report)
    {
        var large = SampleMap.WithElements(MostElements);
        await large.CreateAsync(api);
        foreach (var (what, template) in new[] { ("the largest built-in one", LargestBuiltIn), ($"one of {MostElements} elements", $"{await SaveAsync(api, large.Id)}") })
        {
            var rounds = new Rounds();
            await MakeAsync(api, template);
            for (var round = 0; round < options.Rounds; round++)
            {
                var times = new List<double>();
                for (var i = 0; i < options.Times(StartsInRound); i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await MakeAsync(api, template);
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                rounds.Add(Samples.Median(times));
            }
            report.AddTime($"templates: a map made from {what}, {name}, p50", rounds, AllowedStartMilliseconds, format: "0");
        }
    }

    static async Task LookAsync(string name, AppServer app, MapApi api, Browsers browsers, Options options, Report report)
    {
        for (var i = 1; i < TeamTemplates; i++)
        {
            var map = SampleMap.WithCards(CardsInTeamTemplate);
            await map.CreateAsync(api);
            await SaveAsync(api, map.Id);
        }

        var page = await browsers.ArriveAsync(app);
        await page.AddInitScriptAsync(NoteReady);
        var rounds = new Rounds();
        // The first visit fills the browser's cache and draws the pictures of the team's own.
        await VisitAsync();
        for (var round = 0; round < options.Rounds; round++)
        {
            var times = new List<double>();
            for (var visit = 0; visit < options.Times(VisitsInRound); visit++) times.Add(await VisitAsync());
            rounds.Add(Samples.Median(times));
        }

        report.AddTime($"templates: gallery with all pictures, {TeamTemplates} of the team among them, to usable, {name}, p50", rounds, AllowedGalleryMilliseconds, format: "0");
        await page.Context.CloseAsync();

        async Task<double> VisitAsync()
        {
            await page.GotoAsync("/bin");
            await page.GotoAsync("/templates");
            await page.WaitForFunctionAsync("() => window.benchReady !== undefined");
            return await page.EvaluateAsync<double>("() => window.benchReady");
        }
    }

    static async Task<Guid> SaveAsync(MapApi api, Guid mapId)
    {
        using var answer = await api.Http.PostAsJsonAsync("api/v1/templates", new { mapId });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    static async Task MakeAsync(MapApi api, string templateId)
    {
        using var answer = await api.Http.PostAsJsonAsync("api/v1/maps", new { title = "", templateId });
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
