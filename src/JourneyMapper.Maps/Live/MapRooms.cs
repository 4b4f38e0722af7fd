using System.Collections.Concurrent;
using System.Collections.Immutable;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>The rooms of all open maps: opens them when asked, closes them when nobody has used them for a while.</summary>
public sealed class MapRooms(IMapStore store, IMapRights rights, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long a room without listeners stays open.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan SweepInterval = IdleTime / 5;

    private readonly ConcurrentDictionary<Guid, Lazy<RoomDoor>> doors = new();
    private readonly Lock sweeping = new();
    private ITimer? sweeper;
    private bool isDisposed;

    /// <summary>Somebody has come into a map or left one. Whoever listens must return at once and not throw.</summary>
    public event Action? PeopleChanged;

    /// <summary>The open room of a map; null when the map does not exist or lies in the bin. For who asks on somebody's behalf: <see cref="ReadAsync"/>, <see cref="JoinAsync"/>.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now, or the server is stopping.</exception>
    internal async Task<MapRoom?> OpenAsync(Guid mapId)
    {
        while (true)
        {
            var door = DoorOf(mapId);
            var room = await AtAsync(mapId, door, door.Value.Room);
            if (room is { IsClosed: true }) continue;
            return room;
        }
    }

    /// <summary>Whether this author may see the map, now; also true where there is none that anybody keeps from them.</summary>
    public bool MayView(Guid mapId, Guid readerId) => rights.MayView(mapId, readerId);

    /// <summary>The map as it stands, durable; null when it does not exist, lies in the bin, or the reader may not see it.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public async Task<JourneyMap?> ReadAsync(Guid mapId, Guid readerId) =>
        MayView(mapId, readerId) && await OpenAsync(mapId) is { } room && MayView(mapId, readerId) ? room.Map : null;

    /// <summary>The edits of a map with versions above one and up to another, in order; none for a reader who may not see it.</summary>
    /// <exception cref="StoreUnavailableException">They cannot be read now.</exception>
    public async Task<IReadOnlyList<MapEdit>> EditsAsync(Guid mapId, Guid readerId, long after, long upTo)
    {
        if (!MayView(mapId, readerId)) return [];
        return [.. (await store.ReadEditsAsync(mapId, after, (int)Math.Min(upTo - after, int.MaxValue))).Select(edit => MapEdit.Read(edit))];
    }

    /// <summary>
    /// Joins a map: see <see cref="MapRoom.Join"/>; null also when the reader may not see it. Whoever joins follows the rights from before
    /// this call on: what is withdrawn afterwards is for them to act on.
    /// </summary>
    public async Task<(MapRoom Room, JourneyMap Map)?> JoinAsync(Guid mapId, Guid readerId, IMapListener listener)
    {
        if (!MayView(mapId, readerId)) return null;
        while (await OpenAsync(mapId) is { } room)
        {
            if (room.Join(listener) is not { } map) continue;
            if (MayView(mapId, readerId)) return (room, map);
            room.Leave(listener);
            return null;
        }

        return null;
    }

    /// <summary>Submits operations to a map and waits for the answer.</summary>
    public async Task<SubmitAnswer> SubmitAsync(Guid mapId, MapSubmission submission)
    {
        try
        {
            while (true)
            {
                var door = DoorOf(mapId);
                // Queued before the first await: the order of calls is the order of edits, also while the map is being opened.
                var answering = door.Value.SubmitAsync(submission);
                await AtAsync(mapId, door, door.Value.Room);
                if (await answering is { } answer) return answer;
            }
        }
        catch (StoreUnavailableException)
        {
            return new SubmitAnswer.Unavailable();
        }
    }

    /// <summary>Makes a new map; these operations are its edit 1.</summary>
    public async Task<SubmitAnswer> CreateAsync(Guid mapId, MapSubmission submission)
    {
        var outcome = JourneyMap.Empty(mapId).Apply(submission.Operations);
        if (outcome.Change is not { } change) return new SubmitAnswer.Refused(outcome.Refusal!);
        var edit = MapEdit.Of(change, submission, MapEdit.Now(time));
        var commit = new MapCommit(mapId, 0, [edit.ToStored()], MapStorage.Rows(change.Map), change.Map.Title, change.Map.Kind);
        try
        {
            return await store.CommitAsync(commit) switch
            {
                CommitOutcome.Stored => new SubmitAnswer.Accepted(edit),
                CommitOutcome.VersionTaken => new SubmitAnswer.Refused(new Refusal(RefusalCode.IdTaken, mapId, "id")),
                _ => new SubmitAnswer.Refused(new Refusal(RefusalCode.InvalidValue)),
            };
        }
        catch (StoreUnavailableException)
        {
            return new SubmitAnswer.Unavailable();
        }
    }

    /// <summary>Closes a map for everybody who has it open.</summary>
    public async Task CloseAsync(Guid mapId, CloseReason reason)
    {
        if (!doors.TryGetValue(mapId, out var door)) return;
        try
        {
            if (await door.Value.Room is { } room) room.Close(reason);
        }
        catch (StoreUnavailableException)
        {
            // It never opened.
        }

        Forget(mapId, door);
    }

    /// <summary>
    /// Lets the open rooms forget what these authors are called. Completes when everything that they had submitted before is stored or refused.
    /// </summary>
    public async Task ForgetAuthorsAsync(IReadOnlySet<Guid> authors)
    {
        foreach (var door in doors.Values)
        {
            try
            {
                if (await door.Value.Room is { } room) await room.ForgetAuthorsAsync(authors);
            }
            catch (StoreUnavailableException)
            {
                // It never opened.
            }
        }
    }

    /// <summary>The maps that are open now, with who is in them.</summary>
    public IReadOnlyList<(Guid MapId, ImmutableArray<PersonPresence> People)> Open() =>
        [.. doors.Values.Select(Opened).OfType<MapRoom>().Select(room => (room.Map.Id, room.Presence.People))];

    /// <summary>The versions that the open rooms show, for whoever compares them with what is stored.</summary>
    public IReadOnlyDictionary<Guid, long> Versions() =>
        doors.Values.Select(Opened).OfType<MapRoom>().Where(room => !room.IsClosed).ToDictionary(room => room.Map.Id, room => room.Map.Version);

    /// <summary>Another process has (perhaps) stored this version of a map: its room, if it is open, goes and looks.</summary>
    public async Task HearAsync(Guid mapId, long version)
    {
        if (!doors.TryGetValue(mapId, out var door)) return;
        try
        {
            // A room that is just being opened may have read the map a moment before.
            if (await door.Value.Room is { } room) room.Hear(version);
        }
        catch (StoreUnavailableException)
        {
            // It never opened.
        }
    }

    /// <summary>Answers all who wait, tells all who listen, and opens no map any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref isDisposed, true);
        ITimer? timer;
        lock (sweeping) timer = sweeper;
        if (timer is not null) await timer.DisposeAsync();
        foreach (var (mapId, door) in doors)
        {
            await CloseAsync(mapId, CloseReason.Shutdown);
            if (Opened(door) is { } room) await room.DisposeAsync();
        }
    }

    private static MapRoom? Opened(Lazy<RoomDoor> door) => door.IsValueCreated ? door.Value.Opened : null;

    private Lazy<RoomDoor> DoorOf(Guid mapId)
    {
        ThrowIfStopping();
        lock (sweeping) sweeper ??= time.CreateTimer(_ => Sweep(), null, SweepInterval, SweepInterval);
        return doors.GetOrAdd(mapId, id => new Lazy<RoomDoor>(() => new RoomDoor(() => LoadAsync(id))));
    }

    /// <summary>Waits at a door, and takes it away where it leads nowhere (any more).</summary>
    private async Task<MapRoom?> AtAsync(Guid mapId, Lazy<RoomDoor> door, Task<MapRoom?> opening)
    {
        MapRoom? room = null;
        try
        {
            return room = await opening;
        }
        finally
        {
            if (room is null or { IsClosed: true }) Forget(mapId, door);
            else room.LastUsed = time.GetUtcNow();
        }
    }

    private void Forget(Guid mapId, Lazy<RoomDoor> door) => doors.TryRemove(KeyValuePair.Create(mapId, door));

    private async Task<MapRoom?> LoadAsync(Guid mapId)
    {
        if (await store.LoadAsync(mapId) is not { } stored) return null;
        // Read while the server began to stop: nobody would close that room.
        ThrowIfStopping();
        var room = new MapRoom(MapStorage.Read(stored), store, rights, time);
        room.Presence.PeopleChanged += () => PeopleChanged?.Invoke();
        return room;
    }

    private void ThrowIfStopping()
    {
        if (Volatile.Read(ref isDisposed)) throw new StoreUnavailableException("The server is stopping.");
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (mapId, door) in doors)
        {
            if (Opened(door) is not { IsIdle: true } room || now - room.LastUsed < IdleTime) continue;
            Forget(mapId, door);
            room.Close(CloseReason.Shutdown);
        }
    }
}
