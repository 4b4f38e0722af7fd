using System.Collections.Immutable;

namespace JourneyMapper.Maps.Live;

/// <summary>Somebody who has the map open in one window or program.</summary>
/// <param name="Selection">Ids of selected elements.</param>
public sealed record PersonPresence(string ConnectionId, Guid PersonId, string Name, string Color)
{
    public CursorPlace? Cursor { get; init; }
    public ImmutableArray<Guid> Selection { get; init; } = [];
    public TextCaret? Caret { get; init; }
}

/// <summary>Where a pointer is: x and y are 0-1 within the cell.</summary>
public sealed record CursorPlace(Guid LaneId, Guid StepId, double X, double Y);

/// <summary>Where somebody types, in UTF-16 units of the text.</summary>
public sealed record TextCaret(Guid Id, string Property, int Start, int End);

/// <summary>
/// Who is here. Never stored, never blocks an edit: updates overwrite each other and go out together, the first at once and then at
/// most every <see cref="Interval"/>.
/// </summary>
public sealed class Presence(Action<ImmutableArray<PersonPresence>> publish, TimeProvider time) : IDisposable
{
    /// <summary>Shortest time between two messages to the others.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Most ids in one person's selection.</summary>
    public const int SelectionLimit = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, PersonPresence> people = [];
    private ITimer? timer;
    private bool isWaiting;
    private bool isDirty;

    /// <summary>Somebody came or left, in one window or program; pointers and selections do not count. Must return at once and not throw.</summary>
    public event Action? PeopleChanged;

    public ImmutableArray<PersonPresence> People
    {
        get
        {
            lock (gate) return [.. people.Values];
        }
    }

    public void Set(PersonPresence person) => Change(() => people[person.ConnectionId] = person);

    public void Remove(string connectionId) => Change(() => people.Remove(connectionId));

    public void Dispose()
    {
        lock (gate) timer?.Dispose();
    }

    private void Change(Action change)
    {
        bool cameOrLeft;
        lock (gate)
        {
            var before = people.Count;
            change();
            cameOrLeft = people.Count != before;
            isDirty = true;
            if (!isWaiting) Flush();
        }

        if (cameOrLeft) PeopleChanged?.Invoke();
    }

    private void Flush()
    {
        isWaiting = isDirty;
        if (!isDirty) return;
        isDirty = false;
        publish([.. people.Values]);
        timer ??= time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (gate) Flush();
    }
}
