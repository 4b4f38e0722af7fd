using System.Collections.Concurrent;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library.Search;

/// <summary>
/// Finds words in titles and texts of maps. Each node keeps the texts in memory; every search asks the database for the maps' versions
/// and reads those anew that have changed, so it is right on every node and costs an edit nothing.
/// </summary>
public sealed class MapSearch(IDbContextFactory<JourneyDb> databases, MapLibrary library) : IDisposable
{
    /// <summary>
    /// Characters kept in memory (twice: as they are and folded), 2 bytes each. Maps past it are read at every search, which is slow but right.
    /// </summary>
    public const int MostCharacters = 25_000_000;

    /// <summary>Maps read in one query.</summary>
    const int Together = 100;

    readonly ConcurrentDictionary<Guid, IndexedMap> kept = new();
    readonly SemaphoreSlim renewing = new(1, 1);

    /// <summary>The maps on the shelf that the reader may see and in which all words stand.</summary>
    public Task<IReadOnlyDictionary<Guid, FoundMap>> FindAsync(SearchQuery query, Guid reader, CancellationToken cancel = default) => Task.Run(
        async () =>
        {
            // SQLite works where it is called, and a search is work too: neither must hold up a circuit.
            var found = new Dictionary<Guid, FoundMap>();
            await VisitAsync(
                (id, map) =>
                {
                    if (map.HasAll(query)) found[id] = new(map.HasAllInTitle(query), map.Hits(query));
                },
                (id, hasRules) => library.MaySee(id, reader, hasRules),
                cancel);
            return (IReadOnlyDictionary<Guid, FoundMap>)found;
        },
        cancel);

    /// <summary>Reads what is not known yet, so that the first who searches does not wait for it.</summary>
    public Task WarmUpAsync(CancellationToken cancel = default) => Task.Run(() => VisitAsync((_, _) => { }, (_, _) => true, cancel), cancel);

    public void Dispose() => renewing.Dispose();

    /// <summary>Shows every wanted map as it stands.</summary>
    async Task VisitAsync(Action<Guid, IndexedMap> visit, Func<Guid, bool, bool> wanted, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var versions = await db.Journeys(db.Maps).AsNoTracking().Where(map => map.DeletedAt == null).OrderByDescending(map => map.ChangedAt).ThenBy(map => map.Id)
            .Take(MapLibrary.Most).Select(map => new { map.Id, map.Version, HasRules = db.MapAccess.Any(rules => rules.MapId == map.Id) }).ToListAsync(cancel);
        var stale = new List<(Guid Id, long Version)>();
        foreach (var map in versions)
        {
            if (!wanted(map.Id, map.HasRules)) continue;
            if (kept.TryGetValue(map.Id, out var known) && known.Version >= map.Version) visit(map.Id, known);
            else stale.Add((map.Id, map.Version));
        }

        if (stale.Count > 0) await RenewAsync(db, stale, visit, cancel);
        if (kept.Count > versions.Count) Forget([.. versions.Select(map => map.Id)]);
    }

    async Task RenewAsync(JourneyDb db, List<(Guid Id, long Version)> stale, Action<Guid, IndexedMap> visit, CancellationToken cancel)
    {
        // One at a time: of two that miss the same maps, the second finds them.
        await renewing.WaitAsync(cancel);
        try
        {
            var size = kept.Values.Sum(map => (long)map.Size);
            foreach (var some in stale.Chunk(Together))
            {
                (Guid Id, long Version)[] missing = [.. some.Where(map => !(kept.TryGetValue(map.Id, out var known) && known.Version >= map.Version))];
                var texts = missing.Length == 0 ? null : await MapTextRows.ReadAsync(db, [.. missing.Select(map => map.Id)], cancel);
                foreach (var (id, version) in some)
                {
                    if (texts is null || !texts.TryGetValue(id, out var read))
                    {
                        if (kept.TryGetValue(id, out var known)) visit(id, known);
                        continue;
                    }

                    // The rows may be newer than the version that was asked before: then the next search reads them once more.
                    var map = IndexedMap.Of(version, read);
                    visit(id, map);
                    size -= kept.TryRemove(id, out var old) ? old.Size : 0;
                    if (size + map.Size > MostCharacters) continue;
                    kept[id] = map;
                    size += map.Size;
                }
            }
        }
        finally
        {
            renewing.Release();
        }
    }

    void Forget(HashSet<Guid> there)
    {
        foreach (var id in kept.Keys.Where(id => !there.Contains(id))) kept.TryRemove(id, out _);
    }
}

/// <summary>A map in which all words stand, with up to <see cref="IndexedMap.MostHits"/> texts to show.</summary>
public sealed record FoundMap(bool InTitle, IReadOnlyList<SearchHit> Hits);

/// <summary>Fills the search in the background after the start.</summary>
sealed class SearchWarmUp(MapSearch search, IHostApplicationLifetime lifetime, ILogger<SearchWarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await search.WarmUpAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The first search does it then.
            log.LogInformation("The search was not filled at the start: {Reason}", e.Message);
        }
    }
}
