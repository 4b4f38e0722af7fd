namespace JourneyMapper.Web.Library.Search;

/// <summary>The part of a long text around the first word that was looked for, in one line.</summary>
public static class Excerpt
{
    const int Before = 24;
    const int Length = 90;
    const string More = "…";

    public static string Of(string text, SearchQuery query)
    {
        var line = SearchFold.Compose(text).ReplaceLineEndings(" ").Replace('\t', ' ');
        if (line.Length <= Length) return line;
        var first = query.Marks(line) is [var mark, ..] ? mark.Start.Value : 0;
        var start = first <= Before ? 0 : WordAfter(line, first - Before, first);
        var end = Math.Min(line.Length, start + Length);
        if (end < line.Length && char.IsLowSurrogate(line[end])) end--;
        return (start > 0 ? More : "") + line[start..end].Trim() + (end < line.Length ? More : "");
    }

    // Begins with a whole word where there is one.
    static int WordAfter(string line, int from, int upTo)
    {
        var blank = line.IndexOf(' ', from, upTo - from);
        var start = blank >= 0 ? blank + 1 : from;
        return char.IsLowSurrogate(line[start]) ? start + 1 : start;
    }
}
