namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>The text as given and where its lines start. CRLF, LF and a lone CR each end a line.</summary>
internal sealed class MermaidLines
{
    readonly List<int> starts = [0];

    public MermaidLines(string text)
    {
        Text = text;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) starts.Add(at + 1);
        }
    }

    public string Text { get; }

    public int Count => starts.Count;

    public int StartOf(int index) => index < starts.Count ? starts[index] : Text.Length;

    /// <summary>The line with its end.</summary>
    public ReadOnlySpan<char> this[int index] => Text.AsSpan(starts[index], StartOf(index + 1) - starts[index]);

    /// <summary>From 1.</summary>
    public int LineAt(int offset)
    {
        int found = starts.BinarySearch(offset);
        return found < 0 ? ~found : found + 1;
    }
}
