using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Texts;

/// <summary>Words about people that several features say.</summary>
public sealed class PersonTexts;

/// <summary>How somebody who did something is called.</summary>
public static class AuthorNames
{
    /// <summary>The name, or "former member" in the reader's language: the log keeps an empty name only of people who were erased.</summary>
    public static string NameOf(this IStringLocalizer<PersonTexts> words, string? name) => string.IsNullOrEmpty(name) ? words["Former"] : name;
}
