using System.Globalization;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>The page's main thread while a board of 500 cards is scrolled and while a card is dragged over it; and what a scroll says to the server.</summary>
static class Smoothness
{
    const double AllowedFrame = 8;
    const double AllowedTask = 50;
    const double Seconds = 4;
    const int Notch = 120;
    const float Aside = 400;
    const float Inset = 10;

    // A wheel in a hurry, and a hand's pointer: about one event a frame.
    static readonly TimeSpan NotchPause = TimeSpan.FromMilliseconds(30);
    static readonly TimeSpan HandPause = TimeSpan.FromMilliseconds(12);

    public static async Task RunAsync(AppServer app, SampleMap map, Browsers browsers, Options options, Report report)
    {
        var page = await browsers.ArriveAsync(app);
        var talk = new Talk(page);
        await Browsers.OpenAsync(page, map.Id);
        var (scrolled, dragged) = (new Rounds(), new Rounds());
        var (longestScroll, longestDrag) = (new Rounds(), new Rounds());
        var said = 0;
        for (var round = -1; round < options.Rounds; round++)
        {
            var before = talk.Messages;
            var scroll = await MainThread.WatchAsync(page, () => ScrollAsync(page, options.Seconds(Seconds)));
            var words = talk.Messages - before;
            var drag = await MainThread.WatchAsync(page, () => DragAsync(page, map.Cards[0], options.Seconds(Seconds)));
            // The first round is the compiler's.
            if (round < 0) continue;
            said += words;
            scrolled.Add(Samples.Percentile(scroll.Frames, 95));
            dragged.Add(Samples.Percentile(drag.Frames, 95));
            longestScroll.Add(scroll.Tasks.Max());
            longestDrag.Add(drag.Tasks.Max());
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{BoardBenchmark.Cards} cards");
        report.AddTime($"board: scrolling {of}, main thread a frame, p95", scrolled, AllowedFrame);
        report.AddTime($"board: scrolling {of}, longest task", longestScroll, AllowedTask, format: "0.0");
        report.Add(new Line($"board: messages from and to the server while scrolling, {options.Rounds} rounds", said.ToString(CultureInfo.InvariantCulture), "", "", "", "0", "", said == 0));
        report.AddTime($"board: dragging a card over {of}, main thread a frame, p95", dragged, AllowedFrame);
        report.AddTime($"board: dragging a card over {of}, longest task", longestDrag, AllowedTask, format: "0.0");
        await page.Context.CloseAsync();
    }

    /// <summary>Right and left, down and up, with the pointer over the cards.</summary>
    static async Task ScrollAsync(IPage page, TimeSpan time)
    {
        var box = (await page.Locator(".board-scroll").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        (int X, int Y)[] ways = [(Notch, 0), (0, Notch), (-Notch, 0), (0, -Notch)];
        foreach (var (x, y) in ways)
            for (var until = DateTime.UtcNow + time / ways.Length; DateTime.UtcNow < until; await Task.Delay(NotchPause))
                await page.Mouse.WheelAsync(x, y);
    }

    /// <summary>From the first card over the cells in sight and into the right edge, where the board scrolls by itself; then it is taken back.</summary>
    static async Task DragAsync(IPage page, Guid card, TimeSpan time)
    {
        var node = page.Locator($"[data-id=\"{card}\"]");
        await node.ScrollIntoViewIfNeededAsync();
        var (board, box) = ((await page.Locator(".board-scroll").BoundingBoxAsync())!, (await node.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + Inset);
        await page.Mouse.DownAsync();
        var start = DateTime.UtcNow;
        for (double share; (share = (DateTime.UtcNow - start) / time) < 1; await Task.Delay(HandPause))
        {
            // Waves over the rows, from left to right.
            var x = board.X + Aside + Math.Min(1, share * 1.5) * (board.Width - Aside - Inset);
            var y = board.Y + board.Height * (0.5 - 0.4 * Math.Cos(share * 8 * Math.PI));
            await page.Mouse.MoveAsync((float)x, (float)y);
        }

        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
    }
}
