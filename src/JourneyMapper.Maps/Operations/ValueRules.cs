using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Operations;

/// <summary>What a value must be beyond its own declaration: ids that name what they should, links that make sense, one emotion per step and actor.</summary>
internal static class ValueRules
{
    public static Refusal? Accept(MapDraft draft, Property property, object wire, Guid id, string field, out object? value)
    {
        if (property.Accept(wire, out value) is { } code)
        {
            int? bound = code == RefusalCode.Limit ? (property as TextProperty)?.MaxLength ?? Limits.WebAddress : null;
            return new Refusal(code, id, field, bound) { Property = property.Name, Allowed = property.Allowed };
        }

        if (property is not IdProperty { RefersTo: { } kind } || value is not Guid target) return null;
        if (draft.Missing(target, field) is { } missing) return missing;
        return draft.Find(target)!.Kind.Name == kind ? null : new Refusal(RefusalCode.InvalidValue, target, field) { Property = property.Name, Allowed = property.Allowed };
    }

    /// <summary>What must hold for an element at a place, whatever its kind.</summary>
    public static Refusal? Check(MapDraft draft, Element element, Place place, string field) =>
        CheckLink(draft, element, place, field) ?? CheckCurve(draft, element, place);

    /// <summary>A profile is made as one and stays one: only what holds nothing, and never did, may become one or cease to be one.</summary>
    public static Refusal? CheckKind(MapDraft draft, Element head)
    {
        var isPersona = head.Get(MapHead.MapKind) == MapHead.Persona;
        return isPersona == draft.Now.IsPersona || draft.HasNeverHeldAnything
            ? null
            : new Refusal(RefusalCode.InvalidValue, head.Id, "value") { Property = MapHead.MapKind.Name, Allowed = MapHead.MapKind.Allowed };
    }

    /// <summary>A link to itself only repeats; "solves" leads from an opportunity to a pain point.</summary>
    public static Refusal? CheckLink(MapDraft draft, Element link, Place place, string field)
    {
        if (link.Kind != Link.Kind) return null;
        var kind = link.Get(Link.LinkKind);
        if (place.Parent == place.Second && kind != Link.Repeat) return new Refusal(RefusalCode.InvalidValue, link.Id, field);
        if (kind != Link.Solves) return null;
        return IsCardIn(draft, place.Parent, Opportunities.Kind) && IsCardIn(draft, place.Second, Pains.Kind)
            ? null
            : new Refusal(RefusalCode.InvalidValue, link.Id, field);
    }

    /// <summary>In an emotions lane a card has a score, and stands alone for its step and actor.</summary>
    public static Refusal? CheckCurve(MapDraft draft, Element card, Place place)
    {
        if (card.Kind != Card.Kind) return null;
        var lane = draft.Find(place.Parent)!;
        if (!Lane.KindOf(lane).IsCurve) return null;
        if (card.Get(Card.Score) is null) return new Refusal(RefusalCode.InvalidPlace, card.Id);
        var actor = lane.Get(Lane.ActorId) ?? card.Get(Card.ActorId);
        var first = draft.Now.CardsIn(place.Parent, place.Second)
            .FirstOrDefault(other => other.Id != card.Id && (lane.Get(Lane.ActorId) ?? other.Get(Card.ActorId)) == actor);
        return first is null ? null : new Refusal(RefusalCode.Taken, first.Id);
    }

    /// <summary>Giving an emotions lane to one actor must not leave two emotions of that actor in one step.</summary>
    public static Refusal? CheckLaneActor(MapDraft draft, Element lane)
    {
        if (!Lane.KindOf(lane).IsCurve || lane.Get(Lane.ActorId) is null) return null;
        var crowd = draft.Now.Columns.Select(step => draft.Now.CardsIn(lane.Id, step.Id).Take(2).ToList()).FirstOrDefault(cards => cards.Count > 1);
        return crowd is null ? null : new Refusal(RefusalCode.Taken, crowd[0].Id, "value");
    }

    /// <summary>While a "solves" link stands, its opportunity stays an opportunity and its pain point a pain point.</summary>
    public static Refusal? CheckSolves(MapDraft draft, Element card, Place place)
    {
        if (card.Kind != Card.Kind || draft.Now.LaneKindOf(card) == Lane.KindOf(draft.Find(place.Parent)!)) return null;
        var solves = draft.Now.LinksAt(card.Id).FirstOrDefault(link => link.Get(Link.LinkKind) == Link.Solves);
        return solves is null ? null : new Refusal(RefusalCode.InvalidPlace, solves.Id, "laneId");
    }

    private static bool IsCardIn(MapDraft draft, Guid id, LaneKind kind) =>
        draft.Find(id) is { } card && card.Kind == Card.Kind && draft.Now.LaneKindOf(card) == kind;
}
