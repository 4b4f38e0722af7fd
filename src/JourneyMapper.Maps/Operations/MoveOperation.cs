using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Moves an element among its siblings or to another place. A place's id that is left out stays as it is; <see cref="Before"/> left
/// out, gone or no sibling = last.
/// </summary>
public sealed record MoveOperation(Guid Id, Guid? Before = null) : MapOperation
{
    public Guid? LaneId { get; init; }
    public Guid? StepId { get; init; }
    public Guid? StageId { get; init; }
    public Guid? CardId { get; init; }

    /// <summary>As applied, when a card came to a lane of another kind: the card, with what it kept unseen and shows again.</summary>
    public ImmutableArray<RestoredElement> Elements { get; init; }

    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Missing(Id, "id") is { } missing) return missing;
        var element = draft.Find(Id)!;
        if (element.Kind == MapHead.Kind) return new Refusal(RefusalCode.InvalidPlace, Id, "id");
        if (ReadPlace(draft, element, out var place) is { } badPlace) return badPlace;
        if (Before is { } before && !draft.Now.Knows(before)) return new Refusal(RefusalCode.UnknownElement, before, "before");
        if ((ValueRules.CheckCurve(draft, element, place) ?? ValueRules.CheckSolves(draft, element, place)) is { } broken) return broken;
        if (place != element.Place && draft.RoomFor(element.Kind, place, isNew: false) is { } full) return full;

        var nextBefore = draft.Now.NextSibling(element)?.Id;
        var next = Before == Id && place == element.Place ? nextBefore : draft.SiblingIn(Slot.Of(element.Kind, place), Before);
        var kindBefore = ShownBy(draft, element.Place);
        if (place != element.Place || next != nextBefore) draft.Move(element, place, next);
        var applied = To(element, place, next);
        if (element.Kind == Card.Kind && ShownBy(draft, place) != kindBefore)
            applied = applied with { Elements = [RestoredElement.Of(draft.Now, draft.Find(Id)!)] };
        return new Applied(applied, To(element, element.Place, nextBefore));
    }

    /// <summary>The full place of an element of this kind, as an operation.</summary>
    internal static MoveOperation To(Element element, Place place, Guid? before) => element.Kind.Name switch
    {
        "step" => new MoveOperation(element.Id, before) { StageId = place.Parent },
        "card" => new MoveOperation(element.Id, before) { LaneId = place.Parent, StepId = place.Second },
        "evidence" or "measurement" => new MoveOperation(element.Id, before) { CardId = place.Parent },
        "line" => new MoveOperation(element.Id, before) { LaneId = place.Parent },
        _ => new MoveOperation(element.Id, before),
    };

    private static LaneKind? ShownBy(MapDraft draft, Place place) =>
        draft.Find(place.Parent) is { } lane && lane.Kind == Lane.Kind ? Lane.KindOf(lane) : null;

    private Refusal? ReadPlace(MapDraft draft, Element element, out Place place)
    {
        var (parent, second) = element.Kind.Name switch
        {
            "step" => (StageId, null),
            "card" => (LaneId, StepId),
            "evidence" or "measurement" => (CardId, null),
            "line" => (LaneId, null),
            _ => ((Guid?)null, (Guid?)null),
        };
        place = new Place(parent ?? element.Place.Parent, second ?? element.Place.Second);
        foreach (var (name, id) in new[] { ("laneId", LaneId), ("stepId", StepId), ("stageId", StageId), ("cardId", CardId) })
        {
            if (id is null) continue;
            if (!element.Kind.Places.Contains(name)) return new Refusal(RefusalCode.InvalidPlace, Id, name);
            if (draft.Missing(id.Value, name) is { } missing) return missing;
        }

        return PlaceRules.Check(draft, element.Kind, place) is { } wrong ? wrong with { Field = element.Kind.Places[0] } : null;
    }

    public bool Equals(MoveOperation? other) => other is not null
        && (Id, Before, LaneId, StepId, StageId, CardId) == (other.Id, other.Before, other.LaneId, other.StepId, other.StageId, other.CardId);

    public override int GetHashCode() => HashCode.Combine(Id, Before, LaneId, StepId, StageId, CardId);
}
