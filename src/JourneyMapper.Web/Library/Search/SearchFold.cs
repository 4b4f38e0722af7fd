using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Library.Search;

/// <summary>
/// Texts as they are compared: small letters, without accents. å ä ö æ ø are letters of their own in our languages and stay; é is e.
/// One character becomes one character, so that a place in the folded text is the same place in the text.
/// </summary>
public static class SearchFold
{
    const string LettersOfTheirOwn = "åäöæø";

    static readonly char[] Folded = [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => FoldOne((char)code))];

    /// <summary>The text with every accented letter in one piece, as <see cref="Fold"/> wants it.</summary>
    public static string Compose(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    /// <summary>The composed text as it is compared, of the same length.</summary>
    public static string Fold(string composed) => string.Create(composed.Length, composed, (folded, text) =>
    {
        for (var i = 0; i < text.Length; i++) folded[i] = Folded[text[i]];
    });

    static char FoldOne(char letter)
    {
        if (letter < 128) return char.ToLowerInvariant(letter);
        // Half of a pair, or no character at all: neither has a form without accent.
        if (char.IsSurrogate(letter) || !char.IsLetter(letter)) return letter;
        var small = char.ToLowerInvariant(letter);
        if (LettersOfTheirOwn.Contains(small, StringComparison.Ordinal)) return small;
        var parts = small.ToString().Normalize(NormalizationForm.FormD);
        var onlyAccentsFollow = parts.Skip(1).All(part => CharUnicodeInfo.GetUnicodeCategory(part) == UnicodeCategory.NonSpacingMark);
        return onlyAccentsFollow ? parts[0] : small;
    }
}
