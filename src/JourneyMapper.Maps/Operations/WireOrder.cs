using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>The order of a map's flat list, for a few elements: without a walk over the whole map.</summary>
internal static class WireOrder
{
    public static IEnumerable<Element> Sort(JourneyMap map, IEnumerable<Element> elements) =>
        elements.Select(element => (element, path: Path(map, element).ToArray()))
            .OrderBy(pair => pair.element.Kind.Rank)
            .ThenBy(pair => pair.path, Comparer<Sibling[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)))
            .Select(pair => pair.element);

    /// <summary>What the element stands under, outermost first, and itself.</summary>
    private static IEnumerable<Sibling> Path(JourneyMap map, Element element)
    {
        var above = element.Kind.Name switch
        {
            "step" or "evidence" or "measurement" or "line" => Path(map, map.Find(element.Place.Parent)!),
            "card" => Path(map, map.Find(element.Place.Parent)!).Concat(Path(map, map.Find(element.Place.Second)!)),
            _ => [],
        };
        return above.Append(new Sibling(element.Order, element.Id));
    }
}
