namespace JourneyMapper.Maps.Live;

/// <summary>The latest edits of an open map, by version and by submission id; what is older is read from the store.</summary>
internal sealed class RecentEdits(Guid mapId, IMapStore store)
{
    private const int Capacity = 2_000;
    private const int PageSize = 500;

    private readonly Queue<MapEdit> edits = new();
    private readonly Dictionary<string, MapEdit> bySubmission = [];
    private readonly HashSet<Guid> forgotten = [];

    public void Add(MapEdit edit)
    {
        if (forgotten.Contains(edit.Author.Id)) edit = edit.WithoutName();
        edits.Enqueue(edit);
        bySubmission[edit.SubmissionId] = edit;
        if (edits.Count > Capacity) bySubmission.Remove(edits.Dequeue().SubmissionId);
    }

    /// <summary>Empties the names of these authors here, and in what may still come from other processes.</summary>
    public void Forget(IReadOnlySet<Guid> authors)
    {
        forgotten.UnionWith(authors);
        MapEdit[] all = [.. edits];
        edits.Clear();
        foreach (var edit in all) Add(edit);
    }

    public MapEdit? Find(string submissionId) => bySubmission.GetValueOrDefault(submissionId);

    /// <summary>All edits above a version, in order.</summary>
    public async ValueTask<IReadOnlyList<MapEdit>> AfterAsync(long version)
    {
        if (edits.TryPeek(out var oldest) && oldest.Version <= version + 1) return [.. edits.Where(edit => edit.Version > version)];
        return await ReadAllAsync(version);
    }

    /// <summary>All edits above a version as the store has them.</summary>
    public async Task<IReadOnlyList<MapEdit>> ReadAllAsync(long version) => [.. (await ReadStoredAsync(version)).Select(edit => MapEdit.Read(edit))];

    /// <summary>The same, as stored.</summary>
    public async Task<IReadOnlyList<StoredEdit>> ReadStoredAsync(long version)
    {
        var all = new List<StoredEdit>();
        while (true)
        {
            var page = await store.ReadEditsAsync(mapId, version, PageSize);
            all.AddRange(page);
            if (page.Count < PageSize) return all;
            version = page[^1].Version;
        }
    }
}
