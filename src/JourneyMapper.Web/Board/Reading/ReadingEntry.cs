using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Reading;

/// <summary>A card as it is read under its step.</summary>
/// <param name="Actor">Whose lane it is; nobody's in particular when there is none.</param>
/// <param name="IsFolded">The person has folded its lane: it is counted, not shown.</param>
/// <param name="Until">The last step that a wide card reaches; none when it stays within its own.</param>
public readonly record struct ReadingEntry(Element Lane, Element? Actor, bool IsFolded, Guid Card, Guid? Until)
{
    /// <summary>What is read under a step, lane by lane, without the lanes that the person has hidden.</summary>
    public static ImmutableArray<ReadingEntry> Under(JourneyMap map, BoardView view, Guid step) =>
    [
        .. from lane in map.Lanes
           where view.Shows(lane)
           let actor = lane.Get(Maps.Elements.Lane.ActorId) is { } id ? map.Find(id) : null
           from card in map.CardsIn(lane.Id, step)
           where view.Follows(map.ActorOf(card))
           select new ReadingEntry(lane, actor, view.FoldedLanes.Contains(lane.Id), card.Id, LastStepOf(map, card)),
    ];

    static Guid? LastStepOf(JourneyMap map, Element card)
    {
        var span = card.Get(Maps.Elements.Card.Span)!.Value;
        if (span == 1) return null;
        var steps = map.Columns;
        var first = steps.IndexOf(map.Find(card.Place.Second)!);
        var last = Math.Min(first + span, steps.Length) - 1;
        return last > first ? steps[last].Id : null;
    }
}
