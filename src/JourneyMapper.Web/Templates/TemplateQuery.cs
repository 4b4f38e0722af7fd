using System.Globalization;
using JourneyMapper.Maps.Templates;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Templates;

/// <summary>Which templates somebody looks at. It stands in the address: Back works, and it can be sent to others.</summary>
/// <param name="Kind">Wire name of a kind of map; null = all. Likewise the words of the other lists.</param>
/// <param name="Text">Words that stand in what is wanted, in any order; "" = none.</param>
public sealed record TemplateQuery(string? Kind, string? Industry, string? Effort, string? Focus, string Text)
{
    /// <summary>Longest text that is looked for.</summary>
    public const int Length = 100;

    public static readonly TemplateQuery All = new(null, null, null, null, "");

    /// <summary>True when some templates are left out.</summary>
    public bool IsNarrow => this != All;

    /// <summary>Reads what stands in an address; what cannot be understood counts as not given.</summary>
    public static TemplateQuery Read(string? kind, string? industry, string? effort, string? focus, string? text) => new(
        MapKinds.Find(kind)?.Name, TemplateWords.Known(TemplateWords.Industries, industry), TemplateWords.Known(TemplateWords.Efforts, effort),
        TemplateWords.Known(TemplateWords.Focuses, focus), (text is { Length: > Length } ? text[..Length] : text ?? "").Trim());

    /// <summary>The address that shows this.</summary>
    /// <param name="folder">The folder in which a map is to be made; null = none.</param>
    public string Address(Guid? folder)
    {
        var parts = new Dictionary<string, string?>
        {
            ["kind"] = Kind,
            ["industry"] = Industry,
            ["effort"] = Effort,
            ["focus"] = Focus,
            ["q"] = Text.Length == 0 ? null : Text,
            ["folder"] = folder?.ToString("D"),
        };
        return QueryHelpers.AddQueryString("/templates", parts.Where(part => part.Value is not null));
    }

    /// <param name="words">What the reader calls the template's kind and industry: one looks for that too.</param>
    public bool Fits(TemplateItem template, string words) =>
        (Kind ?? template.Kind) == template.Kind && (Industry ?? template.Industry) == template.Industry
        && (Effort ?? template.Effort) == template.Effort && (Focus ?? template.Focus) == template.Focus
        && Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => StandsIn($"{template.Title}\n{template.Teaser}\n{words}", word));

    static bool StandsIn(string text, string word) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;
}
