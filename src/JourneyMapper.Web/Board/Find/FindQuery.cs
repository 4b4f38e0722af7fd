using System.Globalization;

namespace JourneyMapper.Web.Board.Find;

/// <summary>
/// What somebody looks for on a map, compared as in their language: case and accents do not count, but a letter of its own does (å ä ö in
/// Swedish, æ ø å in Danish).
/// </summary>
public sealed class FindQuery
{
    /// <summary>Characters that count; the rest is left out.</summary>
    public const int Length = 200;

    /// <summary>Words that count where they may stand in any order.</summary>
    public const int MostWords = 10;

    /// <summary>Places lit in one text.</summary>
    public const int MostMarks = 20;

    const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    readonly string[] words;
    readonly CompareInfo compare;

    FindQuery(string[] words, CultureInfo culture) => (this.words, compare) = (words, culture.CompareInfo);

    /// <summary>All of it, as it stands there; null when there is nothing to look for.</summary>
    public static FindQuery? Phrase(string? text, CultureInfo culture) => Cut(text) is { Length: > 0 } phrase ? new([phrase], culture) : null;

    /// <summary>Each of its words, in any order; null when there is nothing to look for.</summary>
    public static FindQuery? Words(string? text, CultureInfo culture) =>
        Cut(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? new([.. words.Take(MostWords)], culture) : null;

    /// <summary>True when every word stands in one of the texts.</summary>
    public bool StandsIn(params IReadOnlyList<string> texts) => words.All(word => texts.Any(text => Next(text, word).Length > 0));

    /// <summary>Where the words stand: start and length, start and length …</summary>
    public int[] Marks(string text)
    {
        var marks = new List<(int Start, int Length)>();
        foreach (var word in words)
        {
            var from = 0;
            while (marks.Count < MostMarks && Next(text.AsSpan(from), word) is { Length: > 0 } next)
            {
                marks.Add((from + next.At, next.Length));
                from += next.At + next.Length;
            }
        }

        return [.. marks.SelectMany(mark => new[] { mark.Start, mark.Length })];
    }

    (int At, int Length) Next(ReadOnlySpan<char> text, string word)
    {
        var loose = compare.IndexOf(text, word, Loosely, out var length);
        // To Danish eyes "aa" is one letter, å: whoever has typed "isa" so far still means "Isaac".
        var exact = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (exact >= 0 && (length == 0 || exact < loose)) return (exact, word.Length);
        // What is made of invisible signs alone is found everywhere, and nowhere.
        return length > 0 ? (loose, length) : (-1, 0);
    }

    static string Cut(string? text) => text is null ? "" : (text.Length <= Length ? text : text[..Length]).Trim();
}
