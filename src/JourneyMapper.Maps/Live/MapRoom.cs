using System.Collections.Immutable;
using System.Threading.Channels;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>
/// The one writer of an open map: takes all waiting submissions, applies them, stores them in one transaction and only then shows
/// them to everybody. The room is a speed-up; what decides is the store's key (map, version), so that several processes may have the
/// same map open.
/// </summary>
public sealed class MapRoom : IAsyncDisposable
{
    /// <summary>Submissions that may wait; one more is answered <see cref="Rejection.Busy"/>.</summary>
    public const int WaitingLimit = 5_000;

    /// <summary>Submissions of one author that may wait: nobody, not even by submissions that are refused, fills the queue for the others.</summary>
    public const int WaitingLimitOfOne = 1_000;

    /// <summary>Submissions stored in one transaction.</summary>
    public const int GroupLimit = 256;

    /// <summary>After this time a room that does not know what became of its last commit asks the store again, until it knows.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(WaitingLimit) { SingleReader = true });
    private readonly QueueShares shares = new(WaitingLimitOfOne);
    private readonly GroupCommit commit;
    private readonly Task loop;
    private ImmutableArray<IMapListener> listeners = [];
    private CloseReason? closed;
    private ITimer? lookingAgain;

    internal MapRoom(JourneyMap map, IMapStore store, IMapRights rights, TimeProvider time)
    {
        Map = map;
        this.time = time;
        commit = new GroupCommit(this, store, rights, time);
        Presence = new Presence(PublishPresence, time);
        LastUsed = time.GetUtcNow();
        loop = Task.Run(RunAsync);
    }

    /// <summary>The map as everybody may see it: durable.</summary>
    public JourneyMap Map { get; private set; }

    public Presence Presence { get; }

    internal DateTimeOffset LastUsed { get; set; }

    internal bool IsClosed => closed is not null;

    internal bool IsIdle => listeners.IsEmpty && queue.Reader.Count == 0;

    /// <summary>Joins: gives the map and from then on every change after it, no gap and no double.</summary>
    /// <returns>The map, or null when the room has closed.</returns>
    public JourneyMap? Join(IMapListener listener)
    {
        lock (gate)
        {
            if (closed is not null) return null;
            listeners = listeners.Add(listener);
            return Map;
        }
    }

    public void Leave(IMapListener listener)
    {
        lock (gate) listeners = listeners.Remove(listener);
    }

    /// <summary>Queues a submission and waits until it is durable or certainly refused. The order of calls is the order of edits.</summary>
    /// <returns>Null when the room has closed: ask for it again.</returns>
    internal Task<SubmitAnswer?> SubmitAsync(MapSubmission submission)
    {
        var waiting = new Waiting(submission);
        if (shares.TryTake(submission.Author.Id))
        {
            if (queue.Writer.TryWrite(waiting)) return waiting.Answer.Task;
            shares.GiveBack(submission.Author.Id);
        }

        SubmitAnswer? answer = IsClosed ? null : new SubmitAnswer.Rejected(Rejection.Busy);
        return Task.FromResult(answer);
    }

    /// <summary>Makes the room look for edits that other processes have stored.</summary>
    public Task CatchUpAsync()
    {
        var waiting = new Waiting(null);
        return queue.Writer.TryWrite(waiting) ? waiting.Answer.Task : Task.CompletedTask;
    }

    /// <summary>Somebody says that this version is stored: the room looks, unless it has shown it by the time it comes to that.</summary>
    internal void Hear(long version)
    {
        // A full queue holds submissions, and those look for themselves.
        if (version > Map.Version) queue.Writer.TryWrite(new Waiting(null) { Heard = version });
    }

    /// <summary>Makes the room look by itself in a while.</summary>
    internal void LookAgainLater()
    {
        lock (gate)
        {
            if (closed is not null) return;
            lookingAgain ??= time.CreateTimer(_ => queue.Writer.TryWrite(new Waiting(null)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            lookingAgain.Change(LookAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Empties the names of these authors in what the room remembers, once all that waits now has been done.</summary>
    internal async Task ForgetAuthorsAsync(IReadOnlySet<Guid> authors)
    {
        var waiting = new Waiting(null) { Forgotten = authors };
        try
        {
            await queue.Writer.WriteAsync(waiting);
        }
        catch (ChannelClosedException)
        {
            // What a closed room remembers is read by nobody.
            return;
        }

        await waiting.Answer.Task;
    }

    internal void Close(CloseReason reason)
    {
        lock (gate)
        {
            if (closed is not null) return;
            closed = reason;
            queue.Writer.TryComplete();
            lookingAgain?.Dispose();
            var leaving = listeners;
            listeners = [];
            foreach (var listener in leaving) Tell(listener, reason);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close(CloseReason.Shutdown);
        await loop;
        Presence.Dispose();
    }

    /// <summary>Shows a durable edit to everybody.</summary>
    internal void Publish(MapEdit edit, JourneyMap map)
    {
        lock (gate)
        {
            Map = map;
            foreach (var listener in listeners)
            {
                try
                {
                    listener.Changed(edit, map);
                }
                catch (Exception)
                {
                    // It must not throw; what it has missed now it would miss for good. The others must not pay for it.
                    listeners = listeners.Remove(listener);
                    Tell(listener, CloseReason.Removed);
                }
            }
        }
    }

    private static void Tell(IMapListener listener, CloseReason reason)
    {
        try
        {
            listener.Closed(reason);
        }
        catch (Exception)
        {
            // It hears nothing more in any case.
        }
    }

    private void PublishPresence(ImmutableArray<PersonPresence> people)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.PresenceChanged(people);
            }
            catch (Exception)
            {
                // Nothing is lost: the next message says all of it again.
            }
        }
    }

    private async Task RunAsync()
    {
        var group = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupLimit && queue.Reader.TryRead(out var waiting))
            {
                if (waiting.Submission is { } submission) shares.GiveBack(submission.Author.Id);
                group.Add(waiting);
            }

            await commit.ProcessAsync(group);
            group.Clear();
        }
    }
}

/// <summary>A submission (or, without one, the wish to catch up) in a room's queue, and whoever waits for its answer.</summary>
internal sealed record Waiting(MapSubmission? Submission)
{
    /// <summary>Without a submission: the version that is worth looking for; null = look in any case.</summary>
    public long? Heard { get; init; }

    /// <summary>Authors whose names are to be forgotten; null = nobody's.</summary>
    public IReadOnlySet<Guid>? Forgotten { get; init; }

    /// <summary>Null = the room closed before it was taken up.</summary>
    public TaskCompletionSource<SubmitAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
