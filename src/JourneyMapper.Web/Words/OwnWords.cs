using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyMapper.Web.Words;

/// <summary>The words that a team has chosen, by language and term. What is not there is called as the product calls it.</summary>
public sealed class OwnWords
{
    /// <summary>Longest word, in UTF-16 units: it has to fit into a menu and over a lane.</summary>
    public const int Longest = 40;

    public static readonly OwnWords None = new(ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty);

    readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> byLanguage;

    OwnWords(ImmutableDictionary<string, ImmutableDictionary<string, string>> byLanguage) => this.byLanguage = byLanguage;

    public bool IsEmpty => byLanguage.IsEmpty;

    /// <summary>The team's word; null where it has none.</summary>
    public string? Of(string language, string term) => byLanguage.GetValueOrDefault(language)?.GetValueOrDefault(term);

    /// <summary>The team's word in the language of whoever looks.</summary>
    public string? Of(string term) => byLanguage.IsEmpty ? null : Of(Layout.Languages.Current, term);

    /// <summary>With other words; an empty one is taken away.</summary>
    public OwnWords With(IEnumerable<WordChoice> choices)
    {
        var now = byLanguage;
        foreach (var (language, term, word) in choices)
        {
            var words = now.GetValueOrDefault(language) ?? [];
            words = word.Trim() is { Length: > 0 } own ? words.SetItem(term, own) : words.Remove(term);
            now = words.IsEmpty ? now.Remove(language) : now.SetItem(language, words);
        }

        return new(now);
    }

    /// <summary>What is wrong with a word (a key of <see cref="WordsTexts"/>); null = nothing. It is shown as it stands, so signs of markup are only signs.</summary>
    public static string? Fault(WordChoice choice)
    {
        if (Layout.Languages.Known(choice.Language) is null || !Term.All.Any(term => term.Name == choice.Term)) return "Unknown";
        var word = choice.Word.Trim();
        return word.Length > Longest ? "TooLong" : word.Any(char.IsControl) || !Maps.Text.WireText.IsValid(word) ? "NotText" : null;
    }

    /// <summary>Null when there are none.</summary>
    public string? Write() => IsEmpty ? null : JsonSerializer.Serialize(byLanguage);

    /// <summary>Words as they are stored; what is not understood, or would not be taken today, is left out.</summary>
    public static OwnWords Read(string? json)
    {
        try
        {
            var stored = json is null ? null : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string?>?>>(json);
            return stored is null ? None : None.With(
                from language in stored
                from word in language.Value ?? []
                let choice = new WordChoice(language.Key, word.Key, word.Value ?? "")
                where Fault(choice) is null
                select choice);
        }
        catch (JsonException)
        {
            return None;
        }
    }
}

/// <summary>What a term is called in a language; "" = as the product calls it.</summary>
public sealed record WordChoice(string Language, string Term, string Word);
