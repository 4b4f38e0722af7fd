using System.Security.Claims;
using System.Text.Json;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Accounts;

/// <summary><c>/api/v1/tokens</c>: with full right only.</summary>
static class TokenEndpoints
{
    static readonly string[] Rights = [.. Enum.GetNames<TokenRight>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/v1/tokens").RequireAuthorization(Policies.Full).WithTags("tokens").DisableAntiforgery();
        tokens.MapPost("/", CreateAsync).Produces<CreatedToken>(StatusCodes.Status201Created).ProducesProblem(422);
        tokens.MapGet("/", async (Tokens desk) => new TokenList([.. (await desk.ListAsync()).Select(t => new TokenItem(t.Id, t.Name, Wire(t.Right), t.CreatedAt))]));
        tokens.MapDelete("/{id:guid}", async (Guid id, Tokens desk) =>
            await desk.RevokeAsync(id) ? Results.NoContent() : ApiProblem.Of(StatusCodes.Status404NotFound, "notFound"))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(404);
    }

    static async Task<IResult> CreateAsync(TokenRequest request, Tokens desk, ClaimsPrincipal user)
    {
        var name = request.Name?.Trim();
        if (name is not { Length: > 0 }) return Invalid("name", $"1-{AccountLimits.TokenName}");
        if (name.Length > AccountLimits.TokenName) return ApiProblem.Of(422, "limit", "name", AccountLimits.TokenName).With("pointer", "/name");
        if (name.Any(char.IsControl)) return ApiProblem.Of(422, "invalidText", "name").With("pointer", "/name");
        if (!Rights.Contains(request.Right)) return Invalid("right", string.Join(", ", Rights));
        var (id, token) = await desk.CreateAsync(name, Enum.Parse<TokenRight>(request.Right!, ignoreCase: true), CurrentPerson.Of(user)?.Id);
        return Results.Json(new CreatedToken(id, token), statusCode: StatusCodes.Status201Created);
    }

    static ApiProblem Invalid(string property, string allowed) => ApiProblem.Of(422, "invalidValue", property, allowed).With("pointer", "/" + property);

    static string Wire(TokenRight right) => JsonNamingPolicy.CamelCase.ConvertName(right.ToString());
}

/// <param name="Right">full, edit, comment or view.</param>
sealed record TokenRequest(string? Name, string? Right);

/// <param name="Token">Shown this once.</param>
sealed record CreatedToken(Guid Id, string Token);

sealed record TokenItem(Guid Id, string Name, string Right, DateTime CreatedAt);

sealed record TokenList(IReadOnlyList<TokenItem> Items);
