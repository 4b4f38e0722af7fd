namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Which plain scalars js-yaml's JSON schema takes for numbers.</summary>
internal static class YamlNumber
{
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        bool signed = text.Length > 0 && text[0] is '+' or '-';
        string unsigned = signed ? text[1..] : text;
        if (unsigned is ".inf" or ".Inf" or ".INF") value = double.PositiveInfinity;
        else if (!signed && unsigned is ".nan" or ".NaN" or ".NAN") value = double.NaN;
        else if (unsigned.Length == 0 || unsigned[0] == '_' || unsigned[^1] == '_') return false;
        else if (unsigned.Length > 2 && unsigned[0] == '0' && unsigned[1] is 'x' or 'o' or 'b')
        {
            if (!JsNumber.TryDigits(Plain(unsigned[2..]), JsNumber.RadixOf(unsigned[1])!.Value, out value)) return false;
        }
        else if (!(char.IsAsciiDigit(unsigned[0]) || (unsigned[0] == '.' && !signed)) || !JsNumber.TryParse(Plain(unsigned), out value)) return false;
        if (text.StartsWith('-')) value = -value;
        return true;
    }

    // Digits may be grouped by underscores.
    static string Plain(string text) => text.Replace("_", "", StringComparison.Ordinal);
}
