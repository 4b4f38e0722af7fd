namespace JourneyMapper.Web.Future;

/// <summary>Future maps and their comparison with the current one.</summary>
static class FutureServices
{
    public static void AddFuture(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FutureMaps>();
}
