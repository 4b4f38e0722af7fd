using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Operations;

/// <summary>What a removal takes with it and what it changes in other elements (CONTRACT section 4; clients apply the same rule).</summary>
public static class Removal
{
    /// <summary>The element and everything that goes with it, each once, the element first.</summary>
    public static IReadOnlyList<Element> Of(JourneyMap map, Element root)
    {
        var taken = new List<Element>();
        var seen = new HashSet<Guid>();
        Take(root);
        return taken;

        void Take(Element element)
        {
            if (!seen.Add(element.Id)) return;
            taken.Add(element);
            foreach (var dependent in Dependents(map, element)) Take(dependent);
        }
    }

    /// <summary>Spans that get shorter and actors that are unset when these elements go together, in the order of their ids.</summary>
    internal static IEnumerable<SideEffect> SideEffects(JourneyMap map, IReadOnlyList<Element> taken)
    {
        var gone = taken.Select(element => element.Id).ToHashSet();
        var effects = taken[0].Kind == Actor.Kind ? LostActors(map, taken[0].Id, gone)
            : taken.Any(element => element.Kind == Step.Kind) ? ShorterSpans(map, gone)
            : [];
        return effects.OrderBy(effect => effect.Id);
    }

    /// <summary>
    /// What takes an insert or a restore back: a removal and, where that would leave a span other than before (a step that came to stand
    /// under a card is no step that the card gave up), the span as it was.
    /// </summary>
    internal static MapOperation InverseOfComing(JourneyMap before, JourneyMap after, Element root, IReadOnlyCollection<Guid> changed)
    {
        var remove = new RemoveOperation(root.Id);
        if (root.Kind != Step.Kind && root.Kind != Stage.Kind) return remove;
        var left = SideEffects(after, Of(after, root)).ToDictionary(effect => effect.Id, effect => effect.After);
        var spans = left.Keys.Concat(changed).Distinct().Select(before.Find).OfType<Element>()
            .Where(card => card.Kind == Card.Kind && !Equals(card.GetSet(Card.Span), left.GetValueOrDefault(card.Id, after.Find(card.Id)!.GetSet(Card.Span))))
            .Select(card => SetOperation.Of(card.Id, Card.Span, card.Get(Card.Span)))
            .ToList();
        return spans.Count == 0 ? remove : new BatchOperation([remove, .. spans]);
    }

    /// <summary>True when this card, standing or removed, tells an emotion of that actor.</summary>
    internal static bool IsEmotionOf(JourneyMap map, Element card, Guid actor)
    {
        if (card.Kind != Card.Kind) return false;
        var lane = map.Find(card.Place.Parent) ?? map.FindRemoved(card.Place.Parent)!;
        return Lane.KindOf(lane).IsCurve && (lane.Get(Lane.ActorId) ?? card.Get(Card.ActorId)) == actor;
    }

    /// <summary>
    /// Whatever names the actor without going with it, unseen and removed elements too: nothing that stands, or comes back without the
    /// actor, may name one that is gone. Only a removed emotion keeps its actor, and comes back with it.
    /// </summary>
    private static IEnumerable<SideEffect> LostActors(JourneyMap map, Guid actor, HashSet<Guid> gone) =>
        from element in map.State.Elements.Values.Concat(map.State.Removed.Values.Select(record => record.Element))
        let property = element.Kind == Lane.Kind ? Lane.ActorId : element.Kind == Card.Kind ? Card.ActorId : null
        where property is not null && element.Get(property) == actor && !gone.Contains(element.Id) && !IsEmotionOf(map, element, actor)
        select new SideEffect(element.Id, property.Name, actor, null);

    private static IEnumerable<SideEffect> ShorterSpans(JourneyMap map, HashSet<Guid> gone)
    {
        var columns = map.Columns;
        var index = columns.Select((step, i) => (step.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        foreach (var card in map.State.Elements.Values.Where(element => element.Kind == Card.Kind && element.Get(Card.Span) > 1 && !gone.Contains(element.Id)))
        {
            var (first, span) = (index[card.Place.Second], card.Get(Card.Span)!.Value);
            var shorter = 0;
            for (var i = first + 1; i < Math.Min(first + span, columns.Length); i++) shorter += gone.Contains(columns[i].Id) ? 1 : 0;
            if (shorter > 0) yield return new SideEffect(card.Id, Card.Span.Name, span, StoredSpan(span - shorter));
        }
    }

    /// <summary>A span of 1 is the default and stored as unset.</summary>
    internal static object? StoredSpan(int span) => span == 1 ? null : span;

    private static IEnumerable<Element> Dependents(JourneyMap map, Element element) => element.Kind.Name switch
    {
        "stage" => map.StepsOf(element.Id),
        "step" => map.Lanes.SelectMany(lane => map.CardsIn(lane.Id, element.Id)).Concat(map.LinksAt(element.Id)),
        "lane" => map.Columns.SelectMany(step => map.CardsIn(element.Id, step.Id)).Concat(map.LinesUnder(element.Id)),
        "card" => map.LinksAt(element.Id).Concat(map.EvidenceOf(element.Id)).Concat(map.MeasurementsOf(element.Id)),
        "actor" => EmotionsOf(map, element.Id),
        _ => [],
    };

    // The elements are far fewer than the cells of a large map.
    private static IOrderedEnumerable<Element> EmotionsOf(JourneyMap map, Guid actorId) =>
        map.State.Elements.Values.Where(element => IsEmotionOf(map, element, actorId)).OrderBy(card => card.Id);
}
