using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>Which views have to look again after a change: only those whose content or children are other than before.</summary>
static class ChangedViews
{
    /// <summary>
    /// Ids of the elements whose own view shows them (a card, a stage's header, the map's title) and of the lanes whose cards came,
    /// went or changed places; null when the structure itself has changed.
    /// </summary>
    public static HashSet<Guid>? Of(JourneyMap before, JourneyMap after, IEnumerable<Guid> touched)
    {
        var views = new HashSet<Guid>();
        foreach (var id in touched)
        {
            var (was, now) = (before.Find(id), after.Find(id));
            if (ReferenceEquals(was, now)) continue;
            var kind = (now ?? was)!.Kind;
            var stays = was is not null && now is not null && was.Place == now.Place && was.Order == now.Order;
            if (kind == Card.Kind || kind == Evidence.Kind) views.Add(MapWide.Statements);
            if (kind == Card.Kind && (IsStance(before, was) || IsStance(after, now))) views.Add(MapWide.Stances);
            if (kind == Card.Kind) AddCard(views, was, now, stays);
            else if (kind == Evidence.Kind || kind == Link.Kind) AddOwners(views, was, now);
            else if (kind == Actor.Kind && stays && IsOnly(Actor.Goal, was!, now!)) views.Add(id);
            else if (!stays || !IsCaptionOnly(was!, now!)) return null;
            else views.Add(id);
        }

        return views;
    }

    static bool IsStance(JourneyMap map, Element? card) => card is not null && map.LaneKindOf(card).Has(Card.Stance);

    static void AddCard(HashSet<Guid> views, Element? was, Element? now, bool stays)
    {
        if (stays && Equals(was!.Get(Card.Span), now!.Get(Card.Span)))
        {
            views.Add(now.Id);
            return;
        }

        if (was is not null) views.Add(was.Place.Parent);
        if (now is null) return;
        views.Add(now.Place.Parent);
        // The panel shows it wherever it stands.
        views.Add(now.Id);
    }

    static void AddOwners(HashSet<Guid> views, Element? was, Element? now)
    {
        foreach (var place in new[] { was?.Place, now?.Place }.OfType<Place>())
        {
            views.Add(place.Parent);
            if (place.Second != Guid.Empty) views.Add(place.Second);
        }
    }

    /// <summary>Only the text that its own view shows has changed: nothing else on the board depends on it.</summary>
    static bool IsCaptionOnly(Element was, Element now) =>
        was.Kind.Caption is { } caption && IsOnly(caption, was, now) && was.Kind != Actor.Kind;

    static bool IsOnly(Property changed, Element was, Element now) =>
        was.Kind.Properties.All(property => property == changed || Equals(was.Get(property), now.Get(property)));
}
