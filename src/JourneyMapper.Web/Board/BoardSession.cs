using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>
/// One open board in one circuit: the map as it is drawn, the person's undo, and the way to the room. Changes are collected outside
/// and enter the circuit through its dispatcher: the first at once, then together, at most every <see cref="FramePause"/>. Edits do not
/// wait for presence: whoever types moves a caret too, and it would take the place of the letter that follows it.
/// </summary>
public sealed class BoardSession : IMapListener, IDisposable
{
    /// <summary>Shortest time between two entries into the circuit with edits, and between one with presence and any before it.</summary>
    public static readonly TimeSpan FramePause = TimeSpan.FromMilliseconds(33);

    /// <summary>A longer rest between letters begins a new step of undo.</summary>
    static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1);

    /// <summary>Changes that wait for the circuit; past it everything is drawn anew from the newest map.</summary>
    const int WaitingLimit = 500;

    readonly MapRooms rooms;
    readonly Func<Func<Task>, Task> dispatch;
    readonly TimeProvider time;
    readonly ITimer timer;
    readonly Lock gate = new();
    readonly List<(long Version, TaskCompletionSource Drawn)> awaited = [];
    List<MapEdit> waiting = [];
    JourneyMap newest = null!;
    ImmutableArray<PersonPresence>? presence;
    CloseReason? closed;
    bool ended;
    bool isScheduled;
    bool isBehind;
    DateTimeOffset scheduledFor;
    DateTimeOffset lastEntry;
    DateTimeOffset lastTyped;
    DateTimeOffset lastDraw;

    public BoardSession(Guid mapId, CurrentPerson person, MapRooms rooms, TimeProvider time, Func<Func<Task>, Task> dispatch)
    {
        (MapId, Person, this.rooms, this.time, this.dispatch) = (mapId, person, rooms, time, dispatch);
        Own.Changed += () => StructureChanged?.Invoke();
        timer = time.CreateTimer(_ => Enter(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Guid MapId { get; }
    public CurrentPerson Person { get; }

    /// <summary>This window among the people who are here.</summary>
    public string ConnectionId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The map as it is drawn now.</summary>
    public JourneyMap Map { get; private set; } = null!;

    /// <summary>Whether the person may still see the map: asked again for everything that the page asks for.</summary>
    public bool MayView => rooms.MayView(MapId, Person.Id);

    /// <summary>The day by which dates are past or to come.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public UndoStack Undo { get; } = new();

    /// <summary>What this person has folded and hidden.</summary>
    public OwnView Own { get; } = new();

    /// <summary>What stands on the board, drawn anew when its element changes.</summary>
    public ElementViews Views { get; } = new();

    public MapRoom? Room { get; private set; }

    /// <summary>The structure (stages, steps, lanes, lines, actors) or everything has to be drawn anew.</summary>
    public event Action? StructureChanged;

    /// <summary>Edits that are now drawn, for whoever follows texts; null = too many, read the map.</summary>
    public event Func<IReadOnlyList<MapEdit>?, Task>? Drawn;

    public event Func<ImmutableArray<PersonPresence>, Task>? PresenceArrived;

    public event Action<CloseReason>? RoomClosed;

    /// <summary>Joins the room. False when there is no such map.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public async Task<bool> JoinAsync()
    {
        if (await rooms.JoinAsync(MapId, Person.Id, this) is not { } joined) return false;
        (Room, Map) = joined;
        Room.Presence.Set(Here());
        return true;
    }

    /// <summary>Shows the map as it is, without joining: for the page before its circuit is there. False when there is no such map.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public async Task<bool> ShowAsync()
    {
        if (await rooms.ReadAsync(MapId, Person.Id) is not { } map) return false;
        Map = map;
        return true;
    }

    /// <summary>News of what others change here, said in this circuit.</summary>
    internal LiveNews NewsFor(IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names, Func<string, Task> say) => new(Person.Id, texts, names, time, dispatch, say);

    /// <summary>Tells the others where this person is. Never stored.</summary>
    public void SetPresence(CursorPlace? cursor, ImmutableArray<Guid> selection, TextCaret? caret)
    {
        // A page that was sent away may still have a word on its way: it would stand there for ever.
        if (!ended) Room?.Presence.Set(Here() with { Cursor = cursor, Selection = selection, Caret = caret });
    }

    /// <summary>Submits operations as one step of undo; sent twice with one id, they count once.</summary>
    public async Task<SubmitAnswer> SubmitAsync(IReadOnlyList<MapOperation> operations, string submissionId)
    {
        var answer = await SubmitAsync(new MapSubmission(Author, submissionId, null, [.. operations]));
        if (answer is SubmitAnswer.Accepted { Edit: var edit }) Undo.Push(edit.Version);
        return answer;
    }

    /// <summary>Submits a delta that the page has made on a version; sent twice with one id, it counts once.</summary>
    public async Task<SubmitAnswer> SubmitTextAsync(EditTextOperation operation, string submissionId, long baseVersion, object undoGroup)
    {
        // Letters typed in one go are one step of undo; after a pause for thought a new one begins.
        var now = time.GetUtcNow();
        if (now - lastTyped > TypingPause) Undo.Seal();
        lastTyped = now;
        var answer = await SubmitAsync(new MapSubmission(Author, submissionId, baseVersion, [operation]));
        if (answer is SubmitAnswer.Accepted { Edit: var edit }) Undo.Push(edit.Version, undoGroup);
        return answer;
    }

    /// <summary>Takes back the latest step, or the one of this version; null when there is none (any more).</summary>
    public async Task<SubmitAnswer?> UndoAsync(long? version = null)
    {
        var versions = version is { } known ? Undo.TakeUndo(known) : Undo.TakeUndo();
        if (versions.IsEmpty) return null;
        var answer = await TakeBackAsync(versions);
        if (answer is SubmitAnswer.Accepted { Edit: var edit }) Undo.Undone(edit.Version);
        else if (IsToTryAgain(answer)) Undo.ReturnUndo(versions);
        return answer;
    }

    /// <summary>Does again what was undone last; null when there is nothing.</summary>
    public async Task<SubmitAnswer?> RedoAsync()
    {
        var versions = Undo.TakeRedo();
        if (versions.IsEmpty) return null;
        var answer = await TakeBackAsync(versions);
        if (answer is SubmitAnswer.Accepted { Edit: var edit }) Undo.Redone(edit.Version);
        else if (IsToTryAgain(answer)) Undo.ReturnRedo(versions);
        return answer;
    }

    /// <summary>Completes once this version is drawn (or the board has ended): whoever acts on the page then finds it there. Called in the circuit.</summary>
    public Task WhenDrawnAsync(long version)
    {
        if (Map.Version >= version || ended) return Task.CompletedTask;
        var drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited.Add((version, drawn));
        return drawn.Task;
    }

    /// <summary>The edits after a version up to another one; null when there are too many to be worth it.</summary>
    public async Task<IReadOnlyList<MapEdit>?> EditsSinceAsync(long after, long upTo)
    {
        if (upTo - after > WaitingLimit || after > upTo) return null;
        return await rooms.EditsAsync(MapId, Person.Id, after, upTo);
    }

    void IMapListener.Changed(MapEdit edit, JourneyMap map)
    {
        lock (gate)
        {
            newest = map;
            if (waiting.Count < WaitingLimit && edit.Touched.Count <= WaitingLimit) waiting.Add(edit);
            else isBehind = true;
        }

        Schedule(isEdit: true);
    }

    void IMapListener.PresenceChanged(ImmutableArray<PersonPresence> people)
    {
        lock (gate) presence = people;
        Schedule();
    }

    void IMapListener.Closed(CloseReason reason)
    {
        lock (gate) closed = reason;
        Schedule();
    }

    /// <summary>Hears nothing more, and is here no more.</summary>
    public void Leave()
    {
        Room?.Leave(this);
        Room?.Presence.Remove(ConnectionId);
        // What the page still says of pointers goes nowhere.
        Room = null;
    }

    public void Dispose()
    {
        Leave();
        timer.Dispose();
        End();
    }

    static bool IsToTryAgain(SubmitAnswer answer) => answer is SubmitAnswer.Unavailable or SubmitAnswer.Rejected { Reason: Rejection.Busy };

    MapAuthor Author => new(Person.Id, Person.Name);

    PersonPresence Here() => new(ConnectionId, Person.Id, Person.Name, Person.Color);

    Task<SubmitAnswer> TakeBackAsync(ImmutableArray<long> versions) =>
        SubmitAsync(new MapSubmission(Author, MapSubmission.NewId(), null, []) { Undoes = versions });

    Task<SubmitAnswer> SubmitAsync(MapSubmission submission) => rooms.SubmitAsync(MapId, submission);

    void Schedule(bool isEdit = false)
    {
        lock (gate)
        {
            var due = (isEdit ? lastDraw : lastEntry) + FramePause;
            if (isScheduled && scheduledFor <= due) return;
            (isScheduled, scheduledFor) = (true, due);
            var pause = due - time.GetUtcNow();
            if (pause > TimeSpan.Zero)
            {
                timer.Change(pause, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        Enter();
    }

    // The room must never wait for a circuit: what goes wrong inside one is the circuit's own affair.
    void Enter() => _ = dispatch(DrawAsync);

    async Task DrawAsync()
    {
        List<MapEdit>? edits;
        JourneyMap? after;
        ImmutableArray<PersonPresence>? people;
        CloseReason? reason;
        lock (gate)
        {
            (isScheduled, lastEntry) = (false, time.GetUtcNow());
            if (isBehind || waiting.Count > 0) lastDraw = lastEntry;
            // Together with its edits: a newer map would swallow those that come in a moment from now.
            (edits, waiting, after) = (isBehind ? null : waiting, [], newest);
            (people, presence) = (presence, null);
            (reason, closed, isBehind) = (closed, null, false);
        }

        var before = Map;
        if (after is not null && !ReferenceEquals(after, before) && after.Version > before.Version)
        {
            Map = after;
            Draw(before, edits);
            if (Drawn is { } drawn) await drawn(edits);
            CompleteUpTo(Map.Version);
        }

        if (people is { } present && PresenceArrived is { } arrived) await arrived(present);
        if (reason is not { } why) return;
        End();
        RoomClosed?.Invoke(why);
    }

    void End()
    {
        ended = true;
        CompleteUpTo(long.MaxValue);
    }

    void CompleteUpTo(long version)
    {
        foreach (var (_, drawn) in awaited.Where(one => one.Version <= version)) drawn.SetResult();
        awaited.RemoveAll(one => one.Version <= version);
    }

    void Draw(JourneyMap before, List<MapEdit>? edits)
    {
        var touched = edits is null
            ? null
            : ChangedViews.Of(before, Map, edits.SelectMany(edit => edit.Touched).Distinct());
        if (touched is null)
        {
            StructureChanged?.Invoke();
            Views.RefreshElements();
            return;
        }

        Views.Refresh(touched);
    }
}
