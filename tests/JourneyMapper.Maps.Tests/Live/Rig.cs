using System.Collections.Concurrent;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>Rooms over a store in memory, with one map in it.</summary>
internal sealed class Rig : IAsyncDisposable, IMapRights
{
    public static readonly MapAuthor Ann = new(StartMap.Id(900), "Ann");
    public static readonly MapAuthor Ben = new(StartMap.Id(901), "Ben");

    /// <summary>A note with no text yet.</summary>
    public static readonly Guid Note = StartMap.Id(19);

    public static readonly Guid Pain = StartMap.Id(16);

    private Rig(MemoryStore store)
    {
        Store = store;
        Rooms = new MapRooms(store, this, Time);
    }

    public static Guid MapId => History.MapId;

    public MemoryStore Store { get; }

    public ManualTime Time { get; } = new();

    public MapRooms Rooms { get; }

    /// <summary>Who may not edit any more.</summary>
    public ConcurrentDictionary<Guid, bool> Barred { get; } = new();

    /// <summary>Who may not even see the map any more.</summary>
    public ConcurrentDictionary<Guid, bool> Blind { get; } = new();

    /// <summary>Rights that are broken themselves, for this author.</summary>
    public Guid? Unanswerable { get; set; }

    /// <summary>Rooms with the map in it, version 1.</summary>
    public static async Task<Rig> StartAsync()
    {
        var rig = new Rig(new MemoryStore());
        Assert.IsType<SubmitAnswer.Accepted>(await rig.Rooms.CreateAsync(MapId, new(Ann, "creation", null, [.. StartMap.Operations])));
        return rig;
    }

    /// <summary>Another process over the same store.</summary>
    public Rig Another() => new(Store);

    public Task<SubmitAnswer> SubmitAsync(MapAuthor author, string id, params MapOperation[] operations) =>
        Rooms.SubmitAsync(MapId, new MapSubmission(author, id, null, [.. operations]));

    public Task<SubmitAnswer> SubmitAsync(MapAuthor author, string id, long? baseVersion, params MapOperation[] operations) =>
        Rooms.SubmitAsync(MapId, new MapSubmission(author, id, baseVersion, [.. operations]));

    public Task<SubmitAnswer> UndoAsync(MapAuthor author, params long[] versions) =>
        Rooms.SubmitAsync(MapId, new MapSubmission(author, MapSubmission.NewId(), null, []) { Undoes = [.. versions] });

    /// <summary>Submits and gives the version of the edit.</summary>
    public async Task<long> DoAsync(MapAuthor author, params MapOperation[] operations) =>
        Assert.IsType<SubmitAnswer.Accepted>(await SubmitAsync(author, MapSubmission.NewId(), operations)).Edit.Version;

    public async Task<JourneyMap> MapAsync() => (await Rooms.ReadAsync(MapId, Ann.Id))!;

    /// <summary>Another edit each time.</summary>
    public static SetOperation Severity(int value) => new(Pain, "severity", (decimal)value);

    public static EditTextOperation Type(string letters, int at = 0) => new(Note, "text", TextDelta.Between(new string(' ', at), new string(' ', at) + letters));

    public bool MayView(Guid mapId, Guid authorId) => !Blind.ContainsKey(authorId);

    public bool MayEdit(Guid mapId, Guid authorId) =>
        authorId == Unanswerable ? throw new InvalidOperationException("A defect of ours.") : !Barred.ContainsKey(authorId);

    public async ValueTask DisposeAsync() => await Rooms.DisposeAsync();
}

/// <summary>A door that a test opens when it has seen enough.</summary>
internal sealed class Barrier
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody stands there.</summary>
    public Task Reached => reached.Task;

    public void Open() => opened.TrySetResult();

    public Task PassAsync()
    {
        reached.TrySetResult();
        return opened.Task;
    }
}
