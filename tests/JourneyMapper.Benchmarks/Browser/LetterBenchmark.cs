using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Browser;

/// <summary>From the key in one browser to the letter's frame in another, on one map of 500 cards.</summary>
static class LetterBenchmark
{
    const int Cards = 500;
    const double AllowedMilliseconds = 50;
    const int LettersInRound = 40;
    const int LettersToWarmUp = 40;
    const float PollMilliseconds = 25;
    const string Letters = "abcdefghijklmnopqrstuvwxyz";

    // A brisk typist's.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Both pages run on one machine: time since the epoch is one clock.
    const string NoteKeys =
        """
        () => {
          window.benchKeys = [];
          document.addEventListener("keydown", event => window.benchKeys.push(performance.timeOrigin + event.timeStamp), true);
        }
        """;

    // The frame callback comes before the frame is drawn, a message posted from it afterwards.
    const string NoteFrames =
        """
        id => {
          window.benchFrames = {};
          const card = document.querySelector(`[data-id="${id}"]`);
          new MutationObserver(() => {
            const text = card.querySelector(".text").textContent;
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => { window.benchFrames[text] ??= performance.timeOrigin + performance.now(); };
              port2.postMessage(null);
            });
          }).observe(card, { childList: true, characterData: true, subtree: true });
        }
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
        var (ann, ben) = (await browsers.ArriveAsync(app), await browsers.ArriveAsync(app));
        foreach (var page in (IPage[])[ann, ben]) await Browsers.OpenAsync(page, map.Id);

        var card = $"[data-id=\"{map.Cards[0]}\"]";
        await ann.EvaluateAsync(NoteKeys);
        await ben.EvaluateAsync(NoteFrames, map.Cards[0]);
        await ann.Locator(card).FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await ann.Locator($"{card} textarea").WaitForAsync();
        await TypeAsync(ann, ben, map.Cards[0], options.Times(LettersToWarmUp));
        var (medians, tails) = (new Rounds(), new Rounds());
        for (var round = 0; round < options.Rounds; round++)
        {
            var times = await TypeAsync(ann, ben, map.Cards[0], options.Times(LettersInRound));
            medians.Add(Samples.Median(times));
            tails.Add(Samples.Percentile(times, 95));
        }

        report.AddTime($"letter typed in one browser, painted in another, {name}, p50", medians, AllowedMilliseconds, format: "0.0");
        report.Add(new Line($"letter, {name}, p95", Report.Ms(tails.Median, "0.0"), Report.Spread(tails, "0.0"), "", "", "", "", null));
        await ann.Context.CloseAsync();
        await ben.Context.CloseAsync();
    }

    static async Task<IReadOnlyList<double>> TypeAsync(IPage ann, IPage ben, Guid card, int letters)
    {
        var text = await ben.Locator($"[data-id=\"{card}\"] .text").InnerTextAsync();
        var times = new List<double>(letters);
        for (var i = 0; i < letters; i++)
        {
            var letter = Letters[i % Letters.Length];
            await ann.Keyboard.PressAsync(letter.ToString());
            var key = await ann.EvaluateAsync<double>("() => window.benchKeys.at(-1)");
            text += letter;
            // Asked for now and then only: asking at every frame would keep the page drawing.
            await ben.WaitForFunctionAsync("text => text in window.benchFrames", text, new() { PollingInterval = PollMilliseconds });
            times.Add(await ben.EvaluateAsync<double>("text => window.benchFrames[text]", text) - key);
            await Task.Delay(Pause);
        }

        return times;
    }
}
