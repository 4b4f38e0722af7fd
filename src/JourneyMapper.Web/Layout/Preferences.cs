using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Layout;

/// <summary>
/// A person's language, theme and density, kept in cookies that only the server reads: no script and no flash of the wrong theme. Language
/// and theme stand with the person too and come along to the next machine at sign-in; density does not, for it suits a screen.
/// </summary>
public static class Preferences
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";
    public const string DensityCookie = "density";
    public const string SystemTheme = "system";
    public const string ComfortableDensity = "comfortable";

    /// <summary>All themes that can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", "projector", SystemTheme];

    /// <summary>How close things stand: all that can be chosen.</summary>
    public static IReadOnlyList<string> Densities { get; } = [ComfortableDensity, "compact"];

    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The look that the browser asks for; what it does not name is as the machine has it, and comfortable.</summary>
    public static Look LookOf(HttpContext context) => new(
        Known(Themes, context.Request.Cookies[ThemeCookie]) ?? SystemTheme, Known(Densities, context.Request.Cookies[DensityCookie]) ?? ComfortableDensity);

    /// <summary>Sets what is known; null and unknown names change nothing.</summary>
    public static void Apply(HttpContext context, string? language, string? theme, string? density = null)
    {
        if (Languages.Known(language) is { } knownLanguage) Keep(context, LanguageCookie, knownLanguage);
        if (Known(Themes, theme) is { } knownTheme) Keep(context, ThemeCookie, knownTheme);
        if (Known(Densities, density) is { } knownDensity) Keep(context, DensityCookie, knownDensity);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/preferences", async (
        HttpContext context,
        [FromForm] string? language,
        [FromForm] string? theme,
        [FromForm] string? density,
        [FromForm] string? returnUrl,
        JourneyDb db) =>
    {
        Apply(context, language, theme, density);
        if (CurrentPerson.Of(context.User) is { } me && await db.Users.SingleOrDefaultAsync(p => p.Id == me.Id) is { } person)
        {
            person.Language = Languages.Known(language) ?? person.Language;
            person.Theme = Known(Themes, theme) ?? person.Theme;
            await db.SaveChangesAsync();
        }
        return Results.LocalRedirect(LocalUrl.CameFrom(context.Request) ?? LocalUrl.OrHome(returnUrl));
    }).AllowAnonymous().ExcludeFromDescription();

    static string? Known(IReadOnlyList<string> names, string? name) => names.FirstOrDefault(known => known == name);

    static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Kept,
    });
}

/// <summary>How the product looks in one browser.</summary>
/// <param name="Theme">A name of <see cref="Preferences.Themes"/>.</param>
/// <param name="Density">A name of <see cref="Preferences.Densities"/>.</param>
public sealed record Look(string Theme, string Density)
{
    public static Look Usual { get; } = new(Preferences.SystemTheme, Preferences.ComfortableDensity);
}
