using JourneyMapper.Maps;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Tests;

/// <summary>Looks behind the rights: the application itself can read no map without saying for whom.</summary>
internal static class Rooms
{
    public static async Task<JourneyMap?> ReadAsync(this MapRooms rooms, Guid mapId) => (await rooms.OpenAsync(mapId))?.Map;
}
