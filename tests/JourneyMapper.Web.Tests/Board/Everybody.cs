using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Everybody may do everything.</summary>
internal sealed class Everybody : IMapRights
{
    public bool MayView(Guid mapId, Guid authorId) => true;

    public bool MayEdit(Guid mapId, Guid authorId) => true;
}
