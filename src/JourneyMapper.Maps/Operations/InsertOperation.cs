using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>Puts a new element on the map, before a sibling or last.</summary>
/// <param name="Properties">Place ids and properties by wire name; null and absent are the same.</param>
public sealed record InsertOperation(ElementKind Kind, Guid Id, ImmutableArray<PropertyValue> Properties, Guid? Before = null) : MapOperation
{
    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Now.Knows(Id)) return new Refusal(RefusalCode.IdTaken, Id, "element/id");
        if (ReadPlace(draft, out var place) is { } badPlace) return badPlace;
        if (Before is { } before && !draft.Now.Knows(before)) return new Refusal(RefusalCode.UnknownElement, before, "before");
        if (ReadProperties(draft, place, out var element) is { } badValue) return badValue;
        if (ValueRules.Check(draft, element, place, "element/linkKind") is { } broken) return broken;
        if (draft.RoomFor(Kind, place, isNew: true) is { } full) return full;

        var map = draft.Now;
        var added = draft.Add(element, Before);
        var next = draft.SiblingIn(Slot.Of(added), Before);
        return new Applied(Of(draft.Now, added, next), Removal.InverseOfComing(map, draft.Now, added, []));
    }

    /// <summary>The insert that puts this element, as it is, on a map.</summary>
    public static InsertOperation Of(JourneyMap map, Element element, Guid? before) =>
        new(element.Kind, element.Id, WireElement.Properties(map, element), before);

    private Refusal? ReadPlace(MapDraft draft, out Place place)
    {
        place = default;
        Span<Guid> ids = stackalloc Guid[2];
        for (var i = 0; i < Kind.Places.Count; i++)
        {
            var name = Kind.Places[i];
            var field = $"element/{name}";
            if (!WireElement.TryReadId(Properties.FirstOrDefault(value => value.Name == name).Value, out ids[i]))
                return new Refusal(RefusalCode.InvalidPlace, Field: field);
            if (draft.Missing(ids[i], field) is { } missing) return missing;
        }

        place = new Place(ids[0], ids[1]);
        return PlaceRules.Check(draft, Kind, place) is { } wrong ? wrong with { Field = Kind.Places is [var first, ..] ? $"element/{first}" : "element/kind" } : null;
    }

    private Refusal? ReadProperties(MapDraft draft, Place place, out Element element)
    {
        element = Element.Create(Kind, Id, place);
        var laneKind = Kind == Card.Kind ? Lane.KindOf(draft.Find(place.Parent)!) : null;
        foreach (var (name, wire) in Properties)
        {
            if (Kind.Places.Contains(name)) continue;
            var field = $"element/{name}";
            var property = Kind.Find(name);
            if (property is null || (laneKind is not null && !laneKind.Has(property))) return new Refusal(RefusalCode.UnknownProperty, Id, field);
            if (wire is null) continue;
            if (ValueRules.Accept(draft, property, wire, Id, field, out var value) is { } refusal) return refusal;
            element = element.With(property, value);
        }

        var given = element;
        var required = laneKind?.CardProperties ?? Kind.Properties;
        var missing = required.FirstOrDefault(property => property.IsRequired && given.Get(property) is null);
        return missing is null ? null : new Refusal(RefusalCode.InvalidValue, Id, $"element/{missing.Name}");
    }

    public bool Equals(InsertOperation? other) =>
        other is not null && Kind == other.Kind && Id == other.Id && Before == other.Before && Properties.SequenceEqual(other.Properties);

    public override int GetHashCode() => HashCode.Combine(Kind, Id, Before);
}
