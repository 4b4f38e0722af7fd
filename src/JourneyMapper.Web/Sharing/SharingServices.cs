namespace JourneyMapper.Web.Sharing;

/// <summary>Who may see, comment and edit one map.</summary>
static class SharingServices
{
    public static void AddSharing(this WebApplicationBuilder builder) => builder.Services.AddSingleton<MapSharing>();
}
