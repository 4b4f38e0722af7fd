using System.Text.Json;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Pictures;

/// <summary>Pictures in and out: for pages under <c>/images</c> with the cookie, for programs under <c>/api/v1/images</c> with a token.</summary>
static class PictureEndpoints
{
    const string Page = "/images";
    const int Piece = 64 << 10;
    const string Api = "/api/v1/images";

    // What the body is, its content says.
    const string AnyType = "*/*";

    // A picture never changes under its address; whoever was shown it may keep it.
    const string ForEver = "private, max-age=31536000, immutable";

    public static void AddPictures(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PictureDesk>();

    public static void MapPictures(this IEndpointRouteBuilder app)
    {
        // The cookie goes with requests of our own pages only (SameSite), and a body that is no form is not sent across sites unasked.
        app.MapPost(Page, AddAsync).RequireAuthorization().AddEndpointFilter<OwnPagesOnly>().DisableAntiforgery().ExcludeFromDescription();
        app.MapGet(Page + "/{id:guid}", SendAsync).RequireAuthorization(Policies.ViewOrCookie).ExcludeFromDescription();
        app.MapPost(Api, AddAsync).RequireAuthorization(Policies.Edit).DisableAntiforgery().WithTags("Pictures")
            .Accepts<IFormFile>("image/png", "image/jpeg", AnyType).Produces<CreatedPicture>(StatusCodes.Status201Created).ProducesProblem(413).ProducesProblem(422)
            .WithSummary("Takes in a picture (raw body, PNG or JPEG). It is written anew: what else the file holds is left out.");
        app.MapGet(Api + "/{id:guid}", SendAsync).RequireAuthorization(Policies.View).WithTags("Pictures")
            .Produces(StatusCodes.Status200OK, null, "image/png", "image/jpeg").ProducesProblem(404).WithSummary("A picture.");
    }

    static async Task<IResult> AddAsync(HttpContext http, PictureDesk desk, IStringLocalizer<PictureTexts> texts)
    {
        if (await ReadBodyAsync(http) is not { } upload) return Refused(PictureProblem.TooLarge, texts);
        var answer = await desk.AddAsync(upload, CurrentPerson.Of(http.User)!.Id, http.RequestAborted);
        return answer.Problem is { } problem
            ? Refused(problem, texts)
            : Results.Created($"{Page}/{answer.Id}", new CreatedPicture(answer.Id, answer.Width, answer.Height));
    }

    static async Task<IResult> SendAsync(Guid id, HttpContext http, PictureDesk desk)
    {
        if (await desk.FindAsync(id, http.RequestAborted) is not { } image) return MapAnswers.NotFound();
        http.Response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(image.Bytes, image.Type, entityTag: new EntityTagHeaderValue($"\"{image.Id:N}\""));
    }

    // Null when it is longer than it may be. It is read on for a while all the same, and forgotten: whoever still sends does not hear an answer.
    static async Task<byte[]?> ReadBodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = PictureLimits.HeardOutBytes;
        try
        {
            using var body = new MemoryStream();
            var piece = new byte[Piece];
            for (int read; (read = await http.Request.Body.ReadAsync(piece, http.RequestAborted)) > 0;)
                if (body.Length <= PictureLimits.UploadBytes) body.Write(piece, 0, read);
            return body.Length > PictureLimits.UploadBytes ? null : body.ToArray();
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    static ApiProblem Refused(PictureProblem problem, IStringLocalizer<PictureTexts> texts) => ApiProblem.Of(
        problem switch
        {
            PictureProblem.Forbidden => StatusCodes.Status403Forbidden,
            PictureProblem.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        JsonNamingPolicy.CamelCase.ConvertName(problem.ToString()))
        .Saying(texts[problem.ToString(), PictureLimits.UploadBytes >> 20, PictureLimits.Side, PictureLimits.Pixels / 1_000_000, PictureLimits.InWorkspace]);

    sealed class OwnPagesOnly : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            OriginCheck.IsForeign(context.HttpContext.Request)
                ? ValueTask.FromResult<object?>(ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden"))
                : next(context);
    }
}

/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
sealed record CreatedPicture(Guid Id, int Width, int Height);
