using JourneyMapper.Web.Accounts;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.SourceLibrary;

/// <summary>The library of sources: what the team's statements rest on.</summary>
static class SourceServices
{
    public const string Page = "/sources";

    public static void AddSources(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SourceShelf>().AddSingleton<SourceDesk>();

    public static void MapSources(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Page + "/{id:guid}/file", DownloadAsync).RequireAuthorization().ExcludeFromDescription();

    public static string FileAddress(Guid source) => $"{Page}/{source:D}/file";

    // Whatever somebody has uploaded is given out to be kept, never to be shown: a page of theirs would run as one of ours.
    static async Task<IResult> DownloadAsync(Guid id, HttpContext http, SourceShelf shelf)
    {
        if (IsAskedFromElsewhere(http.Request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await shelf.FileAsync(id, CurrentPerson.Of(http.User)!.Id, http.RequestAborted) is not { } file) return Results.NotFound();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return TypedResults.Bytes(file.Bytes, "application/octet-stream");
    }

    // Browsers say where a request comes from; programs and old browsers say nothing.
    static bool IsAskedFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
