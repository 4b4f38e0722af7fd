using System.Diagnostics;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>
/// When each edit was sent and when each other client saw it. Edits are numbers; their submission ids are "bench-" and the number, which
/// clients find in the bytes without parsing: what the load generator costs is taken from the server that it measures.
/// </summary>
sealed class EditLog(int capacity, int watchers)
{
    static int numbersGiven;

    readonly Entry[] entries = new Entry[capacity];

    // No two logs share a number: what arrives late belongs to none.
    readonly int first = Interlocked.Add(ref numbersGiven, capacity) - capacity;
    int count;

    struct Entry
    {
        public int Author;
        public long Sent;
        public long LastSeen;
        public int Seen;
        public TaskCompletionSource? All;
    }

    /// <summary>Numbers given so far.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Milliseconds from sending to the last of the others having seen it, for every edit that they have seen.</summary>
    public IEnumerable<double> Milliseconds =>
        Mine.Where(entry => entry.LastSeen > 0).Select(entry => Stopwatch.GetElapsedTime(entry.Sent, entry.LastSeen).TotalMilliseconds);

    /// <summary>Edits that not exactly all others have seen exactly once.</summary>
    public int Lost => Mine.Count(entry => entry.Seen != watchers);

    IEnumerable<Entry> Mine => entries.Take(Count);

    /// <summary>The number of the next edit.</summary>
    public int Next() => first + Interlocked.Increment(ref count) - 1;

    /// <summary>Notes that it is being sent now.</summary>
    /// <param name="all">Set when all others have seen it.</param>
    public void Send(int edit, int author, TaskCompletionSource? all = null)
    {
        ref var entry = ref entries[edit - first];
        (entry.Author, entry.All) = (author, all);
        Volatile.Write(ref entry.Sent, Stopwatch.GetTimestamp());
    }

    /// <summary>Notes that a client has seen it. Whoever sent it does not count.</summary>
    public void See(int edit, int client)
    {
        if (edit < first || edit >= first + entries.Length) return;
        ref var entry = ref entries[edit - first];
        if (client == entry.Author) return;
        var now = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref entry.LastSeen) is var before && before < now && Interlocked.CompareExchange(ref entry.LastSeen, now, before) != before) { }
        if (Interlocked.Increment(ref entry.Seen) == watchers) entry.All?.TrySetResult();
    }
}
