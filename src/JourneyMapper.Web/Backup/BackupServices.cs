using System.Globalization;
using JourneyMapper.Web.Accounts;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Backup;

/// <summary>Backup: the commands' services, and the owners' download.</summary>
static class BackupServices
{
    public const string Page = "/backup";
    public const string Download = "/backup/archive";

    /// <summary>Said by the page instead of a download while somebody else has the turn.</summary>
    public const string BusyPage = Page + "?busy=true";

    public static void AddBackup(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Archives>();
        builder.Services.AddSingleton<BackupDesk>();
    }

    // A form's post, not a link: a page of another site could make an owner's browser follow a link, again and again.
    public static void MapBackup(this IEndpointRouteBuilder app) => app.MapPost(Download, SendAsync)
        .RequireAuthorization(Policies.Owner).AddEndpointFilter<AntiforgeryFilter>().ExcludeFromDescription();

    static async Task<IResult> SendAsync(HttpContext http, BackupDesk desk, TimeProvider clock)
    {
        using var turn = desk.TryBegin();
        if (turn is null) return Results.LocalRedirect(BusyPage);
        var name = string.Create(CultureInfo.InvariantCulture, $"journeymapper-{clock.GetUtcNow():yyyy-MM-dd-HHmm}.zip");
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await turn.WriteAsync(http.Response.Body, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser has stopped the download.
        }
        return Results.Empty;
    }
}
