using System.Globalization;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>
/// Reads Mermaid <c>journey</c> diagrams as Mermaid does, texts trimmed and decoded, and more kindly where authors go wrong, then with a warning.
/// The one difference that goes unsaid: Mermaid strips unsafe HTML tags from titles for its drawing; here a tag is text like any other.
/// </summary>
public static class MermaidReader
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxCharacters = 1_000_000;

    /// <summary>Most lines.</summary>
    public const int MaxLines = 50_000;

    /// <summary>
    /// Reads one diagram: a bare one, one with front matter, or the fenced <c>mermaid</c> blocks of a Markdown document. Never throws for what the text says.
    /// </summary>
    /// <param name="text">The text, with any line ends, with or without byte order mark.</param>
    /// <param name="block">Which of the text's journey diagrams, from 1; other kinds of diagrams do not count. Without it a text with several is refused
    /// (<see cref="MermaidCodes.ChooseBlock"/>).</param>
    public static MermaidReading Read(string text, int? block = null)
    {
        if (text.Length > MaxCharacters) return MermaidReading.Refused(MermaidCodes.TooLarge, null, Show(MaxCharacters));
        var lines = new MermaidLines(text);
        if (lines.Count > MaxLines) return MermaidReading.Refused(MermaidCodes.TooManyLines, null, Show(MaxLines));

        List<Range> blocks = MermaidBlocks.Find(lines);
        bool isMarkdown = blocks.Count > 0;
        if (!isMarkdown) blocks = [Range.All];
        List<MermaidDiagram> diagrams = [.. blocks.Select(range => new MermaidDiagram(MermaidSource.From(lines, range)))];
        List<MermaidDiagram> journeys = [.. diagrams.Where(diagram => diagram.IsJourney)];
        // A bare text is read whatever its header says, so that the error names what is wrong.
        if (journeys.Count == 0) return isMarkdown ? MermaidReading.Refused(MermaidCodes.NoJourney, null, "") : diagrams[0].Read(text);
        if (block is null && journeys.Count > 1) return MermaidReading.Refused(MermaidCodes.ChooseBlock, null, Show(journeys.Count));
        int chosen = block ?? 1;
        return chosen >= 1 && chosen <= journeys.Count
            ? journeys[chosen - 1].Read(text)
            : MermaidReading.Refused(MermaidCodes.NoSuchBlock, null, Show(chosen), Show(journeys.Count));
    }

    static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
