namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>The steps that Mermaid takes before it parses: front matter, directives and comment lines are cut out, in this order.</summary>
internal static class MermaidPreprocessing
{
    /// <summary>Where front matter stands in a text.</summary>
    /// <param name="Indent">The blanks before both fences; Mermaid takes them off the lines between.</param>
    /// <param name="BodyStart">First character after the opening line.</param>
    /// <param name="BodyEnd">Where the closing line starts, or -1 when there is none.</param>
    /// <param name="End">First character after the closing line.</param>
    public sealed record FrontMatter(string Indent, int BodyStart, int BodyEnd, int End);

    /// <summary>
    /// Front matter at the start, blank lines before it allowed, as on a web page where the text is trimmed first.
    /// Both fences have the same indent.
    /// </summary>
    public static FrontMatter? FindFrontMatter(string text)
    {
        int at = 0, lineStart = 0;
        for (; at < text.Length && MermaidText.IsBlank(text[at]); at++)
        {
            if (text[at] == '\n') lineStart = at + 1;
        }
        if (!IsFence(text, at)) return null;
        string indent = text[lineStart..at];
        int bodyStart = LineEnd(text, at);
        for (int line = bodyStart; line < text.Length; line = LineEnd(text, line))
        {
            if (string.CompareOrdinal(text, line, indent, 0, indent.Length) == 0 && IsFence(text, line + indent.Length))
                return new(indent, bodyStart, line, LineEnd(text, line));
        }
        return new(indent, bodyStart, -1, text.Length);
    }

    // "---" and nothing but blanks to the end of the line
    static bool IsFence(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "---", 0, 3) != 0) return false;
        for (at += 3; at < text.Length && text[at] != '\n'; at++)
        {
            if (!MermaidText.IsBlank(text[at])) return false;
        }
        return true;
    }

    static int LineEnd(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>Cuts directives wherever they stand, and lines that are comments.</summary>
    public static MermaidSource WithoutRemarks(MermaidSource source)
    {
        source = source.Without(Directives(source.Text));
        return source.Without(CommentLines(source.Text));
    }

    // %%{ word [:] ( word | anything up to }%%, a separator or the end ) }%%, the last part optional: what Mermaid's expression takes, also when broken.
    static List<(int, int)> Directives(string text)
    {
        List<(int, int)> cuts = [];
        int at = 0;
        while ((at = text.IndexOf("%%{", at, StringComparison.Ordinal)) >= 0)
        {
            int end = Blanks(text, at + 3);
            int afterName = Word(text, end);
            if (afterName == end)
            {
                at = end;
                continue;
            }
            int colon = Blanks(text, afterName);
            end = Blanks(text, colon < text.Length && text[colon] == ':' ? colon + 1 : afterName);
            int afterWord = Word(text, end);
            if (afterWord == end)
            {
                int close = text.IndexOf("}%%", end, StringComparison.Ordinal);
                int stop = text.AsSpan(end, (close < 0 ? text.Length : close) - end).IndexOfAny('\u2028', '\u2029');
                end = stop >= 0 ? end + stop : close < 0 ? text.Length : close;
            }
            end = Blanks(text, Math.Max(end, afterWord));
            if (string.CompareOrdinal(text, end, "}%%", 0, 3) == 0) end += 3;
            cuts.Add((at, end));
            at = end;
        }
        return cuts;
    }

    // ^\s*%%(?!{)[^\n]+\n?  A blank line before one stays: it means nothing here.
    static List<(int, int)> CommentLines(string text)
    {
        List<(int, int)> cuts = [];
        for (int line = 0; line < text.Length;)
        {
            // To JavaScript the separators begin a line too, but only a newline ends the comment.
            int at = line;
            while (at < text.Length && text[at] is not ('\n' or '\u2028' or '\u2029') && MermaidText.IsBlank(text[at])) at++;
            bool isComment = at + 2 < text.Length && text[at] == '%' && text[at + 1] == '%' && text[at + 2] is not ('{' or '\n');
            int end = isComment ? LineEnd(text, at) : text.AsSpan(at).IndexOfAny('\n', '\u2028', '\u2029') is >= 0 and int length ? at + length + 1 : text.Length;
            if (isComment) cuts.Add((line, end));
            line = end;
        }
        return cuts;
    }

    static int Blanks(string text, int at)
    {
        while (at < text.Length && MermaidText.IsBlank(text[at])) at++;
        return at;
    }

    static int Word(string text, int at)
    {
        while (at < text.Length && MermaidText.IsWord(text[at])) at++;
        return at;
    }
}
