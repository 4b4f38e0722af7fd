using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Writes a journey so that Mermaid, and <see cref="MermaidReader"/>, read back the same: any text, whatever its letters.</summary>
public static class MermaidWriter
{
    /// <summary>Mermaid knows no task without a score: one without is written with the middle.</summary>
    public const decimal NeutralScore = 3;

    // A name that is empty cannot be written. A no-break space can, looks empty too, and is trimmed off when read.
    const string EmptyName = "#160;";

    /// <summary>
    /// The diagram, lines ending in LF. Scores are rounded to one decimal. A first section without a name but with tasks gets no section line.
    /// Texts are trimmed; a lone CR or CRLF in them becomes LF.
    /// </summary>
    public static string Write(MermaidJourney journey)
    {
        var text = new StringBuilder("journey\n");
        Line(text, 1, "title ", Encode(journey.Title));
        Line(text, 1, "accTitle: ", Encode(journey.AccTitle));
        Description(text, Lines(journey.AccDescr));
        for (int i = 0; i < journey.Sections.Length; i++)
        {
            MermaidSection section = journey.Sections[i];
            string name = Encode(section.Name);
            bool isUnsaid = i == 0 && name.Length == 0 && section.Tasks.Length > 0;
            if (!isUnsaid) Line(text, 1, "section ", name.Length > 0 ? name : EmptyName);
            foreach (MermaidTask task in section.Tasks) Line(text, 2, "", Task(task));
        }
        return text.ToString();
    }

    static void Line(StringBuilder text, int level, string keyword, string value)
    {
        if (value.Length > 0) text.Append(' ', 4 * level).Append(keyword).Append(value).Append('\n');
    }

    static string Task(MermaidTask task)
    {
        string name = Encode(task.Name);
        if (name.Length == 0) name = EmptyName;
        else if (LooksLikeStatement(name)) name = Numeric(name[0]) + name[1..];
        decimal score = Math.Clamp(task.Score ?? NeutralScore, MermaidTask.LowestScore, MermaidTask.HighestScore);
        string line = name + ": " + Math.Round(score, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
        IEnumerable<string> actors = task.Actors.Select(actor => Encode(actor).Replace(",", "#44;", StringComparison.Ordinal)).Where(actor => actor.Length > 0);
        string people = string.Join(", ", actors);
        return people.Length > 0 ? $"{line}: {people}" : line;
    }

    // Several lines take the form with braces, which drops blank lines and indents unless they are encoded.
    static void Description(StringBuilder text, string value)
    {
        if (!value.Contains('\n'))
        {
            Line(text, 1, "accDescr: ", Encode(value));
            return;
        }
        text.Append("    accDescr {\n");
        string[] lines = value.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            string line = EncodeInner(lines[i]);
            if (MermaidText.IsBlank(line[0]) || line[0] is '`' or '~') line = Numeric(line[0]) + line[1..];
            text.Append(' ', 8).Append(line);
            for (; i + 1 < lines.Length && lines[i + 1].Length == 0; i++) text.Append("<br>");
            text.Append('\n');
        }
        text.Append("    }\n");
    }

    // Also what would open or close a Markdown fence around the diagram.
    static bool LooksLikeStatement(string name) =>
        name[0] is '`' or '~'
        || Starts(name, "accTitle") || Starts(name, "accDescr") || Starts(name, "journey")
        || (Starts(name, "title") && (name.Length == 5 || MermaidText.IsBlank(name[5])))
        || (Starts(name, "section") && (name.Length == 7 || MermaidText.IsBlank(name[7])));

    static bool Starts(string name, string keyword) => name.StartsWith(keyword, StringComparison.OrdinalIgnoreCase);

    static string Encode(string value) => EncodeInner(Lines(value));

    // Not ReplaceLineEndings, which also takes the separators U+2028 and U+2029 for line ends.
    static string Lines(string value) =>
        MermaidText.Trim(value).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static string EncodeInner(string value)
    {
        var text = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            char next = i + 1 < value.Length ? value[i + 1] : '\0';
            // The last two begin the marks that Mermaid itself puts in an entity's place while it parses.
            bool isSpecial = c is '#' or ';' or ':' or '<' or '>' or '&' or '"' or '%' or '}' || (c == 'ﬂ' && next == '°') || (c == '¶' && next == 'ß');
            if (c == '\n') text.Append("<br>");
            else if (isSpecial) text.Append(Numeric(c));
            else text.Append(c);
        }
        return text.ToString();
    }

    static string Numeric(char c) => string.Create(CultureInfo.InvariantCulture, $"#{(int)c};");
}
