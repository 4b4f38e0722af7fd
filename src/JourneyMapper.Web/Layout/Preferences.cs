using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Layout;

/// <summary>A person's language and theme, kept in two cookies that only the server reads: no script and no flash of the wrong theme.</summary>
public static class Preferences
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";
    public const string SystemTheme = "system";

    static readonly string[] Themes = ["light", "dark", SystemTheme];
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>light, dark or system (= as the machine has it).</summary>
    public static string ThemeOf(HttpContext context) =>
        Themes.FirstOrDefault(t => t == context.Request.Cookies[ThemeCookie]) ?? SystemTheme;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/preferences", (
        HttpContext context, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? returnUrl) =>
    {
        if (Languages.Known(language) is { } known) Keep(context, LanguageCookie, known);
        if (Themes.Contains(theme)) Keep(context, ThemeCookie, theme!);
        return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }).AllowAnonymous().ExcludeFromDescription();

    static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Kept,
    });
}

/// <summary>Where to go next, as asked for by a request that anybody may have made up.</summary>
public static class LocalUrl
{
    /// <summary>The url if it is a path on this site, else "/".</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    // "//host" and "/\host" leave the site although they begin with a slash; control characters are dropped by browsers.
    static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
