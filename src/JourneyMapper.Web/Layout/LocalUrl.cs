namespace JourneyMapper.Web.Layout;

/// <summary>Where to go next, as asked for by a request that anybody may have made up.</summary>
public static class LocalUrl
{
    /// <summary>The url if it is a path on this site, else "/".</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>The page of this site that the request came from, as the browser says; null when it says none. A form in the frame of the page knows only where one was at first.</summary>
    public static string? CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value && IsLocal(page.PathAndQuery) ? page.PathAndQuery : null;

    // "//host" and "/\host" leave the site although they begin with a slash; control characters are dropped by browsers.
    static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
