using JourneyMapper.Maps.Json;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;

namespace JourneyMapper.Web.Exchange;

/// <summary><c>POST /api/v1/imports?format=F[&amp;block=n]</c> with the file as body.</summary>
static class ImportEndpoint
{
    const string Path = "/api/v1/imports";

    public static void MapImports(this IEndpointRouteBuilder app) => app.MapPost(Path, ImportAsync)
        .RequireAuthorization(Policies.Edit).WithTags("Exchange")
        .WithSummary($"Makes a map of a file. Formats: {Names}.")
        .WithDescription("The body is the file as it is: text in UTF-8, or in UTF-16 with a byte order mark. All of it is imported or nothing. " +
            "A warning tells where the map differs from the letters of the file. Of several diagrams, block=1 … says which one.")
        .Accepts<string>("*/*")
        .Produces<ImportResult>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    static string Names => string.Join(", ", ExchangeFormats.Imports.Select(format => format.Name));

    static async Task<IResult> ImportAsync(HttpContext http, MapImporter importer, string? format = null, int? block = null)
    {
        if (ExchangeFormats.FindImport(format) is not { } known) return MapAnswers.Of(new MalformedException("format", $"one of {Names} is expected"));
        var file = await WireRequests.ReadBytesAsync(http.Request, ImportText.MaxBytes);
        switch (await importer.ImportAsync(known, file, block, MapsApi.Author(http)))
        {
            case ImportAnswer.Imported made:
                http.Response.Headers.Location = $"/api/v1/maps/{made.MapId:D}";
                var warnings = made.Warnings.Select(warning => new ImportWarning(warning.Code, warning.Line, warning.Message));
                return MapsApi.Json(new ImportResult(made.MapId, [.. warnings]), StatusCodes.Status201Created);
            case ImportAnswer.Refused { Error: var error } refused:
                return ApiProblem.Of(StatusOf(error.Code), error.Code).Saying(error.Message)
                    .With("line", error.Line).With("pointer", error.Pointer).With("count", refused.Count);
            case var unknown:
                throw new InvalidOperationException($"{unknown} is no answer to a program.");
        }
    }

    static int StatusOf(string code) => code switch
    {
        ExchangeCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ExchangeCodes.Forbidden => StatusCodes.Status403Forbidden,
        ExchangeCodes.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    sealed record ImportResult(Guid MapId, IReadOnlyList<ImportWarning> Warnings);

    sealed record ImportWarning(string Code, int? Line, string Message);
}
