using System.Collections.Immutable;

namespace JourneyMapper.Maps.Operations;

/// <summary>What applying a list of operations as one atom gave.</summary>
/// <param name="Map">The new map, one version up.</param>
/// <param name="Operations">Each operation as it took effect, one entry per operation sent.</param>
/// <param name="Inverse">The operations that take it back, in the order in which to apply them.</param>
/// <param name="Touched">Ids of the elements whose stored row changed, the removed ones included.</param>
public sealed record MapChange(
    JourneyMap Map, ImmutableArray<MapOperation> Operations, ImmutableArray<MapOperation> Inverse, IReadOnlyCollection<Guid> Touched);

/// <summary>A change or, when any operation was refused, the first refusal; then nothing has changed.</summary>
public readonly record struct SubmissionOutcome(MapChange? Change, Refusal? Refusal);

public static class Submission
{
    /// <summary>
    /// Applies the operations in order, all or none, and raises the version by exactly one. Text deltas are transformed by
    /// <paramref name="rebase"/> first when they were made on an older version.
    /// </summary>
    public static SubmissionOutcome Apply(this JourneyMap map, IReadOnlyList<MapOperation> operations, TextRebase? rebase = null)
    {
        var draft = new MapDraft(map);
        var applied = ImmutableArray.CreateBuilder<MapOperation>(operations.Count);
        var inverse = new List<MapOperation>(operations.Count);
        for (var i = 0; i < operations.Count; i++)
        {
            var operation = rebase is null ? operations[i] : rebase.Rebase(operations[i]);
            var one = draft.Apply(operation);
            if (one.Refusal is { } refusal) return new(null, refusal with { Operation = i, Path = $"operations/{i}" });
            applied.Add(one.Operation!);
            inverse.AddRange(Flat(one.Inverse!).Reverse());
        }

        inverse.Reverse();
        return new(new MapChange(draft.ToMap(map.Version + 1), applied.DrainToImmutable(), [.. inverse], draft.Touched), null);
    }

    /// <summary>The operations with those inside batches in their place.</summary>
    public static IEnumerable<MapOperation> Flat(params IEnumerable<MapOperation> operations) =>
        operations.SelectMany(operation => operation is BatchOperation batch ? batch.Operations : [operation]);
}
