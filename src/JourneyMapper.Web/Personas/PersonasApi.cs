using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Personas;

/// <summary>Personas for programs. A persona is a document like a map: the same wire form, operations and answers.</summary>
static class PersonasApi
{
    public static void MapPersonas(this IEndpointRouteBuilder app)
    {
        var personas = app.MapGroup("/api/v1/personas").WithTags("Personas");
        personas.MapGet("/", ListAsync).RequireAuthorization(Policies.View).Produces<WireMapList>().WithSummary("The personas, last changed first.");
        personas.MapPost("/", CreateAsync).RequireAuthorization(Policies.Edit).Accepts<NewPersona>("application/json", MapsApi.AnyType).Produces(StatusCodes.Status201Created)
            .WithSummary("Makes a persona with the usual sections.");
        var one = personas.MapGroup("/{id:guid}").AddEndpointFilter(OnlyPersonasAsync);
        one.MapGet("", MapsApi.GetAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status200OK).WithSummary("The persona with its sections and sliders.");
        one.MapDelete("", MapsApi.DeleteAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Moves the persona into the bin. The maps on which they walk stay as they are.");
        one.MapPost("/operations", MapsApi.SubmitAsync).RequireAuthorization(Policies.View).Accepts<MapsApi.SubmissionBody>("application/json", MapsApi.AnyType).Produces<SubmitResult>()
            .WithSummary("Applies operations as one atom. Sent twice with one submissionId, it counts once.");
        one.MapGet("/operations", MapsApi.FeedAsync).RequireAuthorization(Policies.View).Produces<WireFeed>().WithSummary("The edits above a version, in order.");
    }

    /// <summary>What a new persona is made from, for the description of the API.</summary>
    sealed record NewPersona(Guid? Id, string Title);

    // A map is not found among the personas.
    static async ValueTask<object?> OnlyPersonasAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isPersona = Guid.TryParse(http.GetRouteValue("id") as string, out var id)
            && await http.RequestServices.GetRequiredService<MapRooms>().ReadAsync(id, MapsApi.Author(http).Id) is { IsPersona: true };
        return isPersona ? await next(context) : MapAnswers.NotFound();
    }

    static Task<IResult> ListAsync(HttpContext http, JourneyDb db, Membership membership, CancellationToken cancel, int? limit = null, string? cursor = null) =>
        MapsApi.PageAsync(db.MapsSeenBy(membership.EyesOf(MapsApi.Author(http).Id)).Personas(), limit, cursor, cancel);

    static async Task<IResult> CreateAsync(HttpContext http, PersonaDesk desk)
    {
        try
        {
            using var body = await WireRequests.ReadBodyAsync(http.Request);
            var members = new JsonMembers(body.RootElement, "");
            members.Allow("id", "title");
            var (id, title) = (members.FindId("id") ?? Guid.CreateVersion7(), members.GetString("title"));
            return await MapsApi.CreatedAsync(http, $"/api/v1/personas/{id:D}", id, await desk.CreateAsync(id, title, MapsApi.Author(http)));
        }
        catch (MalformedException error)
        {
            return MapAnswers.Of(error);
        }
    }
}
