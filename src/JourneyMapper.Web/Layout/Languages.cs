using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace JourneyMapper.Web.Layout;

/// <summary>The languages of the product, each with its name in itself.</summary>
public static class Languages
{
    public static IReadOnlyList<(string Name, string OwnName)> All { get; } = [("en", "English"), ("sv", "Svenska"), ("da", "Dansk")];

    /// <summary>The language of the person who is looking.</summary>
    public static string Current => Known(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? All[0].Name;

    /// <summary>The language itself when we have it, else null.</summary>
    public static string? Known(string? name) => All.Select(l => l.Name).FirstOrDefault(l => l == name);

    internal static void Configure(RequestLocalizationOptions options)
    {
        var names = All.Select(l => l.Name).ToArray();
        options.SetDefaultCulture(names[0]).AddSupportedCultures(names).AddSupportedUICultures(names);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(
                Known(context.Request.Cookies[Preferences.LanguageCookie]) is { } chosen ? new ProviderCultureResult(chosen) : null)),
            new AcceptLanguageHeaderRequestCultureProvider { MaximumAcceptLanguageHeaderValuesToTry = 8 },
        ];
    }
}
