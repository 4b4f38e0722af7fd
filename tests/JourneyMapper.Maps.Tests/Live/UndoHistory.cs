using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>A map with its log, on which people edit and take back without a room: every plan as the room would make it.</summary>
internal sealed class UndoHistory
{
    private readonly List<MapEdit> edits = [];

    public UndoHistory() => TryDo(Rig.Ann, StartMap.Operations);

    public JourneyMap Map { get; private set; } = JourneyMap.Empty(History.MapId);

    public IReadOnlyList<MapEdit> Edits => edits;

    /// <summary>What the latest undo left alone.</summary>
    public IReadOnlyList<SkippedUndo> Skipped { get; private set; } = [];

    /// <summary>The version of the edit; null when it was refused.</summary>
    public long? TryDo(MapAuthor author, IReadOnlyList<MapOperation> operations)
    {
        if (Map.Apply(operations).Change is not { } change) return null;
        // Through the log's JSON, as after a restart or from another node.
        edits.Add(MapEdit.Read(MapEdit.Of(change, new(author, $"s{edits.Count}", null, [.. operations]), DateTime.UnixEpoch).ToStored()));
        Map = change.Map;
        return Map.Version;
    }

    public long Do(MapAuthor author, params MapOperation[] operations) =>
        TryDo(author, operations) ?? throw new InvalidOperationException($"{Map.Apply(operations).Refusal}");

    /// <summary>Takes back these edits, latest first, as one; null when nothing was left to undo.</summary>
    public long? Undo(MapAuthor author, params IEnumerable<long> versions)
    {
        var (plan, map) = (new UndoPlan(author), Map);
        foreach (var version in versions) map = plan.Add(map, edits[(int)version - 1], edits.GetRange((int)version, edits.Count - (int)version));
        Skipped = plan.Skipped;
        if (plan.Operations.IsEmpty) return null;
        var stored = TryDo(author, plan.Operations);
        Assert.True(stored is not null, "what a plan says can be done");
        Assert.Equal(map.Count, Map.Count);
        return stored;
    }
}
