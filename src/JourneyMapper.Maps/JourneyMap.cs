using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps;

/// <summary>
/// One journey as a value: it never changes, an operation gives another one that shares all that stayed the same. Look-ups are by id
/// and by slot; nothing here scans all elements but the enumerations that say so.
/// </summary>
public sealed class JourneyMap
{
    private ImmutableArray<Element> columns;

    internal JourneyMap(Guid id, long version, MapState state) => (Id, Version, State) = (id, version, state);

    public Guid Id { get; }

    /// <summary>Number of accepted submissions, creation being 1; 0 = nothing yet.</summary>
    public long Version { get; }

    internal MapState State { get; }

    /// <summary>The map's own properties (<see cref="MapHead"/>).</summary>
    public Element Head => State.Head;
    public string Title => Head.Get(MapHead.Title);
    public string Kind => Head.Get(MapHead.MapKind)!;

    /// <summary>True for somebody's profile, which is made of sections and traits and nothing else.</summary>
    public bool IsPersona => Kind == MapHead.Persona;

    /// <summary>Number of elements that stand, the map's own head not counted.</summary>
    public int Count => State.Elements.Count;

    public static JourneyMap Empty(Guid id) => new(id, 0, MapState.Empty(id));

    /// <summary>The element that stands under this id (the head under the map's own), or null.</summary>
    public Element? Find(Guid id) => id == Id ? Head : State.Elements.GetValueOrDefault(id);

    /// <summary>True when the id is or was used in this map.</summary>
    public bool Knows(Guid id) => id == Id || State.Elements.ContainsKey(id) || State.Removed.ContainsKey(id);

    /// <summary>The element as it was when it was removed, or null.</summary>
    public Element? FindRemoved(Guid id) => State.Removed.GetValueOrDefault(id)?.Element;

    public IEnumerable<Element> Actors => In(Slot.OfKind(Actor.Kind));
    public IEnumerable<Element> Stages => In(Slot.OfKind(Stage.Kind));
    public IEnumerable<Element> Lanes => In(Slot.OfKind(Lane.Kind));
    public IEnumerable<Element> Links => In(Slot.OfKind(Link.Kind));

    /// <summary>What a persona's profile is made of; a journey has none.</summary>
    public IEnumerable<Element> Sections => In(Slot.OfKind(Section.Kind));
    public IEnumerable<Element> Traits => In(Slot.OfKind(Trait.Kind));

    public IEnumerable<Element> StepsOf(Guid stageId) => In(new Slot(Step.Kind.Name, stageId, Guid.Empty));
    public IEnumerable<Element> CardsIn(Guid laneId, Guid stepId) => In(new Slot(Card.Kind.Name, laneId, stepId));
    public IEnumerable<Element> EvidenceOf(Guid cardId) => In(new Slot(Evidence.Kind.Name, cardId, Guid.Empty));
    public IEnumerable<Element> LinesUnder(Guid laneId) => In(new Slot(Line.Kind.Name, laneId, Guid.Empty));
    public IEnumerable<Element> MeasurementsOf(Guid cardId) => In(new Slot(Measurement.Kind.Name, cardId, Guid.Empty));
    public IEnumerable<Element> LinksAt(Guid id) => In(Slot.LinksAt(id));

    /// <summary>The steps of all stages from left to right; computed once per version.</summary>
    public ImmutableArray<Element> Columns
    {
        get
        {
            if (columns.IsDefault) ImmutableInterlocked.InterlockedInitialize(ref columns, [.. Stages.SelectMany(stage => StepsOf(stage.Id))]);
            return columns;
        }
    }

    /// <summary>The lane kind of the lane that a card stands in.</summary>
    public LaneKind LaneKindOf(Element card) => Lane.KindOf(Find(card.Place.Parent)!);

    /// <summary>Whose emotion a card tells: the lane's actor where the lane has one, else the card's own.</summary>
    public Guid? ActorOf(Element card) => Find(card.Place.Parent)?.Get(Lane.ActorId) ?? card.Get(Card.ActorId);

    /// <summary>What stands after the element among its siblings, or null.</summary>
    public Element? NextSibling(Element element) => Neighbour(element, +1);

    /// <summary>What stands before the element among its siblings, or null.</summary>
    public Element? PreviousSibling(Element element) => Neighbour(element, -1);

    /// <summary>All elements in the order of the wire: kind by kind, siblings in their order. Visits every element.</summary>
    public IEnumerable<Element> Elements()
    {
        foreach (var actor in Actors) yield return actor;
        foreach (var stage in Stages) yield return stage;
        foreach (var step in Columns) yield return step;
        foreach (var lane in Lanes) yield return lane;
        foreach (var card in Cards()) yield return card;
        foreach (var card in Cards())
            foreach (var evidence in EvidenceOf(card.Id)) yield return evidence;
        foreach (var lane in Lanes)
            foreach (var line in LinesUnder(lane.Id)) yield return line;
        foreach (var link in Links) yield return link;
        foreach (var card in Cards())
            foreach (var measurement in MeasurementsOf(card.Id)) yield return measurement;
        foreach (var section in Sections) yield return section;
        foreach (var trait in Traits) yield return trait;
    }

    /// <summary>All cards, lane by lane from left to right.</summary>
    public IEnumerable<Element> Cards() => Lanes.SelectMany(lane => Columns.SelectMany(step => CardsIn(lane.Id, step.Id)));

    internal JourneyMap AtVersion(long version) => new(Id, version, State) { columns = columns };

    private IEnumerable<Element> In(Slot slot)
    {
        if (!State.Slots.TryGetValue(slot, out var siblings)) yield break;
        foreach (var sibling in siblings) yield return State.Elements[sibling.Id];
    }

    private Element? Neighbour(Element element, int offset)
    {
        var siblings = State.Slots[Slot.Of(element)];
        var index = siblings.IndexOf(new Sibling(element.Order, element.Id)) + offset;
        return index >= 0 && index < siblings.Count ? State.Elements[siblings[index].Id] : null;
    }
}

/// <summary>What a map is made of; immutable collections that versions share.</summary>
internal sealed record MapState(
    Element Head,
    ImmutableDictionary<Guid, Element> Elements,
    ImmutableDictionary<Slot, ImmutableSortedSet<Sibling>> Slots,
    ImmutableDictionary<Guid, RemovedElement> Removed,
    ImmutableDictionary<Guid, ImmutableSortedSet<Guid>> TakenBy,
    int StepCount)
{
    public static MapState Empty(Guid id) => new(
        Element.Create(MapHead.Kind, id, default),
        ImmutableDictionary<Guid, Element>.Empty,
        ImmutableDictionary<Slot, ImmutableSortedSet<Sibling>>.Empty,
        ImmutableDictionary<Guid, RemovedElement>.Empty,
        ImmutableDictionary<Guid, ImmutableSortedSet<Guid>>.Empty,
        0);
}
