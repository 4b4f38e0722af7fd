namespace JourneyMapper.Web.Layout;

/// <summary>Where to go next, as asked for by a request that anybody may have made up.</summary>
public static class LocalUrl
{
    /// <summary>The url if it is a path on this site, else "/".</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    // "//host" and "/\host" leave the site although they begin with a slash; control characters are dropped by browsers.
    static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
