using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Words;

/// <summary>The product's texts, with the team's own words where it has some. Whoever asks for a text need not know.</summary>
sealed class OwnWordsLocalizer<T>(IStringLocalizerFactory factory, WorkspaceWords words) : IStringLocalizer<T>
{
    static readonly System.Collections.Frozen.FrozenDictionary<string, WordPlace>? Places = WordPlaces.In(typeof(T));

    readonly IStringLocalizer texts = factory.Create(typeof(T));

    public LocalizedString this[string name] => Own(name, []) ?? texts[name];

    public LocalizedString this[string name, params object[] arguments] => Own(name, arguments) ?? texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        texts.GetAllStrings(includeParentCultures).Select(text => Own(text.Name, []) ?? text);

    LocalizedString? Own(string name, object[] arguments)
    {
        if (Places is null || words.Current is { IsEmpty: true } || !Places.TryGetValue(name, out var place)) return null;
        if (words.Current.Of(place.Term) is not { } word) return null;
        if (place.Pattern is not { } pattern) return new(name, First(word, char.ToUpper));
        // The word is an argument, never part of the sentence that is filled in: braces in it are only braces.
        var sentence = factory.Create(typeof(WordsTexts))[pattern, [First(word, char.ToLower), .. arguments]].Value;
        return new(name, First(sentence, char.ToUpper));
    }

    // A name of capitals (CRM) keeps them.
    static string First(string word, Func<char, CultureInfo, char> change)
    {
        var keeps = word.Length > 1 && char.IsUpper(word[1]) && char.IsUpper(word[0]);
        return keeps ? word : change(word[0], CultureInfo.CurrentUICulture) + word[1..];
    }
}
