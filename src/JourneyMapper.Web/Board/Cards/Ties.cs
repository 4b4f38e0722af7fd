using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Board.Cards;

/// <summary>Which opportunity solves which pain point: the links of kind "solves", read from either end.</summary>
static class Ties
{
    /// <summary>The kind of lane whose cards are tied to those of this kind; null where nothing is tied.</summary>
    public static LaneKind? OppositeOf(LaneKind kind) =>
        kind == Pains.Kind ? Opportunities.Kind : kind == Opportunities.Kind ? Pains.Kind : null;

    /// <summary>The ties of a card, each with the card at the other end.</summary>
    public static IEnumerable<(Element Link, Guid Other)> Of(JourneyMap map, Guid card) =>
        map.LinksAt(card).Where(link => link.Get(Link.LinkKind) == Link.Solves)
            .Select(link => (link, link.Place.Parent == card ? link.Place.Second : link.Place.Parent));

    /// <summary>Whether two ids name an opportunity and a pain point, in either order.</summary>
    public static bool MayTie(JourneyMap map, Guid one, Guid other) =>
        KindOf(map, one) is { } kind && KindOf(map, other) is { } opposite && OppositeOf(kind) == opposite;

    /// <summary>The link between two cards that may be tied; it leads from the opportunity to the pain point, whichever was named first.</summary>
    public static InsertOperation Between(JourneyMap map, Guid id, Guid one, Guid other)
    {
        var (from, to) = KindOf(map, one) == Opportunities.Kind ? (one, other) : (other, one);
        ImmutableArray<PropertyValue> ends = [new("from", from), new("to", to), PropertyValue.Of(Link.LinkKind, Link.Solves)];
        return new InsertOperation(Link.Kind, id, ends);
    }

    static LaneKind? KindOf(JourneyMap map, Guid id) => map.Find(id) is { } card && card.Kind == Card.Kind ? map.LaneKindOf(card) : null;
}
