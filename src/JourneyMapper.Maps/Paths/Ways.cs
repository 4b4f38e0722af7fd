using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Paths;

/// <summary>Where one can go from a step: along its links and those of its cards, and from left to right where none leads on.</summary>
public static class Ways
{
    private const decimal All = 100;

    /// <summary>The step that the end of a link is or stands under.</summary>
    public static Element StepOf(JourneyMap map, Guid end)
    {
        var element = map.Find(end)!;
        return element.Kind == Step.Kind ? element : map.Find(element.Place.Second)!;
    }

    /// <summary>Ways out of a step, those that lead on first, then by their shares.</summary>
    /// <param name="actor">Who goes: links of cards that are somebody else's are not for them. Null = anybody.</param>
    /// <param name="isSpent">Links that are not to be gone along any more.</param>
    public static IReadOnlyList<Way> From(JourneyMap map, Element step, Guid? actor = null, Func<Guid, bool>? isSpent = null)
    {
        var ways = LinksFrom(map, step, actor).Where(link => isSpent?.Invoke(link.Id) != true)
            .Select(link => new Way(StepOf(map, link.Place.Second), link, link.Get(Link.LinkKind)!, link.Get(Link.Share)))
            // Between two cards of one step nobody goes anywhere, unless it is done once more.
            .Where(way => way.To.Id != step.Id || way.Kind == Link.Repeat)
            .DistinctBy(way => (way.To.Id, way.Kind)).ToList();
        if (!ways.Exists(way => LeadsOn(way.Kind)) && NextColumn(map, step) is { } next) ways.Add(new Way(next, null, Link.Next, Rest(ways)));
        return [.. ways.OrderByDescending(way => LeadsOn(way.Kind)).ThenByDescending(way => way.Share ?? -1)];
    }

    /// <summary>The links that lead out of a step or of a card under it.</summary>
    public static IEnumerable<Element> LinksFrom(JourneyMap map, Element step, Guid? actor = null) => LinksOut(map, step.Id).Concat(
        map.Lanes.SelectMany(lane => map.CardsIn(lane.Id, step.Id)).Where(card => actor is null || map.ActorOf(card) is null || map.ActorOf(card) == actor)
            .SelectMany(card => LinksOut(map, card.Id)));

    /// <summary>
    /// What the shares of the ways out of a step add up to, where that cannot be: more than all customers, or less although every way has a
    /// share and none is left for those who go on from left to right. Null = nothing is wrong.
    /// </summary>
    public static decimal? WrongSum(JourneyMap map, Guid end)
    {
        if (map.Find(end) is not { } step || step.Kind != Step.Kind) return null;
        var links = LinksOut(map, end).ToList();
        if (links.TrueForAll(link => link.Get(Link.Share) is null)) return null;
        var sum = links.Sum(link => link.Get(Link.Share) ?? 0);
        var isComplete = links.TrueForAll(link => link.Get(Link.Share) is not null) && (links.Exists(link => LeadsOn(link.Get(Link.LinkKind)!)) || NextColumn(map, step) is null);
        return sum > All || (sum < All && isComplete) ? sum : null;
    }

    private static IEnumerable<Element> LinksOut(JourneyMap map, Guid end) =>
        map.LinksAt(end).Where(link => link.Place.Parent == end && link.Get(Link.LinkKind) != Link.Solves);

    private static bool LeadsOn(string kind) => kind is Link.Next or Link.ChannelJump;

    private static Element? NextColumn(JourneyMap map, Element step) =>
        map.Columns.IndexOf(step) is var at && at >= 0 && at + 1 < map.Columns.Length ? map.Columns[at + 1] : null;

    // Whoever does not go back or repeat goes on.
    private static decimal? Rest(List<Way> ways) =>
        ways.Count > 0 && ways.TrueForAll(way => way.Share is not null) && ways.Sum(way => way.Share) is { } sum && sum < All ? All - sum : null;
}
