using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;

namespace JourneyMapper.Web.Api;

/// <summary>Rights as the members are now, asked in the room for every submission.</summary>
sealed class RoomRights(Membership membership) : IMapRights
{
    public bool MayView(Guid mapId, Guid authorId) => membership.CanView(mapId, authorId);

    public bool MayEdit(Guid mapId, Guid authorId) => membership.CanEdit(mapId, authorId);
}
