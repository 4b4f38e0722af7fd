using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>What is to become of one commit.</summary>
internal enum Fate
{
    Stored,

    /// <summary>The store fails and has stored nothing.</summary>
    Fails,

    /// <summary>It takes place, and nobody hears of it.</summary>
    AnswerLost,

    /// <summary>It takes place only when the next commit comes, after the log has been read.</summary>
    ArrivesLate,

    /// <summary>The store refuses the content.</summary>
    Refused,

    /// <summary>Something of ours is broken.</summary>
    Defect,
}

/// <summary>A database in memory that keeps the rules of the real ones and fails when told to.</summary>
internal sealed class MemoryStore : IMapStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Table> tables = [];
    private readonly List<MapCommit> late = [];

    /// <summary>Decides what becomes of each commit; null = all are stored.</summary>
    public Func<MapCommit, Fate>? Fates { get; set; }

    /// <summary>Runs before each commit, for instance another writer who is faster.</summary>
    public Func<MapCommit, Task>? Before { get; set; }

    /// <summary>While true, everything fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Sizes of the groups that were stored, in order, creations not counted.</summary>
    public List<int> Groups { get; } = [];

    public int VersionsTaken { get; private set; }

    /// <summary>How often a room has made the others wait, and whether one does now.</summary>
    public (int Taken, bool IsTaken) Turns { get; private set; }

    /// <summary>How often the log was read.</summary>
    public int LogReads { get; private set; }

    /// <summary>The map as whoever starts now would load it; its rows must be what its edits give.</summary>
    public JourneyMap Loaded(Guid mapId)
    {
        lock (gate)
        {
            var table = tables[mapId];
            Assert.Equal(Enumerable.Range(1, table.Edits.Count).Select(version => (long)version), table.Edits.Select(edit => edit.Version));
            Assert.Equal(table.Edits.Count, table.Edits.Select(edit => edit.SubmissionId).Distinct().Count());
            var replayed = table.Edits.Aggregate(JourneyMap.Empty(mapId), (map, edit) => map.Apply(OperationJson.ReadList(edit.Operations)).Change!.Map);
            Assert.Equal(StoredRows.Of(replayed), $"{table.Rows}");
            return table.Rows.Load(replayed);
        }
    }

    public IReadOnlyList<StoredEdit> Edits(Guid mapId)
    {
        lock (gate) return [.. tables[mapId].Edits];
    }

    public void Delete(Guid mapId)
    {
        lock (gate) tables.Remove(mapId);
    }

    public async Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default)
    {
        await ReachAsync();
        lock (gate)
        {
            return tables.TryGetValue(mapId, out var table) ? new StoredMap(mapId, table.Edits.Count, table.Rows.All) : null;
        }
    }

    public async Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default)
    {
        await ReachAsync();
        LogReads++;
        lock (gate) return tables.TryGetValue(mapId, out var table) ? [.. table.Edits.Skip((int)after).Take(limit)] : [];
    }

    public async Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default)
    {
        await ReachAsync();
        lock (gate) return tables.GetValueOrDefault(mapId)?.Edits.Find(edit => edit.SubmissionId == submissionId);
    }

    public async Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default)
    {
        await ReachAsync();
        if (Before is { } before) await before(commit);
        lock (gate)
        {
            foreach (var old in late) Write(old);
            late.Clear();
            switch (Fates?.Invoke(commit) ?? Fate.Stored)
            {
                case Fate.Fails:
                    throw Lost();
                case Fate.AnswerLost:
                    Write(commit);
                    throw Lost();
                case Fate.ArrivesLate:
                    late.Add(commit);
                    throw Lost();
                case Fate.Refused:
                    return CommitOutcome.Refused;
                case Fate.Defect:
                    throw new InvalidOperationException("A defect of ours.");
                default:
                    return Write(commit);
            }
        }
    }

    public Task<IAsyncDisposable?> TakeTurnAsync(Guid mapId)
    {
        Assert.False(Turns.IsTaken);
        Turns = (Turns.Taken + 1, true);
        return Task.FromResult<IAsyncDisposable?>(new Turn(this));
    }

    private sealed class Turn(MemoryStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.Turns = store.Turns with { IsTaken = false };
            return ValueTask.CompletedTask;
        }
    }

    private CommitOutcome Write(MapCommit commit)
    {
        var table = tables.GetValueOrDefault(commit.MapId);
        if (table is null && commit.ExpectedVersion > 0) return CommitOutcome.MapGone;
        if (table is not null && table.Edits.Count > commit.ExpectedVersion)
        {
            VersionsTaken++;
            return CommitOutcome.VersionTaken;
        }

        table ??= tables[commit.MapId] = new Table();
        if (commit.Edits.Any(edit => table.Edits.Exists(old => old.SubmissionId == edit.SubmissionId))) return CommitOutcome.SubmissionTaken;
        table.Edits.AddRange(commit.Edits);
        table.Rows.Upsert(commit.Elements);
        if (commit.ExpectedVersion > 0) Groups.Add(commit.Edits.Count);
        return CommitOutcome.Stored;
    }

    private async Task ReachAsync()
    {
        await Task.Yield();
        if (IsDown) throw Lost();
    }

    private static StoreUnavailableException Lost() => new("The store is not there.");

    private sealed class Table
    {
        public List<StoredEdit> Edits { get; } = [];
        public StoredRows Rows { get; } = new();
    }
}
