using System.Globalization;
using System.Net;
using System.Text;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Mermaid's notion of blanks, words, entities and breaks. It runs in JavaScript, whose blanks are not .NET's.</summary>
internal static class MermaidText
{
    // What browsers make of the numeric references 128 to 159: windows-1252.
    const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>JavaScript's <c>\s</c>: unlike .NET with U+FEFF and without U+0085.</summary>
    public static bool IsBlank(char c) => c == '\uFEFF' || (c != '\u0085' && char.IsWhiteSpace(c));

    /// <summary>JavaScript's <c>\w</c>.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    public static string Trim(string text)
    {
        int end = text.Length;
        while (end > 0 && IsBlank(text[end - 1])) end--;
        return TrimStart(text[..end]);
    }

    public static string TrimStart(string text)
    {
        int start = 0;
        while (start < text.Length && IsBlank(text[start])) start++;
        return text[start..];
    }

    /// <summary>The end of the entity <c>#word;</c> that starts at <paramref name="at"/>, or 0 when none starts there.</summary>
    public static int EntityEnd(string text, int at)
    {
        if (text[at] != '#') return 0;
        int end = at + 1;
        while (end < text.Length && IsWord(text[end])) end++;
        return end > at + 1 && end < text.Length && text[end] == ';' ? end + 1 : 0;
    }

    /// <summary>Breaks become newlines, entities their characters, blanks at the ends go. An entity without a printable character stays as written.</summary>
    public static string Decode(string raw, bool entities = true)
    {
        var text = new StringBuilder(raw.Length);
        for (int at = 0; at < raw.Length;)
        {
            int end = BreakEnd(raw, at);
            if (end > 0) text.Append('\n');
            else if (entities && (end = EntityEnd(raw, at)) > 0) text.Append(Entity(raw[(at + 1)..(end - 1)]) ?? raw[at..end]);
            else text.Append(raw[(end = at + 1) - 1]);
            at = end;
        }
        return Trim(text.ToString());
    }

    static int BreakEnd(string text, int at)
    {
        if (text[at] != '<' || string.Compare(text, at + 1, "br", 0, 2, StringComparison.OrdinalIgnoreCase) != 0) return 0;
        at += 3;
        while (at < text.Length && IsBlank(text[at])) at++;
        if (at < text.Length && text[at] == '/') at++;
        return at < text.Length && text[at] == '>' ? at + 1 : 0;
    }

    static string? Entity(string name)
    {
        if (!name.All(char.IsAsciiDigit))
        {
            string entity = $"&{name};";
            string decoded = WebUtility.HtmlDecode(entity);
            return decoded == entity ? null : decoded;
        }
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int code)) return null;
        if (code is >= 128 and < 160) code = Windows1252[code - 128];
        if (!Rune.IsValid(code) || (Rune.IsControl(new Rune(code)) && code is not ('\n' or '\t'))) return null;
        return new Rune(code).ToString();
    }
}
