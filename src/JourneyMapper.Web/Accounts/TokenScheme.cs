using System.Security.Claims;
using System.Text.Encodings.Web;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Accounts;

/// <summary>Programs: <c>Authorization: Bearer TOKEN</c> or, on /hubs only (a browser's WebSocket has no headers), <c>?access_token=</c>. Never a redirect.</summary>
sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Membership membership, TokenDesk desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    const string Prefix = "Bearer ";
    const string QueryName = "access_token";
    const int LongestToken = 1024;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Sent() is not { Length: > 0 and <= LongestToken } secret) return Task.FromResult(AuthenticateResult.NoResult());
        if (membership.FindToken(secret) is not { } token) return Task.FromResult(AuthenticateResult.Fail("unknown token"));
        desk.Used(token.Id);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, token.Id.ToString()), new(ClaimTypes.Name, token.Name)], Name, ClaimTypes.Name, ClaimTypes.Role);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, "unauthorized").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden").ExecuteAsync(Context);

    string? Sent()
    {
        string? header = Request.Headers.Authorization;
        if (header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return header[Prefix.Length..];
        return Request.Path.StartsWithSegments("/hubs") ? Request.Query[QueryName].ToString() : null;
    }
}
