using JourneyMapper.Web.Library.Search;

namespace JourneyMapper.Web.Library;

/// <summary>The list of maps. What is done with a map is <see cref="MapDesk"/>, which the API registers too.</summary>
static class LibraryServices
{
    public static void AddLibrary(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<MapLibrary>();
        services.AddSingleton<LibraryWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<LibraryWatch>());
        services.AddSingleton<Folders>();
        services.AddSingleton<PersonalShelf>();
        services.AddSingleton<MapSearch>();
        services.AddHostedService<SearchWarmUp>();
        services.AddSingleton<Thumbnails>();
    }
}
