using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Exchange;

/// <summary><c>GET /api/v1/maps/{id}/export/{format}</c>: a link on a page works too, so the cookie of somebody signed in is enough.</summary>
static class ExportEndpoint
{
    public static void MapExports(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/maps/{id:guid}/export/{format}", ExportAsync)
        .RequireAuthorization(Policies.ViewOrCookie).WithTags("Exchange")
        .WithSummary($"The map as a file. Formats: {string.Join(", ", ExchangeFormats.Exports.Select(format => format.Name))}.")
        .Produces(StatusCodes.Status200OK, null, ExchangeFormats.Exports[0].MediaType, [.. ExchangeFormats.Exports.Skip(1).Select(format => format.MediaType)])
        .ProducesProblem(StatusCodes.Status404NotFound);

    static async Task<IResult> ExportAsync(Guid id, string format, HttpContext http, MapRooms rooms, IStringLocalizer<MapTexts> words)
    {
        if (ExchangeFormats.FindExport(format) is not { } known || await rooms.ReadAsync(id, MapsApi.Author(http).Id) is not { IsPersona: false } map) return MapAnswers.NotFound();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(ExportName.Of(map.Title, words["Untitled"], known.Extension));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        // The map changes under its address.
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(known.Write(map), new MediaTypeHeaderValue(known.MediaType) { Charset = "utf-8" }.ToString());
    }
}
