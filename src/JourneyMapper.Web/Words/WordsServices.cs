using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Words;

/// <summary>The team's own words for stage, step and the lanes.</summary>
static class WordsServices
{
    public static void AddWords(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WorkspaceWords>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkspaceWords>());
        // After that of the framework: the last one counts.
        services.AddTransient(typeof(IStringLocalizer<>), typeof(OwnWordsLocalizer<>));
    }
}
