namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>A diagram's text as Mermaid's preprocessing leaves it, which still knows where each character stood in the text as given.</summary>
internal sealed class MermaidSource
{
    // From Starts[i] on, a character stands at Originals[i] + (its index - Starts[i]) of the original text.
    readonly List<int> starts;
    readonly List<int> originals;
    readonly MermaidLines lines;

    MermaidSource(string text, List<int> starts, List<int> originals, MermaidLines lines) =>
        (Text, this.starts, this.originals, this.lines) = (text, starts, originals, lines);

    public string Text { get; }

    /// <summary>The range of the original with LF as the only line end, and the double quotes of tag attributes made single, as Mermaid's first step does.</summary>
    public static MermaidSource From(MermaidLines lines, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(lines.Text.Length);
        int end = start + length;
        var text = new char[length];
        List<int> starts = [0], originals = [start];
        int count = 0;
        for (int at = start; at < end; at++)
        {
            char c = lines.Text[at];
            if (c == '\r')
            {
                c = '\n';
                if (at + 1 < end && lines.Text[at + 1] == '\n')
                {
                    at++;
                    starts.Add(count + 1);
                    originals.Add(at + 1);
                }
            }
            text[count++] = c;
        }
        SingleQuoteAttributes(text.AsSpan(0, count));
        return new(new string(text, 0, count), starts, originals, lines);
    }

    // <(\w+)([^>]*)> with ="…" inside becoming ='…'
    static void SingleQuoteAttributes(Span<char> text)
    {
        int at = 0;
        while (at + 1 < text.Length)
        {
            if (text[at] != '<' || !MermaidText.IsWord(text[at + 1]))
            {
                at++;
                continue;
            }
            int tagLength = text[at..].IndexOf('>');
            if (tagLength < 0) return;
            Span<char> tag = text.Slice(at, tagLength);
            int open;
            while ((open = tag.IndexOf("=\"")) >= 0)
            {
                tag = tag[(open + 1)..];
                int close = tag[1..].IndexOf('"') + 1;
                if (close == 0) break;
                tag[0] = tag[close] = '\'';
                tag = tag[(close + 1)..];
            }
            at += tagLength + 1;
        }
    }

    /// <summary>The text without the given parts, which are in order and do not overlap.</summary>
    public MermaidSource Without(IReadOnlyList<(int Start, int End)> cuts)
    {
        if (cuts.Count == 0) return this;
        var text = new System.Text.StringBuilder(Text.Length);
        List<int> newStarts = [], newOriginals = [];
        int from = 0, segment = 0;
        foreach ((int start, int end) in cuts.Append((Text.Length, Text.Length)))
        {
            while (segment + 1 < starts.Count && starts[segment + 1] <= from) segment++;
            newStarts.Add(text.Length);
            newOriginals.Add(originals[segment] + from - starts[segment]);
            for (int next = segment + 1; next < starts.Count && starts[next] < start; segment = next++)
            {
                newStarts.Add(text.Length + starts[next] - from);
                newOriginals.Add(originals[next]);
            }
            text.Append(Text, from, start - from);
            from = end;
        }
        return new(text.ToString(), newStarts, newOriginals, lines);
    }

    /// <summary>Where the character stood in the text as given.</summary>
    public int OriginalAt(int at)
    {
        // Several segments may start at one place when a cut follows a cut: the last one counts.
        int found = starts.BinarySearch(at);
        if (found < 0) found = ~found - 1;
        while (found + 1 < starts.Count && starts[found + 1] == at) found++;
        return originals[found] + at - starts[found];
    }

    /// <summary>The line, from 1, in the text as given.</summary>
    public int LineAt(int at) => lines.LineAt(OriginalAt(at));
}
