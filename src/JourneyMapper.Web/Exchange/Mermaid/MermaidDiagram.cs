using System.Globalization;
using YamlDotNet.Core;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>One diagram found in a text: what kind it is, and its reading.</summary>
internal sealed class MermaidDiagram
{
    const int MaxWordShown = 40;

    // What authors write who mean "journey".
    static readonly HashSet<string> MeantHeaders = new(StringComparer.OrdinalIgnoreCase)
        { "journey", "userJourney", "customerJourney", "journeyMap", "userJourneyMap", "customerJourneyMap", "journeyDiagram", "userJourneyDiagram" };

    readonly MermaidSource whole;
    readonly MermaidSource body;
    readonly MermaidPreprocessing.FrontMatter? frontMatter;
    readonly int start;
    readonly string firstLine;

    public MermaidDiagram(MermaidSource source)
    {
        whole = source;
        frontMatter = MermaidPreprocessing.FindFrontMatter(source.Text);
        body = MermaidPreprocessing.WithoutRemarks(frontMatter is null ? source : source.Without([(0, frontMatter.End)]));
        string text = body.Text;
        // Mermaid's type test does not see a comment without words either, though its parser then does.
        while (start < text.Length && (MermaidText.IsBlank(text[start]) || (text[start] == '%' && !text.AsSpan(start).StartsWith("%%{"))))
            start = text[start] == '%' ? LineEnd(text, start) : start + 1;
        firstLine = MermaidText.Trim(text[start..LineEnd(text, start)]);
    }

    bool HasHeader => firstLine.StartsWith("journey", StringComparison.Ordinal) && (firstLine.Length == 7 || !MermaidText.IsWord(firstLine[7]));

    string? OtherHeader => !HasHeader && MeantHeaders.Contains(firstLine.Replace(" ", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).TrimEnd(':', ';')) ? firstLine : null;

    public bool IsJourney => HasHeader || OtherHeader is not null;

    public MermaidReading Read(string original)
    {
        int header = start;
        if (frontMatter is { BodyEnd: < 0 }) return Refused(MermaidCodes.FrontMatterOpen, whole.LineAt(frontMatter.BodyStart - 1));
        if (OtherHeader is { } found)
        {
            string fixedText = string.Concat(original.AsSpan(0, body.OriginalAt(header)), "journey", original.AsSpan(body.OriginalAt(header + found.Length - 1) + 1));
            return Refused(MermaidCodes.HeaderName, body.LineAt(header), found) with { FixedText = fixedText };
        }
        if (!HasHeader) return Refused(MermaidCodes.NoJourney, firstLine.Length > 0 ? body.LineAt(header) : null, FirstWord());
        if (InvalidCharacter() is { } invalid) return invalid;
        try
        {
            string title = frontMatter is null ? "" : MermaidText.Decode(MermaidFrontMatter.ReadTitle(Yaml(frontMatter)), entities: false);
            return new MermaidScanner(body, title).Read(header + "journey".Length);
        }
        catch (YamlException exception)
        {
            int line = whole.LineAt(frontMatter!.BodyStart) + (int)Math.Max(0, exception.Start.Line - 1);
            return Refused(MermaidCodes.FrontMatterInvalid, line, exception.InnerException?.Message ?? exception.Message);
        }
        catch (MermaidFrontMatter.TooLargeException)
        {
            return Refused(MermaidCodes.FrontMatterTooLarge, whole.LineAt(frontMatter!.BodyStart));
        }
    }

    string Yaml(MermaidPreprocessing.FrontMatter found)
    {
        string yaml = whole.Text[found.BodyStart..found.BodyEnd];
        if (found.Indent.Length == 0) return yaml;
        return string.Join('\n', yaml.Split('\n').Select(line => line.StartsWith(found.Indent, StringComparison.Ordinal) ? line[found.Indent.Length..] : line));
    }

    string FirstWord()
    {
        int end = 0;
        while (end < firstLine.Length && !MermaidText.IsBlank(firstLine[end])) end++;
        return firstLine[..Math.Min(end, MaxWordShown)];
    }

    // What no text of a map may hold is refused here, where the line can be told.
    MermaidReading? InvalidCharacter()
    {
        string text = whole.Text;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')))
                return Refused(MermaidCodes.InvalidCharacter, whole.LineAt(i), string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}"));
        }
        return null;
    }

    static int LineEnd(string text, int at)
    {
        int end = at < text.Length ? text.IndexOf('\n', at) : -1;
        return end < 0 ? text.Length : end;
    }

    static MermaidReading Refused(string code, int? line, params string[] arguments) => MermaidReading.Refused(code, line, arguments);
}
