using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Paths;

namespace JourneyMapper.Web.Board.Links;

/// <summary>What a new link may be and how one is turned round.</summary>
static class LinkDeeds
{
    /// <summary>Kinds that people choose; "solves" belongs to the ties of cards.</summary>
    static readonly string[] Chosen = [Link.Next, Link.Back, Link.Repeat, Link.ChannelJump];

    public static bool MayLink(Element? end) => end is not null && (end.Kind == Step.Kind || end.Kind == Card.Kind);

    /// <summary>The kinds that fit these ends, the one that is meant most often first.</summary>
    public static IReadOnlyList<string> KindsFor(JourneyMap map, Guid from, Guid to)
    {
        if (from == to) return [Link.Repeat];
        var first = LeadsBack(map, from, to) ? Link.Back : Link.Next;
        return [first, .. Chosen.Where(kind => kind != first)];
    }

    public static bool IsThere(JourneyMap map, Guid from, Guid to, string kind) =>
        map.LinksAt(from).Any(link => link.Place == new Place(from, to) && link.Get(Link.LinkKind) == kind);

    public static InsertOperation Insert(Guid id, Guid from, Guid to, string kind, decimal? share = null)
    {
        var link = new List<PropertyValue> { new("from", from), new("to", to), PropertyValue.Of(Link.LinkKind, kind) };
        if (share is not null) link.Add(PropertyValue.Of(Link.Share, share));
        return new InsertOperation(Link.Kind, id, [.. link]);
    }

    /// <summary>The same link the other way round: where a link stands never changes, so another one takes its place.</summary>
    public static MapOperation[] Reverse(JourneyMap map, Element link, Guid id)
    {
        var (from, to, kind) = (link.Place.Second, link.Place.Parent, link.Get(Link.LinkKind)!);
        if (kind is Link.Next or Link.Back) kind = LeadsBack(map, from, to) ? Link.Back : Link.Next;
        return [new RemoveOperation(link.Id), Insert(id, from, to, kind, link.Get(Link.Share))];
    }

    static bool LeadsBack(JourneyMap map, Guid from, Guid to) => ColumnOf(map, to) < ColumnOf(map, from);

    static int ColumnOf(JourneyMap map, Guid end) => map.Columns.IndexOf(Ways.StepOf(map, end));
}
