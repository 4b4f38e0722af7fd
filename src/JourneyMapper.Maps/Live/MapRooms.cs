using System.Collections.Concurrent;
using System.Collections.Immutable;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>The rooms of all open maps: opens them when asked, closes them when nobody has used them for a while.</summary>
public sealed class MapRooms(IMapStore store, IMapRights rights, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long a room without listeners stays open.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<MapRoom?>>> rooms = new();
    private ITimer? sweeper;
    private bool isDisposed;

    /// <summary>The open room of a map; null when the map does not exist or lies in the bin.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public async Task<MapRoom?> OpenAsync(Guid mapId)
    {
        sweeper ??= time.CreateTimer(_ => Sweep(), null, IdleTime / 5, IdleTime / 5);
        while (true)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var opening = rooms.GetOrAdd(mapId, id => new Lazy<Task<MapRoom?>>(() => LoadAsync(id)));
            MapRoom? room = null;
            try
            {
                room = await opening.Value;
            }
            finally
            {
                if (room is null or { IsClosed: true }) rooms.TryRemove(KeyValuePair.Create(mapId, opening));
            }

            if (room is { IsClosed: true }) continue;
            if (room is not null) room.LastUsed = time.GetUtcNow();
            return room;
        }
    }

    /// <summary>The map as it stands, durable; null when it does not exist or lies in the bin.</summary>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public async Task<JourneyMap?> ReadAsync(Guid mapId) => (await OpenAsync(mapId))?.Map;

    /// <summary>The edits of a map with versions above one and up to another, in order.</summary>
    /// <exception cref="StoreUnavailableException">They cannot be read now.</exception>
    public async Task<IReadOnlyList<MapEdit>> EditsAsync(Guid mapId, long after, long upTo) =>
        [.. (await store.ReadEditsAsync(mapId, after, (int)Math.Min(upTo - after, int.MaxValue))).Select(edit => MapEdit.Read(edit))];

    /// <summary>Joins a map: see <see cref="MapRoom.Join"/>.</summary>
    public async Task<(MapRoom Room, JourneyMap Map)?> JoinAsync(Guid mapId, IMapListener listener)
    {
        while (await OpenAsync(mapId) is { } room)
            if (room.Join(listener) is { } map) return (room, map);
        return null;
    }

    /// <summary>Submits operations to a map and waits for the answer.</summary>
    public async Task<SubmitAnswer> SubmitAsync(Guid mapId, MapSubmission submission)
    {
        try
        {
            while (await OpenAsync(mapId) is { } room)
                if (await room.SubmitAsync(submission) is { } answer) return answer;
            return new SubmitAnswer.Rejected(Rejection.MapGone);
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
        if (!rooms.TryGetValue(mapId, out var opening)) return;
        if (await opening.Value is { } room) room.Close(reason);
        rooms.TryRemove(KeyValuePair.Create(mapId, opening));
    }

    /// <summary>The maps that are open now, with who is in them.</summary>
    public IReadOnlyList<(Guid MapId, ImmutableArray<PersonPresence> People)> Open() =>
        [.. rooms.Values.Select(Opened).OfType<MapRoom>().Select(room => (room.Map.Id, room.Presence.People))];

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        if (sweeper is not null) await sweeper.DisposeAsync();
        foreach (var room in rooms.Values.Select(Opened).OfType<MapRoom>()) await room.DisposeAsync();
        rooms.Clear();
    }

    private static MapRoom? Opened(Lazy<Task<MapRoom?>> opening) =>
        opening is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } room } } ? room : null;

    private async Task<MapRoom?> LoadAsync(Guid mapId) =>
        await store.LoadAsync(mapId) is { } stored ? new MapRoom(MapStorage.Read(stored), store, rights, time) : null;

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (mapId, opening) in rooms)
        {
            if (Opened(opening) is not { IsIdle: true } room || now - room.LastUsed < IdleTime) continue;
            rooms.TryRemove(KeyValuePair.Create(mapId, opening));
            room.Close(CloseReason.Shutdown);
        }
    }
}
