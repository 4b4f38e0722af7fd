using JourneyMapper.Web.Board.Audience;
using JourneyMapper.Web.Board.Panel;
using JourneyMapper.Web.Board.Reading;

namespace JourneyMapper.Web.Board;

/// <summary>What the board looks up outside its room, and how its browser shows it.</summary>
static class BoardServices
{
    public static void AddBoard(this WebApplicationBuilder builder) => builder.Services.AddSingleton<LastChanges>().AddSingleton<AudienceDesk>().AddScoped<ViewChoice>();
}
