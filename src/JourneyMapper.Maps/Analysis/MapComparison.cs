using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Analysis;

/// <summary>
/// A future map against the current one that it was made from: which stages, steps, lanes and cards were added, removed, changed and
/// moved, all of it laid over each other (<see cref="MapOverlay"/>), and what it does to how it feels (<see cref="CurveChange"/>).
/// </summary>
public sealed class MapComparison
{
    // How one looks at a lane, whether it may be changed, and where things come from, are no parts of the journey. A card's width is
    // compared by the steps that it reaches over.
    private static readonly HashSet<Property> NotCompared =
    [
        Lane.Collapsed,
        Lane.Locked,
        Stage.BasedOn,
        Step.BasedOn,
        Lane.BasedOn,
        Card.BasedOn,
        Card.Span,
    ];

    // By the element itself and not by its id: ids are a map's own, and two maps may use the same one for different things.
    private readonly Dictionary<Element, MapDifference> differences = [];

    private MapComparison(JourneyMap current, JourneyMap future)
    {
        (Current, Future, Pairs) = (current, future, new MapPairs(current, future));
        var moved = Moved();
        foreach (var element in MapPairs.Compared(future))
        {
            if (Pairs.BeforeOf(element.Id) is not { } before) differences.Add(element, new(null, element, [], false));
            else if (ChangedProperties(before, element) is var changed && (!changed.IsEmpty || moved.Contains(element.Id)))
                differences.Add(element, new(before, element, changed, moved.Contains(element.Id)));
        }

        foreach (var element in MapPairs.Compared(current))
            if (Pairs.AfterOf(element.Id) is null) differences.Add(element, new(element, null, [], false));
        Overlay = MapOverlay.Of(this);
        Curves = CurveChange.Of(this);
    }

    public JourneyMap Current { get; }

    public JourneyMap Future { get; }

    /// <summary>Both maps in one grid.</summary>
    public MapOverlay Overlay { get; }

    /// <summary>The emotion curves of each actor who has one on either map; everybody's first.</summary>
    public ImmutableArray<CurveChange> Curves { get; }

    /// <summary>All differences, those of the future map in its order, then what is gone.</summary>
    public IReadOnlyCollection<MapDifference> Differences => differences.Values;

    internal MapPairs Pairs { get; }

    public static MapComparison Of(JourneyMap current, JourneyMap future) => new(current, future);

    /// <summary>What happened to an element of the overlay; null when nothing did.</summary>
    public MapDifference? Of(Element element) => differences.GetValueOrDefault(element);

    /// <summary>Whose feeling an emotion card of the overlay tells: the actor of the future map where it is still there; null = nobody's in particular.</summary>
    public Element? ActorOf(Element card)
    {
        if (Future.Find(card.Id) == card) return Future.ActorOf(card) is { } now ? Future.Find(now) : null;
        if (Current.ActorOf(card) is not { } then) return null;
        return Pairs.ActorAfter(then) is { } same ? Future.Find(same) : Current.Find(then);
    }

    private HashSet<Guid> Moved()
    {
        var moved = new HashSet<Guid>();
        Row(Future.Stages, [.. Current.Stages]);
        Row(Future.Lanes, [.. Current.Lanes]);
        foreach (var stage in Future.Stages)
            Row(Future.StepsOf(stage.Id), Pairs.BeforeOf(stage.Id) is { } before ? [.. Current.StepsOf(before.Id)] : []);
        foreach (var lane in Future.Lanes)
            foreach (var step in Future.Columns)
                Row(Future.CardsIn(lane.Id, step.Id),
                    Pairs.BeforeOf(lane.Id) is { } oldLane && Pairs.BeforeOf(step.Id) is { } oldStep ? [.. Current.CardsIn(oldLane.Id, oldStep.Id)] : []);
        return moved;

        // Whoever was not in the corresponding row has come from elsewhere; of the others, the fewest that explain the new order.
        void Row(IEnumerable<Element> now, List<Element> then)
        {
            var known = now.Where(element => Pairs.BeforeOf(element.Id) is not null).ToList();
            var placed = known.Select(element => (Element: element, Was: then.FindIndex(old => old.Id == Pairs.BeforeOf(element.Id)!.Id))).ToList();
            moved.UnionWith(placed.Where(one => one.Was < 0).Select(one => one.Element.Id));
            var here = placed.Where(one => one.Was >= 0).ToList();
            var staying = Sequence.Staying([.. here.Select(one => one.Was)]);
            moved.UnionWith(here.Where((_, index) => !staying.Contains(index)).Select(one => one.Element.Id));
        }
    }

    private ImmutableArray<string> ChangedProperties(Element before, Element now)
    {
        var shown = now.Kind == Card.Kind ? SharedBy(Current.LaneKindOf(before), Future.LaneKindOf(now)) : now.Kind.Properties;
        var changed = shown.Where(property => !NotCompared.Contains(property) && !IsSame(property, before, now)).Select(property => property.Name);
        return [.. changed, .. now.Kind == Card.Kind && !ReachesAsFar(before, now) ? new[] { Card.Span.Name } : []];
    }

    private static IEnumerable<Property> SharedBy(LaneKind one, LaneKind other) => one == other ? one.CardProperties : other.CardProperties.Where(one.Has);

    private bool IsSame(Property property, Element before, Element now)
    {
        var (then, today) = (before.Get(property), now.Get(property));
        if (property is IdProperty { RefersTo: "actor" } && then is Guid actor && today is Guid other) return Pairs.ActorAfter(actor) == other;
        return Equals(then, today);
    }

    /// <summary>Steps that came or went under a wide card make it wider or narrower without anybody having touched it.</summary>
    private bool ReachesAsFar(Element before, Element now)
    {
        if (before.Get(Card.Span) == now.Get(Card.Span)) return true;
        var then = Reach(Current, before).Select(step => Pairs.AfterOf(step.Id)?.Id).OfType<Guid>().ToHashSet();
        return then.SetEquals(Reach(Future, now).Where(step => Pairs.BeforeOf(step.Id) is not null).Select(step => step.Id));
    }

    private static IEnumerable<Element> Reach(JourneyMap map, Element card) =>
        map.Columns.SkipWhile(step => step.Id != card.Place.Second).Take(card.Get(Card.Span) ?? 1);
}
