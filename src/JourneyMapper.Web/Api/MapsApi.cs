using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Api;

/// <summary>Maps and their operations for programs (CONTRACT section 6).</summary>
static class MapsApi
{
    /// <summary>Most maps in one answer of the list.</summary>
    const int MostMaps = 200;
    const int UsualMaps = 50;

    /// <summary>Most edits in one answer of the feed.</summary>
    const int MostChanges = 500;

    /// <summary>Programs forget to name the type; what they send is read as JSON in any case.</summary>
    internal const string AnyType = "*/*";

    static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapMapsApi(this IEndpointRouteBuilder app)
    {
        var maps = app.MapGroup("/api/v1/maps").WithTags("Maps");
        maps.MapGet("/", ListAsync).RequireAuthorization(Policies.View).Produces<WireMapList>().WithSummary("The maps, last changed first.");
        maps.MapPost("/", CreateAsync).RequireAuthorization(Policies.Edit).Accepts<NewMap>("application/json", AnyType).Produces(StatusCodes.Status201Created)
            .WithSummary("Makes a map with the default lanes of its kind, or one that begins as a template.");
        maps.MapGet("/{id:guid}", GetMapAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status200OK).WithSummary("The map with its elements.");
        // Who may edit is a matter of the map: somebody named there may do more than elsewhere.
        maps.MapDelete("/{id:guid}", DeleteAsync).RequireAuthorization(Policies.View).Produces(StatusCodes.Status204NoContent).WithSummary("Moves the map into the bin.");
        maps.MapPost("/{id:guid}/operations", SubmitAsync).RequireAuthorization(Policies.View).Accepts<SubmissionBody>("application/json", AnyType).Produces<SubmitResult>()
            .WithSummary("Applies operations as one atom. Sent twice with one submissionId, it counts once.");
        maps.MapGet("/{id:guid}/operations", FeedAsync).RequireAuthorization(Policies.View).Produces<WireFeed>().WithSummary("The edits above a version, in order.");
    }

    /// <summary>What a new map is made from, for the description of the API.</summary>
    sealed record NewMap(Guid? Id, string Title, string? Kind, string? TemplateId);

    /// <summary>What is submitted, for the description of the API.</summary>
    internal sealed record SubmissionBody(string? SubmissionId, long? BaseVersion, JsonElement[] Operations);

    static Task<IResult> ListAsync(HttpContext http, JourneyDb db, Membership membership, CancellationToken cancel, int? limit = null, string? cursor = null) =>
        PageAsync(db.Journeys(db.MapsSeenBy(membership.EyesOf(Author(http).Id))), limit, cursor, cancel);

    /// <summary>One page of the documents that are not in the bin, last changed first.</summary>
    internal static async Task<IResult> PageAsync(IQueryable<MapRow> of, int? limit, string? cursor, CancellationToken cancel)
    {
        var count = Math.Clamp(limit ?? UsualMaps, 1, MostMaps);
        var maps = of.AsNoTracking().Where(map => map.DeletedAt == null);
        if (cursor is not null)
        {
            if (!TryReadCursor(cursor, out var at, out var id)) return MapAnswers.Of(new MalformedException("cursor", "take it from the answer before"));
            maps = maps.Where(map => map.ChangedAt < at || (map.ChangedAt == at && map.Id.CompareTo(id) < 0));
        }

        var rows = await maps.OrderByDescending(map => map.ChangedAt).ThenByDescending(map => map.Id).Take(count + 1)
            .Select(map => new WireMapItem(map.Id, map.Title, map.Kind, map.Version, map.ChangedAt)).ToListAsync(cancel);
        var items = rows.Take(count).ToList();
        return Json(new WireMapList(items, rows.Count > count ? Cursor(items[^1]) : null));
    }

    static async Task<IResult> CreateAsync(HttpContext http, MapDesk desk, TemplateLibrary library, TemplateDesk templates, IStringLocalizer<TemplateTexts> texts)
    {
        try
        {
            using var body = await WireRequests.ReadBodyAsync(http.Request);
            var members = new JsonMembers(body.RootElement, "");
            members.Allow("id", "title", "kind", "templateId");
            var (id, title) = (members.FindId("id") ?? Guid.CreateVersion7(), members.GetString("title"));
            var (author, kind) = (Author(http), members.Find("kind") is null ? null : members.GetString("kind"));
            if (kind is not null && MapKinds.Find(kind) is null) return MapAnswers.Of(new MalformedException("/kind", "there is no such kind of map"));
            if (members.Find("templateId") is null) return await CreatedAsync(http, PlaceOf(id), id, await desk.CreateAsync(id, title, MapKinds.Find(kind) ?? MapKinds.CurrentState, author));
            var asked = members.GetString("templateId");
            return await library.FindAsync(asked, author.Id, Languages.Current) is { RetiredAt: null } template
                ? await CreatedAsync(http, PlaceOf(id), id, await templates.StartAsync(template, id, title, author, kind))
                : MapAnswers.NotFound().Saying(texts["Unknown", Shown(asked)]).With("pointer", "/templateId");
        }
        catch (MalformedException error)
        {
            return MapAnswers.Of(error);
        }
    }

