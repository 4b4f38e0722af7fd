using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Data;

/// <summary>
/// The maps that somebody may see, asked of the database itself: what another node has made private a moment ago is in no list.
/// <see cref="Accounts.Membership"/> says the same of one map from memory.
/// </summary>
static class VisibleMaps
{
    /// <summary>The documents that are journeys of customers: no personas, no templates of the team.</summary>
    public static IQueryable<MapRow> Journeys(this JourneyDb db, IQueryable<MapRow> maps) =>
        maps.Where(map => map.Kind != MapHead.Persona && !db.Templates.Any(template => template.MapId == map.Id));

    /// <summary>The documents that are somebody's profile.</summary>
    public static IQueryable<MapRow> Personas(this IQueryable<MapRow> maps) => maps.Where(map => map.Kind == MapHead.Persona);

    /// <param name="eyes">A member of the workspace (<see cref="Accounts.Membership.EyesOf"/>); null sees every map.</param>
    public static IQueryable<MapRow> MapsSeenBy(this JourneyDb db, Guid? eyes) => eyes is not { } person
        ? db.Maps
        : db.Maps.Where(map =>
            !db.MapAccess.Any(rules => rules.MapId == map.Id && rules.Everyone == null && rules.OwnerId != person)
            || db.MapGrants.Any(grant => grant.MapId == map.Id && grant.PersonId == person));
}
