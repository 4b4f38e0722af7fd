using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Brings back exactly what the removal of this element took, before the same next sibling if that is still there, else last. What
/// cannot stand yet (its own place has gone since) waits for the removal that took that place.
/// </summary>
/// <param name="Before">As applied: the sibling before which it came back.</param>
/// <param name="Elements">As applied: everything that came back or changed, in the order of the wire.</param>
public sealed record RestoreOperation(Guid Id, Guid? Before = null, ImmutableArray<RestoredElement> Elements = default) : MapOperation
{
    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Find(Id) is not null && Id != draft.MapId) return new Applied(new RestoreOperation(Id, null, []), BatchOperation.Nothing);
        if (draft.FindRemoved(Id) is not { } record) return new Refusal(Id == draft.MapId ? RefusalCode.InvalidPlace : RefusalCode.UnknownElement, Id, "id");
        if (record.Root != Id) return new Refusal(RefusalCode.InvalidPlace, record.Root, "id");
        if (Gone(draft, record.Element) is { } parent) return new Refusal(RefusalCode.InvalidPlace, parent, "id");
        if (draft.RoomFor(record.Element.Kind, record.Element.Place, isNew: true) is { } full) return full;
        if (ValueRules.CheckCurve(draft, record.Element, record.Element.Place) is { } taken) return taken;

        var changed = new HashSet<Guid> { Id };
        var others = draft.Release(Id).Where(other => other.Element.Id != Id).ToList();
        var root = draft.Add(WithLiveActor(draft, record.Element), record.NextSibling);
        foreach (var other in others.OrderBy(other => other.Element.Kind.Rank))
        {
            if (BringBack(draft, other) is { } refusal) return refusal;
            if (draft.Find(other.Element.Id) is not null) changed.Add(other.Element.Id);
        }

        foreach (var effect in record.SideEffects)
            if (Reverse(draft, effect)) changed.Add(effect.Id);

        var map = draft.Now;
        var elements = map.Elements().Where(element => changed.Contains(element.Id)).Select(element => RestoredElement.Of(map, element));
        return new Applied(new RestoreOperation(Id, map.NextSibling(root)?.Id, [.. elements]), new RemoveOperation(Id));
    }

    private static Refusal? BringBack(MapDraft draft, RemovedElement other)
    {
        var element = other.Element;
        if ((Gone(draft, element) ?? GoneActor(draft, element)) is { } missing)
        {
            draft.HandOver(other, draft.FindRemoved(missing)!.Root);
            return null;
        }

        if (draft.RoomFor(element.Kind, element.Place, isNew: true) is { } full) return full;
        if (ValueRules.CheckCurve(draft, element, element.Place) is not null) draft.HandOver(other, element.Id);
        else draft.AddBack(WithLiveActor(draft, element));
        return null;
    }

    private static bool Reverse(MapDraft draft, SideEffect effect)
    {
        if (draft.Find(effect.Id) is not { } element) return false;
        var property = element.Kind.Find(effect.Property)!;
        if (!Equals(element.GetSet(property), effect.After)) return false;
        var back = element.With(property, effect.Before);
        if (property == Lane.ActorId && ValueRules.CheckLaneActor(draft, back) is not null) return false;
        draft.Change(back);
        return true;
    }

    /// <summary>The id of the element's place that does not stand, or null.</summary>
    private static Guid? Gone(MapDraft draft, Element element)
    {
        if (element.Kind.Places.Count > 0 && draft.Find(element.Place.Parent) is null) return element.Place.Parent;
        return element.Kind.Places.Count > 1 && draft.Find(element.Place.Second) is null ? element.Place.Second : null;
    }

    private static Guid? GoneActor(MapDraft draft, Element element) =>
        element.Kind == Card.Kind && element.Get(Card.ActorId) is { } actor && draft.Find(actor) is null ? actor : null;

    /// <summary>A lane or card whose actor was removed meanwhile comes back without, and gets the actor again when that one comes back.</summary>
    private static Element WithLiveActor(MapDraft draft, Element element)
    {
        Property? property = element.Kind == Lane.Kind ? Lane.ActorId : element.Kind == Card.Kind ? Card.ActorId : null;
        if (property is null || element.Get(property) is not Guid actor || draft.Find(actor) is not null) return element;
        draft.AddSideEffect(draft.FindRemoved(actor)!.Root, new SideEffect(element.Id, property.Name, actor, null));
        return element.With(property, null);
    }

    public bool Equals(RestoreOperation? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>An element as it stands after a restore.</summary>
public sealed record RestoredElement(ElementKind Kind, Guid Id, ImmutableArray<PropertyValue> Properties)
{
    internal static RestoredElement Of(JourneyMap map, Element element) => new(element.Kind, element.Id, WireElement.Properties(map, element));
}
