using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// From the key to one's own letter, measured within the page: from the time stamp of <c>keydown</c> until <c>input</c> has reached the
/// window, when the letter stands in the field and all of our own listeners have run.
/// </summary>
static class OwnLetter
{
    const double AllowedMilliseconds = 16;
    const int LettersInRound = 200;
    const string Letters = "abcdefghijklmnopqrstuvwxyz ";

    // A brisk typist's.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    const string Note =
        """
        () => {
          let pressed = 0;
          window.benchLetters = [];
          window.addEventListener("keydown", event => { pressed = event.timeStamp; }, true);
          window.addEventListener("input", () => window.benchLetters.push(performance.now() - pressed));
        }
        """;

    public static async Task RunAsync(AppServer app, SampleMap map, Browsers browsers, Options options, Report report)
    {
        var page = await browsers.ArriveAsync(app);
        await Browsers.OpenAsync(page, map.Id);
        await page.EvaluateAsync(Note);
        var (medians, tails) = (new Rounds(), new Rounds());
        for (var round = -1; round < options.Rounds; round++)
        {
            // Each round in a card of its own: a card's text has a limit.
            var card = page.Locator($"[data-id=\"{map.Cards[round + 1]}\"]");
            await card.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await card.Locator("textarea").WaitForAsync();
            await page.EvaluateAsync("() => { window.benchLetters.length = 0; }");
            for (var i = 0; i < options.Times(LettersInRound); i++)
            {
                await page.Keyboard.PressAsync(Letters[i % Letters.Length].ToString());
                await Task.Delay(Pause);
            }

            var times = await page.EvaluateAsync<double[]>("() => window.benchLetters");
            await page.Keyboard.PressAsync("Escape");
            await card.Locator("textarea").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
            if (round < 0) continue;
            medians.Add(Samples.Median(times));
            tails.Add(Samples.Percentile(times, 99));
        }

        report.AddTime("board: own letter, from keydown to the DOM, p99", tails, AllowedMilliseconds);
        report.Add(new Line("board: own letter, p50", Report.Ms(medians.Median), Report.Spread(medians, "0.00"), "", "", "", "", null));
        await page.Context.CloseAsync();
    }
}
