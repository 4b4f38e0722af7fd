using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Api;

/// <summary>A page of another site must not open a live connection in somebody's name. Programs send no Origin and are let in.</summary>
sealed class OriginCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isLive = context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/_blazor");
        return isLive && IsForeign(context.Request)
            ? ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden").ExecuteAsync(context)
            : next(context);
    }

    internal static bool IsForeign(HttpRequest request)
    {
        string? origin = request.Headers[HeaderNames.Origin];
        if (string.IsNullOrEmpty(origin)) return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
