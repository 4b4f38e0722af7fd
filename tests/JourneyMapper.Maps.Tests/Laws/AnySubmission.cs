using System.Collections.Immutable;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>Submissions made against the map as it stands: mostly one operation, sometimes several, a batch, or the taking back of an earlier edit.</summary>
internal static class AnySubmission
{
    public static IReadOnlyList<MapOperation> For(History history, Random random)
    {
        var roll = random.Next(100);
        if (roll < 8 && history.Edits.Count > 1) return TakeBack(history, random);
        var count = roll < 75 ? 1 : random.Next(2, 5);
        var operations = new List<MapOperation>();
        var map = history.Map;
        while (operations.Count < count)
        {
            var operation = new AnyOperation(map, random).Next();
            operations.Add(operation);
            if (map.Apply([operation]).Change is not { } change) break;
            map = change.Map;
        }

        if (roll >= 97) return [new BatchOperation([.. operations, new BatchOperation([])])];
        return roll < 85 ? operations : [new BatchOperation([.. operations])];
    }

    /// <summary>Mostly the newest edits, now and then an old one that later edits build on.</summary>
    private static ImmutableArray<MapOperation> TakeBack(History history, Random random)
    {
        var back = random.Next(3) == 0 ? random.Next(history.Edits.Count - 1) : random.Next(Math.Min(3, history.Edits.Count - 1));
        return history.Edits[^(back + 1)].Change.Inverse;
    }
}
