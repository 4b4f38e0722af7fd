using System.Collections.Immutable;

namespace JourneyMapper.Maps.Operations;

/// <summary>Several operations as one: applied in order, all or none. Holds no other batch.</summary>
public sealed record BatchOperation(ImmutableArray<MapOperation> Operations) : MapOperation
{
    /// <summary>The inverse of what changed nothing.</summary>
    public static readonly BatchOperation Nothing = new([]);

    internal override Applied ApplyTo(MapDraft draft)
    {
        var applied = ImmutableArray.CreateBuilder<MapOperation>(Operations.Length);
        var inverse = new List<MapOperation>(Operations.Length);
        for (var i = 0; i < Operations.Length; i++)
        {
            if (Operations[i] is BatchOperation) return new Refusal(RefusalCode.NestedBatch, Field: $"operations/{i}");
            var one = draft.Apply(Operations[i]);
            if (one.Refusal is { } refusal) return refusal with { Field = Path(i, refusal.Field) };
            applied.Add(one.Operation!);
            // An inverse may be several operations, and a batch holds no other.
            inverse.AddRange(Submission.Flat(one.Inverse!).Reverse());
        }

        inverse.Reverse();
        return new Applied(new BatchOperation(applied.DrainToImmutable()), new BatchOperation([.. inverse]));
    }

    private static string Path(int index, string? field) => field is null ? $"operations/{index}" : $"operations/{index}/{field}";

    public bool Equals(BatchOperation? other) => other is not null && Operations.SequenceEqual(other.Operations);

    public override int GetHashCode() => Operations.Length;
}
