using System.Diagnostics;
using JourneyMapper.Benchmarks.Figures;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>The ways to put load on a hub.</summary>
static class Loads
{
    /// <summary>No measurement takes longer; a server that hangs ends the run.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>How long what is on its way may take to arrive after the last edit was sent.</summary>
    static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(10);

    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    const int MostEditsInLoop = 500_000;

    /// <summary>The clients take turns; each edit waits until the last of the others has seen the one before. Gives the milliseconds of each.</summary>
    public static async Task<IReadOnlyList<double>> OneAtATimeAsync(HubTarget target, int edits)
    {
        var log = target.Watch(edits);
        await RunAsync().WaitAsync(Limit);
        target.Check();
        return [.. log.Milliseconds];

        async Task RunAsync()
        {
            for (var i = 0; i < edits; i++)
            {
                var author = target.Clients[i % target.Clients.Count];
                var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var number = log.Next();
                var edit = target.Edit(number);
                log.Send(number, author.Number, all);
                await author.InvokeAsync("Submit", edit);
                await all.Task;
            }
        }
    }

    /// <summary>Edits at a steady rate by all clients in turn, whether or not those before have arrived.</summary>
    public static async Task<EditLog> SteadyAsync(HubTarget target, int editsPerSecond, TimeSpan time)
    {
        var edits = (int)(editsPerSecond * time.TotalSeconds);
        var log = target.Watch(edits);
        // A thread of its own keeps time: a busy pool would send late and make the server look good.
        await Task.Factory.StartNew(Send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Limit);
        var end = Stopwatch.StartNew();
        while (log.Lost > 0 && end.Elapsed < Afterglow) await Task.Delay(PollInterval);
        target.Check();
        return log;

        void Send()
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < edits; i++)
            {
                var number = log.Next();
                var author = target.Clients[i % target.Clients.Count];
                var edit = target.Edit(number);
                while (Stopwatch.GetElapsedTime(start).TotalSeconds * editsPerSecond < i) Thread.Sleep(1);
                log.Send(number, author.Number);
                _ = author.PostAsync("Submit", edit);
            }
        }
    }

    /// <summary>Every client sends its next edit as soon as its last one is answered.</summary>
    public static async Task<LoopResult> ClosedLoopAsync(HubTarget target, TimeSpan time)
    {
        var log = target.Watch(MostEditsInLoop);
        var clock = Stopwatch.StartNew();
        var processor = ProcessorTime.Of(target.ProcessId);
        await Task.WhenAll(target.Clients.Select(client => Task.Run(() => LoopAsync(client)))).WaitAsync(Limit);
        var (seconds, count) = (clock.Elapsed.TotalSeconds, log.Count);
        while (log.Lost > 0 && clock.Elapsed < time + Afterglow) await Task.Delay(PollInterval);
        var used = ProcessorTime.Of(target.ProcessId) - processor;
        target.Check();
        return new LoopResult(count / seconds, used.TotalMicroseconds / count, log.Lost);

        async Task LoopAsync(LoadClient client)
        {
            while (clock.Elapsed < time && log.Count < MostEditsInLoop - target.Clients.Count)
            {
                var number = log.Next();
                var edit = target.Edit(number);
                log.Send(number, client.Number);
                await client.InvokeAsync("Submit", edit);
            }
        }
    }
}

/// <summary>What a closed loop gave.</summary>
/// <param name="Processor">Microseconds of the server's processor time an edit, the database's server not counted.</param>
sealed record LoopResult(double EditsPerSecond, double Processor, int Lost);
