using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Profile;

/// <summary>What a browser calls itself, in words such as "Firefox on Linux".</summary>
static class BrowserName
{
    // Browsers name those that they want to pass for; the first that fits is the one that it is.
    static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Version/", "Safari"),
    ];

    static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The text as it is when the rules do not know it.</summary>
    public static string Of(IStringLocalizer<ProfileTexts> texts, string text)
    {
        if (text.Length == 0) return texts["Browser.Unknown"];
        return Find(Browsers, text) is { } browser && Find(Systems, text) is { } system ? texts["Browser.On", browser, system] : text;
    }

    static string? Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
