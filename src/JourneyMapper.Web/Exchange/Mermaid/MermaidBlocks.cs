namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Finds the diagrams in a text: the fenced <c>mermaid</c> blocks of a Markdown document, or else the text itself.</summary>
internal static class MermaidBlocks
{
    const int ShortestFence = 3;

    /// <summary>
    /// The ranges of the diagrams' texts, in order. Fences are of backticks, tildes or colons (three or more) with <c>mermaid</c> as the first word after them,
    /// indented at will (lists); one that is never closed runs to the end. A <c>mermaid</c> fence shown inside another fence is none.
    /// </summary>
    public static List<Range> Find(MermaidLines lines)
    {
        List<Range> blocks = [];
        (char Mark, int Length, int Start) open = default;
        bool isMermaid = false;
        for (int index = 0; index < lines.Count; index++)
        {
            if (Fence(lines[index]) is not { } fence) continue;
            if (open.Length == 0)
            {
                isMermaid = IsMermaid(fence.Info);
                // A line of colons that says nothing of mermaid is prose, not a fence.
                if (fence.Mark == ':' && !isMermaid) continue;
                open = (fence.Mark, fence.Length, lines.StartOf(index + 1));
            }
            else if (fence.Mark == open.Mark && fence.Length >= open.Length && fence.Info.Length == 0)
            {
                if (isMermaid) blocks.Add(open.Start..lines.StartOf(index));
                open = default;
            }
        }
        if (open.Length > 0 && isMermaid) blocks.Add(open.Start..lines.Text.Length);
        return blocks;
    }

    /// <summary>Whether the line is a fence of its own, as one left behind when a block was copied.</summary>
    public static bool IsFence(ReadOnlySpan<char> line) => Fence(line) is { Mark: not ':' };

    static (char Mark, int Length, string Info)? Fence(ReadOnlySpan<char> line)
    {
        int at = 0;
        while (at < line.Length && MermaidText.IsBlank(line[at])) at++;
        if (at == line.Length || line[at] is not ('`' or '~' or ':')) return null;
        char mark = line[at];
        int length = line[at..].IndexOfAnyExcept(mark);
        if (length < 0) length = line.Length - at;
        if (length < ShortestFence) return null;
        string info = MermaidText.Trim(line[(at + length)..].ToString());
        return mark == '`' && info.Contains('`') ? null : (mark, length, info);
    }

    // "mermaid", "mermaid title=…", "{mermaid}", "{.mermaid …}"
    static bool IsMermaid(string info)
    {
        string word = info.TrimStart('{', '.', ' ');
        int end = 0;
        while (end < word.Length && (MermaidText.IsWord(word[end]) || word[end] == '-')) end++;
        bool ends = end == word.Length || MermaidText.IsBlank(word[end]) || word[end] is '}' or '{' or ',';
        return ends && word[..end].Equals("mermaid", StringComparison.OrdinalIgnoreCase);
    }
}
