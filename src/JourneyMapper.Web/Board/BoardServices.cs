using JourneyMapper.Web.Board.Panel;

namespace JourneyMapper.Web.Board;

/// <summary>What the board looks up outside its room.</summary>
static class BoardServices
{
    public static void AddBoard(this WebApplicationBuilder builder) => builder.Services.AddSingleton<LastChanges>();
}
