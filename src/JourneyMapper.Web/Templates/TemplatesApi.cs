using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Layout;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Templates;

/// <summary>Templates for programs. A map is made from one with <c>templateId</c> at <c>POST /api/v1/maps</c>.</summary>
static class TemplatesApi
{
    /// <summary>Programs forget to name the type; what they send is read as JSON in any case.</summary>
    const string AnyType = "*/*";

    public static void MapTemplatesApi(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/api/v1/templates").WithTags("Templates");
        templates.MapGet("/", ListAsync).RequireAuthorization(Policies.View).Produces<WireTemplateList>()
            .WithSummary("The templates on offer: those of the team, newest first, then the built-in ones, in the language of the request.");
        templates.MapPost("/", SaveAsync).RequireAuthorization(Policies.Edit).Accepts<NewTemplate>("application/json", AnyType).Produces<WireTemplate>(StatusCodes.Status201Created)
            .WithSummary("Makes a template of the team out of a map.");
        templates.MapGet("/{template}", GetAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status200OK).WithSummary("A template as a map with its elements.");
        templates.MapDelete("/{template}", DeleteAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Moves a template of the team into the bin.");
    }

    /// <summary>What a template is made from, for the description of the API.</summary>
    sealed record NewTemplate(Guid MapId, string? Title, string? Teaser, string? Industry, string? Effort, string? Focus, bool? Content);

    static async Task<IResult> ListAsync(HttpContext http, TemplateLibrary library, CancellationToken cancel)
    {
        var team = await library.TeamAsync(MapsApi.Author(http).Id, cancel);
        return MapsApi.Json(new WireTemplateList([.. team.Where(item => item.RetiredAt is null).Concat(TemplateLibrary.BuiltIn(Languages.Current)).Select(WireTemplate.Of)]));
    }

    static async Task<IResult> GetAsync(string template, HttpContext http, TemplateLibrary library, CancellationToken cancel)
    {
        var reader = MapsApi.Author(http).Id;
        return await library.FindAsync(template, reader, Languages.Current, cancel) is { } item && await library.ReadAsync(item, reader, Languages.Current) is { } map
            ? MapsApi.Raw(MapAnswers.Json(map))
            : MapAnswers.NotFound();
    }

    static async Task<IResult> SaveAsync(HttpContext http, TemplateDesk desk, TemplateLibrary library, MapRooms rooms, IStringLocalizer<TemplateTexts> texts)
    {
        try
        {
            using var body = await WireRequests.ReadBodyAsync(http.Request);
            var members = new JsonMembers(body.RootElement, "");
            members.Allow("mapId", "title", "teaser", "industry", "effort", "focus", "content");
            var (mapId, author) = (members.GetId("mapId"), MapsApi.Author(http));
            string Word(string name, string otherwise) => members.Find(name) is null ? otherwise : members.GetString(name);
            if (await rooms.ReadAsync(mapId, author.Id) is not { } map) return Problem(texts, TemplateOutcome.Gone);
            var details = new TemplateDetails(
                Word("title", map.Title), Word("teaser", ""), Word("industry", TemplateWords.Industries[0]), Word("effort", TemplateWords.Efforts[1]), Word("focus", TemplateWords.Focuses[0]));
            var (outcome, id) = await desk.SaveAsync(mapId, details, members.FindFlag("content") ?? true, author);
            if (outcome != TemplateOutcome.Done || await library.FindAsync(id, author.Id, Languages.Current) is not { } made) return Problem(texts, outcome);
            http.Response.Headers.Location = $"/api/v1/templates/{id:D}";
            return MapsApi.Json(WireTemplate.Of(made), StatusCodes.Status201Created);
        }
        catch (MalformedException error)
        {
            return MapAnswers.Of(error);
        }
    }

    static async Task<IResult> DeleteAsync(string template, HttpContext http, TemplateDesk desk, TemplateLibrary library, IStringLocalizer<TemplateTexts> texts, CancellationToken cancel)
    {
        var author = MapsApi.Author(http);
        if (await library.FindAsync(template, author.Id, Languages.Current, cancel) is not { } item) return MapAnswers.NotFound();
        if (item.BuiltIn is not null) return ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden").Saying(texts["Fixed"]);
        var outcome = await desk.BinAsync(item.Id, author);
        return outcome == TemplateOutcome.Done ? TypedResults.NoContent() : Problem(texts, outcome);
    }

    static ApiProblem Problem(IStringLocalizer<TemplateTexts> texts, TemplateOutcome outcome)
    {
        var (status, code, pointer) = outcome switch
        {
            TemplateOutcome.Gone => (StatusCodes.Status404NotFound, "notFound", "/mapId"),
            TemplateOutcome.Forbidden => (StatusCodes.Status403Forbidden, "forbidden", null),
            TemplateOutcome.TooMany => (StatusCodes.Status422UnprocessableEntity, "limit", null),
            TemplateOutcome.Unavailable or TemplateOutcome.Done => (StatusCodes.Status503ServiceUnavailable, "storeUnavailable", null),
            TemplateOutcome.LongName => (StatusCodes.Status422UnprocessableEntity, "limit", "/title"),
            TemplateOutcome.NoName => (StatusCodes.Status422UnprocessableEntity, "invalidValue", "/title"),
            TemplateOutcome.LongTeaser => (StatusCodes.Status422UnprocessableEntity, "limit", "/teaser"),
            TemplateOutcome.UnknownIndustry => (StatusCodes.Status422UnprocessableEntity, "invalidValue", "/industry"),
            TemplateOutcome.UnknownEffort => (StatusCodes.Status422UnprocessableEntity, "invalidValue", "/effort"),
            TemplateOutcome.UnknownFocus => (StatusCodes.Status422UnprocessableEntity, "invalidValue", "/focus"),
            _ => (StatusCodes.Status422UnprocessableEntity, "invalidText", (string?)null),
        };
        return ApiProblem.Of(status, code).Saying(texts["Outcome." + outcome]).With("pointer", pointer);
    }
}

/// <summary>A template as programs see it. Names are a contract; unset properties are left out.</summary>
/// <param name="Name">Of a built-in one: may stand where its id may.</param>
sealed record WireTemplate(Guid Id, string? Name, string Title, string Teaser, string Kind, string Industry, string Effort, string Focus, bool BuiltIn, bool Example)
{
    public static WireTemplate Of(TemplateItem item) =>
        new(item.Id, item.BuiltIn?.Name, item.Title, item.Teaser, item.Kind, item.Industry, item.Effort, item.Focus, item.BuiltIn is not null, item.IsExample);
}

sealed record WireTemplateList(IReadOnlyList<WireTemplate> Items);
