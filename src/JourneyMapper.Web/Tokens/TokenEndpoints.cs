using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Maps.Json;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Tokens;

/// <summary><c>/api/v1/tokens</c>: with full right only.</summary>
static class TokenEndpoints
{
    /// <summary>Programs forget to name the type; what they send is read as JSON in any case.</summary>
    const string AnyType = "*/*";

    static readonly string[] Rights = [.. Enum.GetNames<TokenRight>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    // Without a zone it is UTC, as everywhere in the API.
    static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/v1/tokens").RequireAuthorization(Policies.Full).WithTags("tokens").DisableAntiforgery();
        tokens.MapPost("/", CreateAsync).Accepts<TokenRequest>("application/json", AnyType)
            .Produces<CreatedToken>(StatusCodes.Status201Created).ProducesProblem(422).WithSummary("Makes a token, which is shown this once.");
        tokens.MapGet("/", async (TokenDesk desk, ClaimsPrincipal user) => new WireTokenList([.. (await desk.ListAsync(CurrentPerson.Of(user)!.Id)).Select(Wire)]))
            .WithSummary("The tokens that have not been ended, without their secrets.");
        tokens.MapDelete("/{id:guid}", async (Guid id, TokenDesk desk, ClaimsPrincipal user) =>
            await desk.RevokeAsync(id, CurrentPerson.Of(user)!.Id) ? Results.NoContent() : ApiProblem.Of(StatusCodes.Status404NotFound, "notFound"))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Ends a token at once.");
    }

    static async Task<IResult> CreateAsync(HttpContext http, TokenDesk desk, TimeProvider clock)
    {
        try
        {
            using var body = await WireRequests.ReadBodyAsync(http.Request);
            var members = new JsonMembers(body.RootElement, "");
            members.Allow("name", "right", "expiresAt");
            return await MakeAsync(members, desk, clock, CurrentPerson.Of(http.User)!.Id);
        }
        catch (MalformedException error)
        {
            return MapAnswers.Of(error);
        }
    }

    static async Task<IResult> MakeAsync(JsonMembers request, TokenDesk desk, TimeProvider clock, Guid by)
    {
        var name = request.Find("name") is null ? "" : request.GetString("name").Trim();
        if (name.Length == 0) return Invalid("name", $"1-{AccountLimits.TokenName}");
        if (name.Length > AccountLimits.TokenName) return ApiProblem.Of(422, "limit", "name", AccountLimits.TokenName).With("pointer", "/name");
        if (!TokenName.IsClean(name)) return ApiProblem.Of(422, "invalidText", "name").With("pointer", "/name");
        var right = request.Find("right") is null ? null : request.GetString("right");
        if (!Rights.Contains(right)) return Invalid("right", string.Join(", ", Rights));
        DateTime? expiresAt = null;
        if (request.Find("expiresAt") is not null)
        {
            var isTime = DateTimeOffset.TryParseExact(
                request.GetString("expiresAt"), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
            if (!isTime || at <= clock.GetUtcNow()) return Invalid("expiresAt", $"> {clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}");
            expiresAt = at.UtcDateTime;
        }

        return await desk.CreateAsync(name, Enum.Parse<TokenRight>(right!, ignoreCase: true), expiresAt, by) switch
        {
            TokenAnswer.Made made => Results.Json(new CreatedToken(made.Id, made.Token), statusCode: StatusCodes.Status201Created),
            TokenAnswer.TooMany => ApiProblem.Of(422, "limit", "tokens", TokenDesk.Most),
            _ => ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden"),
        };
    }

    static ApiProblem Invalid(string property, string allowed) => ApiProblem.Of(422, "invalidValue", property, allowed).With("pointer", "/" + property);

    static WireToken Wire(TokenItem token) => new(
        token.Id, token.Name, JsonNamingPolicy.CamelCase.ConvertName(token.Right.ToString()), token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.Maker);
}

/// <summary>What a token may be called, on the page and over the API.</summary>
static class TokenName
{
    /// <summary>No control characters and no halves of surrogate pairs.</summary>
    public static bool IsClean(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i])) return false;
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }

        return true;
    }
}

/// <summary>What a token is made from, for the description of the API.</summary>
/// <param name="Right">full, edit, comment or view.</param>
/// <param name="ExpiresAt">In the future; absent = never.</param>
sealed record TokenRequest(string Name, string Right, DateTime? ExpiresAt);

/// <param name="Token">Shown this once.</param>
sealed record CreatedToken(Guid Id, string Token);

sealed record WireToken(
    Guid Id,
    string Name,
    string Right,
    DateTime CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TokenMaker? CreatedBy);

sealed record WireTokenList(IReadOnlyList<WireToken> Items);
