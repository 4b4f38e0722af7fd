namespace JourneyMapper.Web.Templates;

/// <summary>The words by which templates are chosen, in the order in which they are offered. Names are keys of TemplateTexts and a contract of the API.</summary>
public static class TemplateWords
{
    /// <summary>Longest teaser in UTF-16 units: two lines of a card.</summary>
    public const int TeaserLength = 200;

    public static IReadOnlyList<string> Industries { get; } =
    [
        "general", "app", "consulting", "agency", "travel", "beauty", "fashion", "technology", "ecommerce", "retail", "bank", "restaurant", "saas", "b2b", "health", "public",
    ];

    /// <summary>A quarter of an hour, an hour, half a day.</summary>
    public static IReadOnlyList<string> Efforts { get; } = ["quick", "standard", "thorough"];

    public static IReadOnlyList<string> Focuses { get; } = ["experience", "marketing", "lifecycle", "service", "strategy"];

    /// <summary>The word itself when it is in the list, else null.</summary>
    public static string? Known(IReadOnlyList<string> words, string? word) => words.FirstOrDefault(known => known == word);
}
