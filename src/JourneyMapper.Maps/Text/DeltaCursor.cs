using System.Collections.Immutable;

namespace JourneyMapper.Maps.Text;

/// <summary>Walks a delta in pieces. Behind the last part stands its dropped trailing keep, and behind that an endless one.</summary>
struct DeltaCursor
{
    readonly ImmutableArray<TextPart> parts;
    int index;
    int trailing;

    public DeltaCursor(TextDelta delta)
    {
        parts = delta.Parts;
        trailing = delta.Reach;
        foreach (var part in parts)
            trailing -= Math.Abs(part.Count);
        trailing = Math.Max(trailing, 0);
        Open();
    }

    /// <summary>Nothing is left but the endless keep.</summary>
    public readonly bool AtEnd => index >= parts.Length && trailing == 0;

    /// <summary>How many units of the current part are left.</summary>
    public int Left { get; private set; }

    /// <summary>The whole text of the current part, when it is an insert.</summary>
    public readonly string? Inserted => index < parts.Length ? parts[index].Inserted : null;

    public readonly bool IsDelete => index < parts.Length && parts[index].Count < 0;

    public void Advance(int units)
    {
        if (AtEnd)
            return;
        Left -= units;
        if (Left > 0)
            return;
        if (index < parts.Length)
            index++;
        else
            trailing = 0;
        Open();
    }

    void Open() => Left = index < parts.Length
        ? parts[index].Inserted?.Length ?? Math.Abs(parts[index].Count)
        : trailing > 0 ? trailing : int.MaxValue;
}