    static string PlaceOf(Guid id) => $"/api/v1/maps/{id:D}";

    // As much as fits an id: what else was sent is not repeated.
    static string Shown(string asked) => asked.Length > Limits.SubmissionId || !WireText.IsValid(asked) ? "…" : asked;

    internal static async Task<IResult> CreatedAsync(HttpContext http, string place, Guid id, SubmitAnswer answer)
    {
        if (answer is SubmitAnswer.Refused { Refusal: var refusal }) return MapAnswers.OfNewMap(refusal);
        if (MapAnswers.Problem(answer) is { } problem) return problem;
        http.Response.Headers.Location = place;
        var map = await http.RequestServices.GetRequiredService<MapRooms>().ReadAsync(id, Author(http).Id);
        return map is null ? MapAnswers.NotFound() : Raw(MapAnswers.Json(map), StatusCodes.Status201Created);
    }

    // A profile is no map: it has an address of its own.
    static async Task<IResult> GetMapAsync(Guid id, HttpContext http, MapRooms rooms) =>
        await rooms.ReadAsync(id, Author(http).Id) is { IsPersona: true } ? MapAnswers.NotFound() : await GetAsync(id, http, rooms);

    internal static async Task<IResult> GetAsync(Guid id, HttpContext http, MapRooms rooms) =>
        await rooms.ReadAsync(id, Author(http).Id) is { } map ? Raw(MapAnswers.Json(map)) : MapAnswers.NotFound();

    internal static async Task<IResult> DeleteAsync(Guid id, HttpContext http, JourneyDb db, IMapRights rights, MapDesk desk, CancellationToken cancel)
    {
        var author = Author(http);
        var isThere = rights.MayView(id, author.Id) && await db.Maps.AnyAsync(map => map.Id == id && map.DeletedAt == null, cancel);
        if (isThere && !rights.MayEdit(id, author.Id)) return ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden");
        return isThere && await desk.BinAsync(id, author) ? TypedResults.NoContent() : MapAnswers.NotFound();
    }

    internal static async Task<IResult> SubmitAsync(Guid id, HttpContext http, MapRooms rooms)
    {
        try
        {
            using var body = await WireRequests.ReadBodyAsync(http.Request);
            var submission = WireRequests.ReadSubmission(body.RootElement, Author(http));
            var answer = await rooms.SubmitAsync(id, submission);
            return answer is SubmitAnswer.Accepted { Edit: var edit }
                ? Json(new SubmitResult(edit.Version, new(edit.OperationsJson)))
                : MapAnswers.Problem(answer, submission)!;
        }
        catch (MalformedException error)
        {
            return MapAnswers.Of(error);
        }
    }

    internal static async Task<IResult> FeedAsync(
        Guid id, HttpContext http, MapRooms rooms, IMapStore store, IStringLocalizer<PersonTexts> names, CancellationToken cancel, long after = 0)
    {
        if (after < 0) return MapAnswers.Of(new MalformedException("after", "a version from 0 is expected"));
        if (await rooms.ReadAsync(id, Author(http).Id) is not { } map) return MapAnswers.NotFound();
        var changes = await store.ReadEditsAsync(id, after, MostChanges, cancel);
        var last = changes.Count == 0 ? after : changes[^1].Version;
        var version = Math.Max(map.Version, changes.Count == 0 ? 0 : last);
        return Json(new WireFeed(version, [.. changes.Select(change => WireChange.Of(change, names))], last < version));
    }

    internal static MapAuthor Author(HttpContext http) => CurrentPerson.Of(http.User) is { } person
        ? new MapAuthor(person.Id, person.Name)
        : throw new InvalidOperationException("The endpoint is open to somebody who is not signed in.");

    internal static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, Wire, statusCode: status);

    internal static ContentHttpResult Raw(RawJson json, int status = StatusCodes.Status200OK) =>
        TypedResults.Content(json.Text, "application/json", Encoding.UTF8, status);

    static string Cursor(WireMapItem last) => $"{last.ChangedAt.Ticks.ToString(CultureInfo.InvariantCulture)}_{last.Id:N}";

    static bool TryReadCursor(string cursor, out DateTime at, out Guid id)
    {
        (at, id) = (default, default);
        var parts = cursor.Split('_');
        if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out id)) return false;
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTime.MaxValue.Ticks) return false;
        at = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }
}
