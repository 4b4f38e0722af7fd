using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// A change of the map's structure by key until one's own screen shows it, with a wire of 5 ms each way (10 ms there and back) between
/// browser and server. From the time stamp of <c>keydown</c> to the first task after the frame that has it: stored, answered and drawn.
/// </summary>
static class OwnEdits
{
    const double AllowedMilliseconds = 60;
    const int EditsInRound = 20;

    static readonly TimeSpan Wire = TimeSpan.FromMilliseconds(5);

    // What counts as seen: a card that was not there, or one that stands under another step. The frame callback comes before the frame is
    // drawn, a message posted from it afterwards.
    const string NoteEdits =
        """
        () => {
          let pressed = 0;
          window.addEventListener("keydown", event => { pressed = event.timeStamp; }, true);
          const board = document.querySelector("[data-board]");
          const places = () => new Map([...board.querySelectorAll(".card")].map(card => [card.dataset.id, card.closest(".cell").dataset.step]));
          window.benchAwait = () => {
            const before = places();
            window.benchEdit = null;
            const watch = new MutationObserver(() => {
              if (![...places()].some(([id, step]) => before.get(id) !== step)) return;
              watch.disconnect();
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => { window.benchEdit = performance.now() - pressed; };
                port2.postMessage(null);
              });
            });
            watch.observe(board, { childList: true, subtree: true });
          };
        }
        """;

    public static async Task RunAsync(string name, AppServer app, Browsers browsers, Options options, Report report)
    {
        var map = SampleMap.WithCards(BoardBenchmark.Cards);
        using (var api = app.CreateApi()) await map.CreateAsync(api);
        await using var wire = TcpProxy.To(app.Address);
        wire.Delay = Wire;
        var page = await browsers.ArriveAsync(wire.Address);
        await Browsers.OpenAsync(page, map.Id);
        await page.EvaluateAsync(NoteEdits);
        var card = page.Locator($"[data-id=\"{map.Cards[BoardBenchmark.Cards / 2]}\"]");
        var (moves, additions) = (new Rounds(), new Rounds());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (moved, added) = (new List<double>(), new List<double>());
            for (var i = 0; i < options.Times(EditsInRound); i++)
            {
                await card.FocusAsync();
                moved.Add(await TimeAsync(page, i % 2 == 0 ? "Alt+ArrowRight" : "Alt+ArrowLeft"));
                await card.FocusAsync();
                added.Add(await TimeAsync(page, "Alt+Shift+ArrowDown"));
                // What was made is open for typing, and goes when nothing is typed.
                await page.Locator(".card textarea").WaitForAsync();
                await page.Keyboard.PressAsync("Escape");
                await page.Locator(".card textarea").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            }

            // The first round is the compiler's.
            if (round < 0) continue;
            moves.Add(Samples.Median(moved));
            additions.Add(Samples.Median(added));
        }

        report.AddTime($"board: a card moved by key, own screen, {Wire.TotalMilliseconds} ms of wire each way, {name}, p50", moves, AllowedMilliseconds, format: "0.0");
        report.AddTime($"board: a card made by key, the same, {name}, p50", additions, AllowedMilliseconds, format: "0.0");
        await page.Context.CloseAsync();
    }

    static async Task<double> TimeAsync(IPage page, string keys)
    {
        await page.EvaluateAsync("() => window.benchAwait()");
        await page.Keyboard.PressAsync(keys);
        await page.WaitForFunctionAsync("() => window.benchEdit !== null");
        return await page.EvaluateAsync<double>("() => window.benchEdit");
    }
}
