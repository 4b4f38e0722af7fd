using System.Text;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>
/// Reads the statements after the header. It follows Mermaid's lexer rule by rule (the first rule that fits wins, statements need no line of their own),
/// except where authors' usual mistakes are read as meant, with a warning. Each character is looked at a bounded number of times.
/// </summary>
internal sealed class MermaidScanner(MermaidSource source, string frontMatterTitle)
{
    readonly string text = source.Text;
    readonly List<MermaidNote> warnings = [];
    readonly List<MermaidSection> sections = [];
    readonly List<MermaidTask> tasks = [];
    readonly List<int> sectionLines = [], taskLines = [];
    int? titleLine, accTitleLine, accDescrLine;
    string title = frontMatterTitle, accTitle = "", accDescr = "";
    string section = "";
    bool hasSection;
    int at;
    MermaidReading? refused;

    /// <summary>The journey from <paramref name="start"/> on, just after the header.</summary>
    public MermaidReading Read(int start)
    {
        at = start;
        while (at < text.Length && refused is null) Statement();
        if (refused is not null) return refused;
        CloseSection();
        return new(new MermaidJourney(title, accTitle, accDescr, [.. sections]), [.. warnings], null)
        {
            Places = new(titleLine, accTitleLine, accDescrLine, [.. sectionLines], [.. taskLines]),
        };
    }

    void Statement()
    {
        char c = text[at];
        if (c == '%' && !(at + 1 < text.Length && text[at + 1] == '{')) at = LineEnd(at);
        else if (c != '}' && string.CompareOrdinal(text, at + 1, "%%", 0, 2) == 0) at = LineEnd(at + 3);
        else if (MermaidText.IsBlank(c)) at++;
        else if (c == '#' && MermaidText.EntityEnd(text, at) == 0) at = LineEnd(at);
        else if (Keyword("journey") && !(at + 7 < text.Length && MermaidText.IsWord(text[at + 7]))) Journey();
        else if (Keyword("title") && EndsWord(at + 5)) Title();
        else if (Keyword("accTitle") && Mark(at + 8) is (':', int afterTitle)) accTitle = Accessible("accTitle", afterTitle, out accTitleLine);
        else if (Keyword("accDescr") && Mark(at + 8) is (':', int afterDescr)) accDescr = Accessible("accDescr", afterDescr, out accDescrLine);
        else if (Keyword("accDescr") && Mark(at + 8) is ('{', int open)) Description(open);
        else if (Keyword("section") && EndsWord(at + 7)) Section();
        else Task();
    }

    // A second header for Mermaid; a step such as "Journey home: 4: Me" for its author.
    void Journey()
    {
        if (TryTaskWithKeyword()) return;
        string line = MermaidText.Trim(text[at..LineEnd(at)]);
        if (line.Length == 7 || line.Contains(':')) Refuse(MermaidCodes.SecondHeader);
        else Refuse(MermaidCodes.MissingColon, line);
    }

    void Title()
    {
        if (TryTaskWithKeyword()) return;
        int line = at;
        string? value = NameAfter("title");
        if (value is null) return;
        Characters(value, line);
        (title, titleLine) = (MermaidText.Decode(value), source.LineAt(line));
    }

    void Section()
    {
        if (TryTaskWithKeyword()) return;
        int line = at;
        string value = NameAfter("section") ?? "";
        Characters(value, line);
        CloseSection();
        (section, hasSection) = (MermaidText.Decode(value), true);
        sectionLines.Add(source.LineAt(line));
        if (value.Contains(':')) Warn(MermaidCodes.ColonInSection, line, section);
    }

    // The rest of the line. If that is blank, Mermaid takes the line after it for the name, whatever it says:
    // here only when it says nothing else, and null is "no name".
    string? NameAfter(string keyword)
    {
        int line = at;
        string value = Rest(at + keyword.Length);
        if (MermaidText.Trim(value).Length > 0) return value;
        Warn(MermaidCodes.EmptyKeyword, line, keyword);
        int next = at + 1;
        while (next < text.Length && text[next] != '\n' && MermaidText.IsBlank(text[next])) next++;
        if (next >= text.Length || text[next] is '\n' or '%' || (text[next] == '#' && MermaidText.EntityEnd(text, next) == 0)) return null;
        int end = LineEnd(next);
        int before = at;
        at = next;
        bool isStatement = text.AsSpan(next, end - next).Contains(':') || Keyword("accDescr")
            || (Keyword("journey") && EndsWord(next + 7)) || (Keyword("title") && EndsWord(next + 5)) || (Keyword("section") && EndsWord(next + 7))
            || MermaidBlocks.IsFence(text.AsSpan(next, end - next));
        at = isStatement ? before : end;
        return isStatement ? null : text[next..end];
    }

