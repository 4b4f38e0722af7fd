using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Find;

/// <summary>Finds on one map: titles, cards, words of emotions, sources of evidence, labels, what pictures show and owners' names.</summary>
public static class MapFinder
{
    /// <summary>Hits given of one map: nobody walks through more.</summary>
    public const int MostHits = 1_000;

    /// <param name="from">Where the person stands; null = nowhere.</param>
    /// <exception cref="OperationCanceledException">Somebody asks for something else by now.</exception>
    public static FindAnswer Find(JourneyMap map, FindQuery query, Guid? from, CancellationToken cancel = default)
    {
        var (hits, start) = (new List<FindHit>(), 0);
        foreach (var element in ReadingOrder(map))
        {
            cancel.ThrowIfCancellationRequested();
            if (element.Id == from) start = hits.Count;
            if (!HasAll(map, element, query)) continue;
            if (hits.Count == MostHits) return new(hits, start % MostHits, IsLimited: true);
            hits.Add(new(element.Id, [.. ShownTexts(map, element).Select(one => new FoundText(one.Id, query.Marks(one.Caption))).Where(text => text.Marks.Length > 0)]));
        }

        // Past the last one it begins again.
        return new(hits, start < hits.Count ? start : 0, IsLimited: false);
    }

    /// <summary>The elements that have all words, one after the other: whoever wants only some need not wait for the rest.</summary>
    public static IEnumerable<Element> Elements(JourneyMap map, FindQuery query) => ReadingOrder(map).Where(element => HasAll(map, element, query));

    /// <summary>As the board is read: who walks, the rows' names, then stage by stage and step by step down the lanes.</summary>
    static IEnumerable<Element> ReadingOrder(JourneyMap map)
    {
        foreach (var actor in map.Actors) yield return actor;
        foreach (var lane in map.Lanes) yield return lane;
        foreach (var stage in map.Stages)
        {
            yield return stage;
            foreach (var step in map.StepsOf(stage.Id))
            {
                yield return step;
                foreach (var card in map.Lanes.SelectMany(lane => map.CardsIn(lane.Id, step.Id))) yield return card;
            }
        }
    }

    static bool HasAll(JourneyMap map, Element element, FindQuery query) => element.Kind == Card.Kind
        ? query.StandsIn([.. ShownTexts(map, element).Select(one => one.Caption), element.Get(Card.Labels), element.Get(Card.Alt), map.LaneKindOf(element).Has(Card.Owner) ? element.Get(Card.Owner) : ""])
        : query.StandsIn(element.Caption);

    static IEnumerable<Element> ShownTexts(JourneyMap map, Element element) =>
        element.Kind == Card.Kind ? map.EvidenceOf(element.Id).Prepend(element) : [element];
}
