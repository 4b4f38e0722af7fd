using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Locks keep what stands still from being changed by accident: the whole map, its structure (stages, steps, lanes, lines and actors) or
/// one lane with its cards (ties to cards of other lanes are no part of it). Whoever may edit sets and opens them; while one is closed, what it covers refuses every other change. The
/// first edit of a map, which makes it, knows no locks: a locked map can be copied and read in again.
/// </summary>
public static class Locks
{
    /// <summary>True when nothing of the map can be changed.</summary>
    public static bool IsLocked(JourneyMap map) => map.Head.Get(MapHead.Locked) == true;

    /// <summary>True when stages, steps, lanes, lines and actors can neither come, go, move nor be renamed.</summary>
    public static bool IsStructureLocked(JourneyMap map) => IsLocked(map) || map.Head.Get(MapHead.StructureLocked) == true;

    /// <summary>True when neither the lane nor what stands in it can be changed.</summary>
    public static bool IsLaneLocked(JourneyMap map, Element lane) => IsLocked(map) || lane.Get(Lane.Locked) == true;

    /// <summary>True when a lock stands in the way of changing the element.</summary>
    public static bool Covers(JourneyMap map, Element element) => IsLocked(map) || RefusalOf(map, element) is not null;

    /// <summary>The refusal of an operation that a lock stands in the way of, or null. What does not exist is refused by the operation itself.</summary>
    internal static Refusal? Refuse(MapDraft draft, MapOperation operation)
    {
        if (draft.IsNew || operation is BatchOperation) return null;
        var map = draft.Now;
        if (Turns(map, operation, MapHead.Locked, map.Id)) return null;
        if (IsLocked(map)) return Locked(map.Id, MapHead.Locked);
        if (Turns(map, operation, MapHead.StructureLocked, map.Id)) return null;
        return operation switch
        {
            InsertOperation insert => RefusalOfInsertion(map, insert),
            SetOperation set when map.Find(set.Id) is { } lane && lane.Kind == Lane.Kind && set.Property == Lane.Locked.Name => null,
            MoveOperation move => RefusalAt(map, move.Id) ?? LaneRefusal(map, move.LaneId) ?? (move.CardId is { } card ? RefusalAt(map, card) : null) ?? RefusalOfColumns(map, HasSteps(map, map.Find(move.Id))),
            RemoveOperation remove => RefusalOfRemoval(map, remove.Id),
            RestoreOperation restore => RefusalOfRestoration(draft, restore.Id),
            SetOperation set => RefusalAt(map, set.Id),
            EditTextOperation edit => RefusalAt(map, edit.Id),
            _ => null,
        };
    }

    private static bool Turns(JourneyMap map, MapOperation operation, Property @lock, Guid id) =>
        operation is SetOperation set && set.Id == id && set.Property == @lock.Name && map.Find(id) is not null;

    private static Refusal? RefusalAt(JourneyMap map, Guid id) => map.Find(id) is { } element ? RefusalOf(map, element) : null;

    private static Refusal? RefusalOf(JourneyMap map, Element element) =>
        element.Kind == Lane.Kind && element.Get(Lane.Locked) == true ? Locked(element.Id, Lane.Locked) : RefusalOf(map, element.Kind, element.Place.Parent);

    private static Refusal? RefusalOf(JourneyMap map, ElementKind kind, Guid? parent)
    {
        if (IsStructure(kind) && map.Head.Get(MapHead.StructureLocked) == true) return Locked(map.Id, MapHead.StructureLocked);
        if (kind == Card.Kind || kind == Line.Kind) return LaneRefusal(map, parent);
        return (kind == Evidence.Kind || kind == Measurement.Kind) && parent is { } card && map.Find(card) is { } owner ? LaneRefusal(map, owner.Place.Parent) : null;
    }

    private static Refusal? LaneRefusal(JourneyMap map, Guid? laneId) =>
        laneId is { } id && map.Find(id) is { } lane && lane.Kind == Lane.Kind && lane.Get(Lane.Locked) == true ? Locked(id, Lane.Locked) : null;

    private static Refusal? RefusalOfInsertion(JourneyMap map, InsertOperation insert)
    {
        // What came locked could not be taken back.
        if (insert.Kind == Lane.Kind && insert.Properties.Any(value => value.Name == Lane.Locked.Name && value.Value is true))
            return new Refusal(RefusalCode.InvalidValue, insert.Id, $"element/{Lane.Locked.Name}") { Property = Lane.Locked.Name, Allowed = "false" };
        return RefusalOf(map, insert.Kind, PlaceIn(insert)) ?? RefusalOfColumns(map, insert.Kind == Step.Kind);
    }

    // A wide card of a locked lane stands over the same steps as before: while there is one, no step comes, goes or moves. Anywhere: what
    // takes such a change back would have to be possible too.
    private static Refusal? RefusalOfColumns(JourneyMap map, bool isSteps)
    {
        var lane = !isSteps ? null : map.Lanes.FirstOrDefault(lane => lane.Get(Lane.Locked) == true
            && map.Columns.Any(step => map.CardsIn(lane.Id, step.Id).Any(card => card.Get(Card.Span) > 1)));
        return lane is null ? null : Locked(lane.Id, Lane.Locked);
    }

    private static bool HasSteps(JourneyMap map, Element? element) => element?.Kind == Step.Kind || (element?.Kind == Stage.Kind && map.StepsOf(element.Id).Any());

    // A step takes its cards with it, an actor the emotions: those of a locked lane stay.
    private static Refusal? RefusalOfRemoval(JourneyMap map, Guid id)
    {
        if (map.Find(id) is not { } root) return null;
        if ((RefusalOf(map, root) ?? RefusalOfColumns(map, HasSteps(map, root))) is { } refusal) return refusal;
        if (root.Kind == Card.Kind || !HasLockedLane(map)) return null;
        var taken = Removal.Of(map, root);
        return taken.Concat(Changed(map, Removal.SideEffects(map, taken))).Select(element => RefusalOf(map, element)).FirstOrDefault(one => one is not null);
    }

    private static IEnumerable<Element> Changed(JourneyMap map, IEnumerable<SideEffect> effects) => effects.Select(effect => map.Find(effect.Id)).OfType<Element>();

    private static Refusal? RefusalOfRestoration(MapDraft draft, Guid id)
    {
        var map = draft.Now;
        if (!HasLockedLane(map) && map.Head.Get(MapHead.StructureLocked) != true) return null;
        return draft.TakenBy(id).Add(id).Select(draft.FindRemoved).OfType<RemovedElement>()
            .Select(record => RefusalOf(map, record.Element.Kind, record.Element.Place.Parent) ?? RefusalOfColumns(map, record.Element.Kind == Step.Kind)
                ?? Changed(map, record.SideEffects).Select(element => RefusalOf(map, element)).FirstOrDefault(one => one is not null))
            .FirstOrDefault(one => one is not null);
    }

    private static bool HasLockedLane(JourneyMap map) => map.Lanes.Any(lane => lane.Get(Lane.Locked) == true);

    private static bool IsStructure(ElementKind kind) =>
        kind == Stage.Kind || kind == Step.Kind || kind == Lane.Kind || kind == Line.Kind || kind == Actor.Kind;

    private static Guid? PlaceIn(InsertOperation insert) => insert.Kind.Places.Count > 0
        && WireElement.TryReadId(insert.Properties.FirstOrDefault(value => value.Name == insert.Kind.Places[0]).Value, out var id) ? id : null;

    private static Refusal Locked(Guid id, Property @lock) => new(RefusalCode.Locked, id) { Property = @lock.Name };
}
