using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>
/// What a page's main thread did while something went on, in milliseconds, as DevTools' own timeline has it. A task is an outermost
/// <c>RunTask</c>; the work of a frame is all tasks that began after the last frame was handed on to be drawn (<c>Commit</c>) and before this
/// one was, so that what handles the input counts as much as what lays out and paints. Times are those of the clock: a thread that had to wait
/// for a core is slower too.
/// </summary>
sealed record MainThread(IReadOnlyList<double> Tasks, IReadOnlyList<double> Frames)
{
    const string Categories = "devtools.timeline,disabled-by-default-devtools.timeline,devtools.timeline.frame,blink.user_timing";
    const string Begin = "bench-begin";
    const string End = "bench-end";
    const double Microseconds = 1_000;
    const int PieceSize = 1 << 20;

    public static async Task<MainThread> WatchAsync(IPage page, Func<Task> action)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        var complete = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        tools.Event("Tracing.tracingComplete").OnEvent += (_, told) => complete.TrySetResult(told!.Value.GetProperty("stream").GetString()!);
        await tools.SendAsync("Tracing.start", new() { ["transferMode"] = "ReturnAsStream", ["categories"] = Categories });
        await MarkAsync(Begin);
        await action();
        await MarkAsync(End);
        await tools.SendAsync("Tracing.end");
        using var trace = JsonDocument.Parse(await ReadAsync(tools, await complete.Task));
        await tools.DetachAsync();
        return Of([.. trace.RootElement.GetProperty("traceEvents").EnumerateArray()]);

        // Tells, in the trace, which of the browser's many threads is the page's.
        Task MarkAsync(string name) => page.EvaluateAsync("name => { performance.mark(name); }", name);
    }

    static MainThread Of(JsonElement[] events)
    {
        var (begin, end) = (events.First(one => IsNamed(one, Begin)), events.First(one => IsNamed(one, End)));
        var (from, to) = (Time(begin), Time(end));
        JsonElement[] own = [.. events.Where(one => IsOf(one, "pid") && IsOf(one, "tid")).Where(one => Time(one) >= from && Time(one) <= to)];
        (double Begun, double Length)[] tasks = [.. own.Where(one => IsNamed(one, "RunTask") && one.TryGetProperty("dur", out _))
            .Select(one => (Time(one), one.GetProperty("dur").GetDouble() / Microseconds))];
        double[] commits = [.. own.Where(one => IsNamed(one, "Commit")).Select(Time).Order()];
        if (tasks.Length == 0 || commits.Length == 0) throw new InvalidOperationException("The browser's trace holds no tasks or no frames.");
        var work = new double[commits.Length];
        foreach (var (begun, length) in tasks)
        {
            var frame = Array.FindIndex(commits, commit => commit >= begun);
            if (frame >= 0) work[frame] += length;
        }

        return new MainThread([.. tasks.Select(task => task.Length)], work);

        bool IsOf(JsonElement one, string field) => one.TryGetProperty(field, out var value) && value.GetInt64() == begin.GetProperty(field).GetInt64();
    }

    static bool IsNamed(JsonElement one, string name) => one.TryGetProperty("name", out var value) && value.ValueEquals(name);

    static double Time(JsonElement one) => one.GetProperty("ts").GetDouble();

    static async Task<string> ReadAsync(ICDPSession tools, string stream)
    {
        var text = new StringBuilder();
        for (var isOver = false; !isOver;)
        {
            var piece = (await tools.SendAsync("IO.read", new() { ["handle"] = stream, ["size"] = PieceSize }))!.Value;
            var data = piece.GetProperty("data").GetString()!;
            text.Append(piece.TryGetProperty("base64Encoded", out var isCoded) && isCoded.GetBoolean() ? Encoding.UTF8.GetString(Convert.FromBase64String(data)) : data);
            isOver = piece.GetProperty("eof").GetBoolean();
        }

        await tools.SendAsync("IO.close", new() { ["handle"] = stream });
        return text.ToString();
    }
}