    // As Mermaid, which skips newlines on the way to the value. At the end of the text it gives up; here there is just no value.
    string Accessible(string keyword, int from, out int? line)
    {
        line = source.LineAt(at);
        if (from >= text.Length) Warn(MermaidCodes.EmptyKeyword, at, keyword);
        return MermaidText.Decode(Rest(from));
    }

    void Description(int open)
    {
        int close = text.IndexOf('}', open);
        if (close < 0)
        {
            Refuse(MermaidCodes.UnclosedDescription);
            return;
        }
        if (close > open)
        {
            // Mermaid drops blank lines and each line's indent.
            IEnumerable<string> lines = text[open..close].Split('\n').Select(MermaidText.TrimStart).Where(line => line.Length > 0);
            (accDescr, accDescrLine) = (MermaidText.Decode(string.Join('\n', lines)), source.LineAt(at));
        }
        at = close + 1;
    }

    bool TryTaskWithKeyword()
    {
        if (MermaidTaskLine.Read(text, at, LineEnd(at), out _) is not { IsClearlyTask: true } task) return false;
        Add(task);
        Warn(MermaidCodes.KeywordTask, at, tasks[^1].Name);
        at = LineEnd(at);
        return true;
    }

    void Task()
    {
        int end = LineEnd(at);
        if (MermaidTaskLine.Read(text, at, end, out int colon) is { } task && colon > at) Add(task);
        else if (MermaidBlocks.IsFence(text.AsSpan(at, end - at))) Refuse(MermaidCodes.FenceLeftIn);
        else if (colon < 0) Refuse(MermaidCodes.MissingColon, MermaidText.Trim(text[at..end]));
        else if (colon == at) Refuse(MermaidCodes.MissingName);
        else Refuse(MermaidCodes.MissingScore, MermaidText.Decode(text[at..colon]));
        at = end;
    }

    void Add(MermaidTaskLine line)
    {
        string name = MermaidText.Decode(line.RawName);
        int end = LineEnd(at) - line.Comment.Length;
        Characters(text[at..end], at);
        if (line.HasColonInName) Warn(MermaidCodes.ColonInName, at, name);
        (decimal? score, string? scoreWarning) = line.Score();
        if (scoreWarning is MermaidCodes.ScoreNotNumber) Warn(scoreWarning, at, name, line.RawScore);
        else if (scoreWarning is not null) Warn(scoreWarning, at, line.RawScore, MermaidTaskLine.Show(score!.Value));
        if (line.Extra.Length > 0) Warn(MermaidCodes.ExtraParts, at, line.Extra);
        if (line.CommentInWord) Warn(MermaidCodes.CommentInActors, at, MermaidText.Trim(line.Comment));
        // Tasks before any section make one without a line of its own.
        if (sectionLines.Count == 0) sectionLines.Add(source.LineAt(at));
        tasks.Add(new(name, score, line.Actors));
        taskLines.Add(source.LineAt(at));
    }

    void CloseSection()
    {
        if (hasSection || tasks.Count > 0) sections.Add(new(section, [.. tasks]));
        tasks.Clear();
    }

    // Says so when a name keeps a character that Mermaid would stumble over.
    void Characters(string raw, int line)
    {
        bool semicolon = false, numberSign = false;
        for (int i = 0; i < raw.Length; i++)
        {
            int entity = MermaidText.EntityEnd(raw, i);
            if (entity > 0) i = entity - 1;
            else if (raw[i] == '#') numberSign = true;
            else if (raw[i] == ';') semicolon = true;
        }
        if (semicolon) Warn(MermaidCodes.Semicolon, line);
        if (numberSign) Warn(MermaidCodes.NumberSign, line);
    }

    bool Keyword(string word) => at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && Ascii.IsValid(text.AsSpan(at, word.Length));

    // A keyword without a blank after it is a name, but at the end of the text Mermaid sees a newline.
    bool EndsWord(int end) => end >= text.Length || MermaidText.IsBlank(text[end]);

    // Blanks, also newlines, then the mark and, after blanks again, where its value starts.
    (char, int) Mark(int from)
    {
        while (from < text.Length && MermaidText.IsBlank(text[from])) from++;
        if (from == text.Length) return default;
        char mark = text[from++];
        while (from < text.Length && MermaidText.IsBlank(text[from])) from++;
        return (mark, from);
    }

    string Rest(int from)
    {
        int end = LineEnd(from);
        at = end;
        return text[from..end];
    }

    int LineEnd(int from)
    {
        if (from >= text.Length) return text.Length;
        int end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    void Warn(string code, int where, params string[] arguments) => warnings.Add(new(code, source.LineAt(where), [.. arguments]));

    void Refuse(string code, params string[] arguments) => refused = MermaidReading.Refused(code, source.LineAt(at), arguments);
}
