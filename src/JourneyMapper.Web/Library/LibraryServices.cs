using JourneyMapper.Web.Examples;

namespace JourneyMapper.Web.Library;

/// <summary>The list of maps and the examples. What is done with a map is <see cref="MapDesk"/>, which the API registers too.</summary>
static class LibraryServices
{
    public static void AddLibrary(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MapLibrary>();
        builder.Services.AddSingleton<Thumbnails>();
        builder.Services.AddSingleton<ExampleMaps>();
    }
}
