using System.Globalization;

namespace JourneyMapper.Web.Board.Panel;

/// <summary>Numbers as people type them: a point or a comma before the decimals, blanks between thousands, a real minus.</summary>
static class NumberText
{
    /// <returns>Null when it is no number.</returns>
    public static decimal? Read(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).Replace('−', '-').Replace(',', '.');
        // Two separators are thousands or a slip of the finger: to guess which would make 1.000,5 something else.
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
