namespace JourneyMapper.Web.Hosting;

/// <summary>Plain http works fully; where https is configured, browsers are told to stay with it.</summary>
static class Https
{
    public static void UseHttpsWhereConfigured(this WebApplication app)
    {
        // Sent with answers over https only, also when a proxy in front of us speaks it (forwarded headers).
        app.UseHsts();
        // A proxy leads over by itself; and what asks us past it, such as a health check, is to get its answer.
        if (Listens(app.Configuration, app.Urls)) app.UseHttpsRedirection();
    }

    /// <summary>Whether this process itself is to speak https, by any of the ways to say so.</summary>
    internal static bool Listens(IConfiguration configuration, IEnumerable<string> urls) =>
        urls.Append(configuration["urls"])
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]))
            .Any(url => url?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true)
        || !string.IsNullOrWhiteSpace(configuration["https_ports"]);
}
