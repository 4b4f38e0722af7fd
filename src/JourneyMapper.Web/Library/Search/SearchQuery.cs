namespace JourneyMapper.Web.Library.Search;

/// <summary>What somebody looks for: words that must all occur in a map, each anywhere in a word there.</summary>
public sealed record SearchQuery(IReadOnlyList<string> Words)
{
    /// <summary>Characters of the box that count; the rest is left out.</summary>
    public const int Length = 200;

    /// <summary>Words that count.</summary>
    public const int MostWords = 10;

    /// <summary>Null when there is nothing to look for.</summary>
    public static SearchQuery? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var cut = text.Length <= Length ? text : text[..Length];
        // Half of a pair, at the cut or sent, cannot be composed, and is in no map.
        var whole = string.Concat(cut.EnumerateRunes().Select(rune => rune.ToString()));
        var words = SearchFold.Fold(SearchFold.Compose(whole))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords).ToList();
        return words.Count == 0 ? null : new(words);
    }

    /// <summary>Where the words stand in a text, from left to right, not overlapping.</summary>
    public IReadOnlyList<Range> Marks(string text)
    {
        var folded = SearchFold.Fold(text);
        var found = new List<(int Start, int End)>();
        foreach (var word in Words)
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                found.Add((at, at + word.Length));
        var marks = new List<Range>();
        var end = 0;
        foreach (var (start, stop) in found.Order())
        {
            if (stop <= end) continue;
            marks.Add(Math.Max(start, end)..stop);
            end = stop;
        }

        return marks;
    }
}
