using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Board.Links;

/// <summary>What happens at one step of a walk to the one who walks: what is said of others is left out.</summary>
sealed record WalkScene(IReadOnlyList<Element> Does, IReadOnlyList<Element> Thinks, IReadOnlyList<Element> Feels, IReadOnlyList<Element> Says, IReadOnlyList<Element> Meets)
{
    /// <summary>Cards of one kind that are told; the board shows the others.</summary>
    public const int MostCards = 3;

    public bool IsEmpty => Does.Count + Thinks.Count + Feels.Count + Says.Count + Meets.Count == 0;

    public static WalkScene Of(JourneyMap map, Element step, Guid? actor)
    {
        var at = map.Columns.IndexOf(step);
        return new(Cards(Actions.Kind), Cards(Thoughts.Kind), Cards(Emotions.Kind), Cards(Quotes.Kind), Cards(Touchpoints.Kind));

        IReadOnlyList<Element> Cards(LaneKind kind) => [.. map.Lanes.Where(lane => Lane.KindOf(lane) == kind && IsTheirs(lane.Get(Lane.ActorId)))
            .SelectMany(lane => Standing(lane.Id)).Where(card => IsTheirs(map.ActorOf(card))).Take(MostCards)];

        // Wide cards stand over it too.
        IEnumerable<Element> Standing(Guid lane) => Enumerable.Range(0, at + 1)
            .SelectMany(column => map.CardsIn(lane, map.Columns[column].Id).Where(card => column + card.Get(Card.Span) > at));

        bool IsTheirs(Guid? whose) => whose is null || actor is null || whose == actor;
    }
}
