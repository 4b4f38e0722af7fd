using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Maps in memory, for components: every commit succeeds.</summary>
internal sealed class MemoryMapStore : IMapStore
{
    private readonly Dictionary<Guid, (long Version, Dictionary<Guid, StoredElement> Elements, List<StoredEdit> Edits)> maps = [];

    public Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default) =>
        Task.FromResult(maps.TryGetValue(mapId, out var map) ? new StoredMap(mapId, map.Version, [.. map.Elements.Values]) : null);

    public Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<StoredEdit>>([.. maps[mapId].Edits.Where(edit => edit.Version > after).Take(limit)]);

    public Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default) =>
        Task.FromResult(maps[mapId].Edits.Find(edit => edit.SubmissionId == submissionId));

    public Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default)
    {
        var (_, elements, edits) = maps.GetValueOrDefault(commit.MapId, (0, [], []));
        foreach (var element in commit.Elements) elements[element.Id] = element;
        edits.AddRange(commit.Edits);
        maps[commit.MapId] = (commit.Edits[^1].Version, elements, edits);
        return Task.FromResult(CommitOutcome.Stored);
    }
}
