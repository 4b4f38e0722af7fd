using System.Globalization;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>JavaScript's <c>Number(text)</c> and <c>String(number)</c>, which decide what a score or a numeric title means to Mermaid.</summary>
internal static class JsNumber
{
    /// <summary>False stands for NaN. Blank text is 0.</summary>
    public static bool TryParse(string text, out double value)
    {
        string number = MermaidText.Trim(text);
        value = 0;
        if (number.Length == 0) return true;
        if (number.Length > 2 && number[0] == '0' && RadixOf(number[1]) is int radix) return TryDigits(number.AsSpan(2), radix, out value);
        string unsigned = number[0] is '+' or '-' ? number[1..] : number;
        if (unsigned == "Infinity") value = number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        else if (!IsDecimal(unsigned)) return false;
        else value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return true;
    }

    public static int? RadixOf(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => null,
    };

    public static bool TryDigits(ReadOnlySpan<char> digits, int radix, out double value)
    {
        value = 0;
        if (digits.IsEmpty) return false;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix) return false;
            value = (value * radix) + digit;
        }
        return true;
    }

    // digits [. digits] [e [sign] digits], with a digit before or after the point
    static bool IsDecimal(string text)
    {
        int at = 0;
        int whole = Digits(text, ref at), fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
        }
        if (whole + fraction == 0) return false;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (Digits(text, ref at) == 0) return false;
        }
        return at == text.Length;
    }

    static int Digits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    /// <summary>Shortest digits, an exponent only below 1e-6 and from 1e21 on.</summary>
    public static string ToText(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        // "R" finds the shortest digits, in whichever notation; only digits and magnitude are taken from it.
        string[] parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        string[] mantissaParts = parts[0].Split('.');
        string all = string.Concat(mantissaParts);
        string significant = all.TrimStart('0');
        int point = mantissaParts[0].Length - (all.Length - significant.Length);
        if (parts.Length > 1) point += int.Parse(parts[1], CultureInfo.InvariantCulture);
        string digits = significant.TrimEnd('0');
        string sign = value < 0 ? "-" : "";
        if (point is > 21 or < -5)
        {
            string mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(point > 0 ? "+" : "")}{point - 1}");
        }
        if (point <= 0) return sign + "0." + new string('0', -point) + digits;
        return sign + (digits.Length <= point ? digits.PadRight(point, '0') : digits[..point] + "." + digits[point..]);
    }
}
