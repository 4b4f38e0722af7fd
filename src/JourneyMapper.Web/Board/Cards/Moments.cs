using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Cards;

/// <summary>Moments that work well, and those that decide: the mark of each, and the steps that have any.</summary>
static class Moments
{
    /// <summary>Path data on the grid of <see cref="Layout.Icons"/>.</summary>
    public static string Path(string? moment) => moment == "truth"
        ? Layout.Icons.Paths["star"]
        : "M9 15S2.500 11 2.500 6.500a3.300 3.300 0 0 1 6.500-1 3.300 3.300 0 0 1 6.500 1C15.500 11 9 15 9 15z";

    /// <summary>The cards with a mark, by their step. Visits every card.</summary>
    public static ILookup<Guid, Element> Of(JourneyMap map) => map.Cards().Where(card => card.Get(Card.Moment) is not null).ToLookup(card => card.Place.Second);
}
