using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Operations;

/// <summary>What a removal takes with it and what it changes in elements that stay (CONTRACT section 4; clients apply the same rule).</summary>
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

    /// <summary>Spans that get shorter and lanes that lose their actor, when these elements go together.</summary>
    internal static IEnumerable<SideEffect> SideEffects(JourneyMap map, IReadOnlyList<Element> taken)
    {
        var gone = taken.Select(element => element.Id).ToHashSet();
        var actors = taken.Where(element => element.Kind == Actor.Kind).Select(element => element.Id).ToHashSet();
        if (actors.Count > 0)
        {
            foreach (var lane in map.Lanes.Where(lane => lane.Get(Lane.ActorId) is { } id && actors.Contains(id) && !gone.Contains(lane.Id)))
                yield return new SideEffect(lane.Id, Lane.ActorId.Name, lane.Get(Lane.ActorId), null);
        }

        if (!taken.Any(element => element.Kind == Step.Kind)) yield break;
        var columns = map.Columns;
        var last = columns.Length - 1;
        while (!gone.Contains(columns[last].Id)) last--;
        for (var column = 0; column < last; column++)
        {
            if (gone.Contains(columns[column].Id)) continue;
            foreach (var card in map.Lanes.SelectMany(lane => map.CardsIn(lane.Id, columns[column].Id)))
            {
                var span = card.Get(Card.Span)!.Value;
                var shorter = columns.AsSpan(column + 1, Math.Min(span, columns.Length - column) - 1).ToArray().Count(step => gone.Contains(step.Id));
                // A span of 1 is the default and stored as unset.
                if (shorter > 0) yield return new SideEffect(card.Id, Card.Span.Name, span, span - shorter == 1 ? null : span - shorter);
            }
        }
    }

    private static IEnumerable<Element> Dependents(JourneyMap map, Element element) => element.Kind.Name switch
    {
        "stage" => map.StepsOf(element.Id),
        "step" => map.Lanes.SelectMany(lane => map.CardsIn(lane.Id, element.Id)).Concat(map.LinksAt(element.Id)),
        "lane" => map.Columns.SelectMany(step => map.CardsIn(element.Id, step.Id)).Concat(map.LinesUnder(element.Id)),
        "card" => map.LinksAt(element.Id).Concat(map.EvidenceOf(element.Id)),
        "actor" => EmotionsOf(map, element.Id),
        _ => [],
    };

    private static IEnumerable<Element> EmotionsOf(JourneyMap map, Guid actorId) =>
        from lane in map.Lanes
        where Lane.KindOf(lane) == Emotions.Kind
        from step in map.Columns
        from card in map.CardsIn(lane.Id, step.Id)
        where map.ActorOf(card) == actorId
        select card;
}
