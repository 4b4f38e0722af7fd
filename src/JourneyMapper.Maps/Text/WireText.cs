namespace JourneyMapper.Maps.Text;

/// <summary>The rule for every string that comes from outside: what breaks databases, exports or screens is refused, never replaced.</summary>
public static class WireText
{
    /// <summary>False when the text holds U+0000, a lone surrogate or a control character (C0, DEL, C1) other than newline and tab.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsControl(unit))
            {
                if (unit is not ('\n' or '\t'))
                    return false;
            }
            else if (char.IsSurrogate(unit))
            {
                if (!IsInsidePair(text, i + 1))
                    return false;
                i++;
            }
        }

        return true;
    }

    /// <summary>True when a cut at this index would tear a surrogate pair apart.</summary>
    internal static bool IsInsidePair(string text, int index) =>
        index > 0 && index < text.Length && char.IsHighSurrogate(text[index - 1]) && char.IsLowSurrogate(text[index]);
}
