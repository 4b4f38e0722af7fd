using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Data;

/// <summary>
/// The one place where this process writes to SQLite. A thread of its own takes what waits, in order: map commits together in one
/// transaction, everything else (EF) one at a time while the thread stands still. So two writers never meet in SQLite, where the
/// loser of a race would sleep for 150 ms.
/// </summary>
public sealed class SqliteGate : IDisposable
{
    /// <summary>How many map commits share one transaction; the rest waits for the next.</summary>
    public const int LargestGroup = 256;

    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(10);

    private readonly object sync = new();
    private readonly Queue<object> waiting = new();
    private readonly AsyncLocal<Turn?> current = new();
    private readonly SqliteMapWriter writer;
    private readonly Thread thread;
    private bool closed;

    public SqliteGate(StorageFolder folder)
    {
        writer = new SqliteMapWriter(SqliteConnections.ForGate(folder));
        thread = new Thread(Run) { IsBackground = true, Name = "SQLite gate" };
        thread.Start();
    }

    /// <summary>Whether the caller has the gate for itself.</summary>
    public bool IsMine => current.Value is { Open: true };

    /// <summary>Stores a map commit together with all others that wait.</summary>
    /// <exception cref="StoreUnavailableException">The database failed; it is not known whether the commit took place.</exception>
    /// <exception cref="InvalidOperationException">Called from within <see cref="ExclusiveAsync{T}"/>: it would wait for itself.</exception>
    public Task<CommitOutcome> CommitAsync(MapCommit commit)
    {
        if (IsMine)
            throw new InvalidOperationException("A map cannot be committed from within an exclusive write.");
        var work = new CommitWork(commit);
        if (!Enqueue(work))
            throw new StoreUnavailableException("The database is being closed.");
        return work.Outcome.Task;
    }

    /// <summary>Runs <paramref name="write"/> while nobody else in the process writes; not on the caller's dispatcher. May be nested.</summary>
    public async Task<T> ExclusiveAsync<T>(Func<Task<T>> write, CancellationToken cancel = default)
    {
        if (IsMine)
            return await write().ConfigureAwait(false);
        var turn = new Turn();
        using var registration = cancel.Register(() => turn.Granted.TrySetCanceled(cancel));
        Enter(turn);
        // Not on the caller's dispatcher: a circuit that is busy would hold the gate before it has begun.
        await turn.Granted.Task.ConfigureAwait(false);
        current.Value = turn;
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            turn.End();
        }
    }

    /// <inheritdoc cref="ExclusiveAsync{T}"/>
    public Task ExclusiveAsync(Func<Task> write, CancellationToken cancel = default) => ExclusiveAsync(
        async () =>
        {
            await write().ConfigureAwait(false);
            return true;
        },
        cancel);

    /// <summary>The same for callers that cannot wait asynchronously.</summary>
    public T Exclusive<T>(Func<T> write)
    {
        if (IsMine)
            return write();
        var turn = new Turn();
        Enter(turn);
        turn.Granted.Task.GetAwaiter().GetResult();
        current.Value = turn;
        try
        {
            return write();
        }
        finally
        {
            current.Value = null;
            turn.End();
        }
    }

    /// <summary>Finishes what waits and closes the connection.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            closed = true;
            Monitor.Pulse(sync);
        }
        thread.Join(PatienceAtEnd);
    }

    private void Enter(Turn turn)
    {
        if (!Enqueue(turn))
            throw new StoreUnavailableException("The database is being closed.");
    }

    private bool Enqueue(object work)
    {
        lock (sync)
        {
            if (closed)
                return false;
            waiting.Enqueue(work);
            Monitor.Pulse(sync);
            return true;
        }
    }

    private void Run()
    {
        var group = new List<CommitWork>(LargestGroup);
        while (Take(group) is var (turn, more) && more)
        {
            if (group.Count > 0)
                writer.Write(group);
            turn?.Serve();
            group.Clear();
        }
        writer.Dispose();
    }

    /// <summary>Waits for work: the commits at the head of the queue, or one exclusive turn.</summary>
    private (Turn? Turn, bool More) Take(List<CommitWork> group)
    {
        lock (sync)
        {
            while (waiting.Count == 0)
            {
                if (closed)
                    return (null, false);
                Monitor.Wait(sync);
            }
            while (group.Count < LargestGroup && waiting.TryPeek(out var next) && next is CommitWork work)
            {
                waiting.Dequeue();
                group.Add(work);
            }
            return (group.Count == 0 ? (Turn)waiting.Dequeue() : null, true);
        }
    }

    internal sealed class CommitWork(MapCommit commit)
    {
        public MapCommit Commit { get; } = commit;

        // The continuations are the rooms' work, not this thread's.
        public TaskCompletionSource<CommitOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn
    {
        private readonly TaskCompletionSource ended = new();
        private volatile bool open;

        public bool Open => open;

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>On the gate's thread: stands still until the holder has ended, unless nobody wants the turn any more.</summary>
        public void Serve()
        {
            open = true;
            if (Granted.TrySetResult())
                ended.Task.Wait();
        }

        public void End()
        {
            open = false;
            ended.SetResult();
        }
    }
}
