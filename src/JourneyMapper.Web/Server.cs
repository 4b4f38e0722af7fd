using JourneyMapper.Web.Layout;

namespace JourneyMapper.Web;

/// <summary>The whole application. Tests build it in their own process.</summary>
public static class Server
{
    const string DefaultUrl = "http://localhost:5080";

    /// <summary>Everything wired, nothing started.</summary>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            // The published app runs from any working directory.
            ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
        });
        builder.WebHost.UseStaticWebAssets();
        // Set in code only when nobody asked for another address (container images set the ports).
        string[] asked = ["urls", "http_ports", "https_ports"];
        if (asked.All(key => string.IsNullOrEmpty(builder.Configuration[key]))) builder.WebHost.UseUrls(DefaultUrl);

        builder.AddShell();

        var app = builder.Build();
        app.UseShell();
        app.UseAntiforgery();
        app.MapGet("/healthz/live", () => "ok");
        app.MapShell();
        return app;
    }
}
