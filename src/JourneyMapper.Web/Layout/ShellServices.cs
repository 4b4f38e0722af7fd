using JourneyMapper.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Radzen;

namespace JourneyMapper.Web.Layout;

/// <summary>Pages, languages and the frame around every page.</summary>
static class ShellServices
{
    /// <summary>What a page may send in one message; the page cuts its own before that.</summary>
    const int LargestCircuitMessage = 256 * 1024;

    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestCircuitMessage);
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.AddScoped<DialogService>();
        services.AddScoped<Toasts>();
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        // A board is drawn before its circuit is there: 280 kB for 500 cards, 20 compressed. Files are compressed when they are published, but
        // for Radzen's script. On https too: what a page must keep to itself, such as the forms' tokens, is other bytes in every answer.
        services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, ["text/html", "text/javascript"]));
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseWhen(context => !IsProgram(context.Request.Path), pages =>
        {
            // Pages know GET alone; whoever asks for the head of one (link checkers, monitors) gets it, for the server sends no body then.
            pages.Use((context, next) =>
            {
                if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
                return next(context);
            });
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
            // A refused form is shown a page too; the page itself takes no posts.
            pages.Use(async (context, next) =>
            {
                if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) context.Request.Method = HttpMethods.Get;
                await next(context);
                // A page that refuses a form names a content type but writes nothing, which would pass for an answer.
                if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status400BadRequest) context.Response.ContentType = null;
            });
        });
        app.UseHttpsWhereConfigured();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        Preferences.Map(app);
        // Required here too, for the circuits' own addresses.
        app.MapRazorComponents<App>().RequireAuthorization()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Addresses for programs: they answer with problem+json and never with a page.</summary>
    public static bool IsProgram(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs");
}
