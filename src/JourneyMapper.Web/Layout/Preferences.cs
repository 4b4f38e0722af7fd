using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Layout;

/// <summary>
/// A person's language and theme, kept in two cookies that only the server reads: no script and no flash of the wrong theme. They stand
/// with the person too and come along to the next machine at sign-in.
/// </summary>
public static class Preferences
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";
    public const string SystemTheme = "system";

    /// <summary>All themes that can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", SystemTheme];
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>light, dark or system (= as the machine has it).</summary>
    public static string ThemeOf(HttpContext context) => KnownTheme(context.Request.Cookies[ThemeCookie]) ?? SystemTheme;

    /// <summary>Sets what is known; null and unknown names change nothing.</summary>
    public static void Apply(HttpContext context, string? language, string? theme)
    {
        if (Languages.Known(language) is { } knownLanguage) Keep(context, LanguageCookie, knownLanguage);
        if (KnownTheme(theme) is { } knownTheme) Keep(context, ThemeCookie, knownTheme);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/preferences", async (
        HttpContext context,
        [FromForm] string? language,
        [FromForm] string? theme,
        [FromForm] string? returnUrl,
        JourneyDb db) =>
    {
        Apply(context, language, theme);
        if (CurrentPerson.Of(context.User) is { } me && await db.Users.SingleOrDefaultAsync(p => p.Id == me.Id) is { } person)
        {
            person.Language = Languages.Known(language) ?? person.Language;
            person.Theme = KnownTheme(theme) ?? person.Theme;
            await db.SaveChangesAsync();
        }
        return Results.LocalRedirect(LocalUrl.CameFrom(context.Request) ?? LocalUrl.OrHome(returnUrl));
    }).AllowAnonymous().ExcludeFromDescription();

    static string? KnownTheme(string? name) => Themes.FirstOrDefault(t => t == name);

    static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Kept,
    });
}
