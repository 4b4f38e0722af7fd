using System.Text;

namespace JourneyMapper.Web.Exchange;

/// <summary>The name of an exported file, from the map's title: one that every file system takes and nobody can lead elsewhere with.</summary>
static class ExportName
{
    /// <summary>Longest name without its extension, in UTF-16 units.</summary>
    public const int MaxLength = 80;

    const char Replacement = '-';

    // What Windows, which is the strictest, does not take; and what turns the direction of the text, so that "gpj.exe" looks like a picture.
    static readonly HashSet<int> Refused = [.. "/\\:*?\"<>|\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".Select(c => (int)c)];

    public static string Of(string title, string untitled, string extension)
    {
        var name = new StringBuilder();
        bool isBlank = false;
        foreach (Rune rune in title.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                isBlank = name.Length > 0;
                continue;
            }
            if (name.Length + (isBlank ? 1 : 0) + rune.Utf16SequenceLength > MaxLength) break;
            if (isBlank) name.Append(' ');
            isBlank = false;
            name.Append(Refused.Contains(rune.Value) ? Replacement.ToString() : rune.ToString());
        }
        // A leading dot hides a file, a trailing one is lost on Windows.
        string trimmed = name.ToString().Trim('.', ' ');
        if (trimmed.All(c => c == Replacement)) trimmed = untitled;
        return $"{trimmed}.{extension}";
    }
}
