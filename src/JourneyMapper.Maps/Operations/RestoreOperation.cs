using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Brings back exactly what the removal of this element took, before the same next siblings if they are still there, else last. What
/// cannot stand yet (its own place has gone since) waits for the removal that took that place.
/// </summary>
/// <param name="Before">As applied: the sibling before which it came back.</param>
/// <param name="Elements">As applied: everything that came back or changed, in the order of the wire.</param>
public sealed record RestoreOperation(Guid Id, Guid? Before = null, ImmutableArray<RestoredElement> Elements = default) : MapOperation
{
    /// <summary>
    /// As applied: what now stands after each of the other elements that came back, those that stand last left out. A client that joined
    /// after the removal cannot know it.
    /// </summary>
    public ImmutableSortedDictionary<Guid, Guid> Next { get; init; } = ImmutableSortedDictionary<Guid, Guid>.Empty;

    /// <summary>In the inverse of a removal: what that one found. Kept as applied too, so that the log replays to the same; what a client sends of it is not read.</summary>
    internal RemovalTrace? Trace { get; init; }

    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Find(Id) is not null && Id != draft.MapId) return new Applied(new RestoreOperation(Id, null, []), BatchOperation.Nothing);
        if (draft.FindRemoved(Id) is not { } record) return new Refusal(Id == draft.MapId ? RefusalCode.InvalidPlace : RefusalCode.UnknownElement, Id, "id");
        if (record.Root != Id && draft.Find(record.Root) is null) return new Refusal(RefusalCode.InvalidPlace, record.Root, "id");
        if (Restoration.Missing(draft, record.Element) is { } parent) return new Refusal(RefusalCode.InvalidPlace, parent, "id");
        if (ValueRules.Check(draft, record.Element, record.Element.Place, "id") is { } broken) return broken;

        var before = draft.Now;
        var restoration = new Restoration(draft, record, Trace);
        if (restoration.Run() is { } refusal) return refusal;

        var map = draft.Now;
        var root = map.Find(Id)!;
        var elements = WireOrder.Sort(map, restoration.Changed.Select(id => map.Find(id)!)).Select(element => RestoredElement.Of(map, element));
        return new Applied(
            new RestoreOperation(Id, map.NextSibling(root)?.Id, [.. elements]) { Next = NextSiblings(map, restoration.Back), Trace = Trace },
            Removal.InverseOfComing(before, map, root, restoration.Changed));
    }

    private ImmutableSortedDictionary<Guid, Guid> NextSiblings(JourneyMap map, IEnumerable<Guid> back) => back
        .Where(id => id != Id)
        .Select(id => (id, next: map.NextSibling(map.Find(id)!)?.Id))
        .Where(pair => pair.next is not null)
        .ToImmutableSortedDictionary(pair => pair.id, pair => pair.next!.Value);

    public bool Equals(RestoreOperation? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>An element as it stands after an operation that brings back what clients may not know.</summary>
public sealed record RestoredElement(ElementKind Kind, Guid Id, ImmutableArray<PropertyValue> Properties)
{
    internal static RestoredElement Of(JourneyMap map, Element element) => new(element.Kind, element.Id, WireElement.Properties(map, element));
}
