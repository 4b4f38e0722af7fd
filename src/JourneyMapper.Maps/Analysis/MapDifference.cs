using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>What happened to an element between two maps.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,

    /// <summary>It stands elsewhere, and is otherwise as it was.</summary>
    Moved,
}

/// <summary>A stage, step, lane or card that is not as it was.</summary>
/// <param name="Before">The element of the current map; null when it is new.</param>
/// <param name="After">The element of the future map; null when it is gone.</param>
/// <param name="Properties">Names of the properties that differ.</param>
/// <param name="IsMoved">It stands elsewhere (also).</param>
public sealed record MapDifference(Element? Before, Element? After, ImmutableArray<string> Properties, bool IsMoved)
{
    public DifferenceKind Kind => Before is null ? DifferenceKind.Added
        : After is null ? DifferenceKind.Removed
        : Properties.IsEmpty ? DifferenceKind.Moved : DifferenceKind.Changed;

    /// <summary>The element as it is now, or as it was when it is gone.</summary>
    public Element Element => After ?? Before!;
}
