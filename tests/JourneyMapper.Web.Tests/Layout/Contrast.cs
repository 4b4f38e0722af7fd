using System.Globalization;

namespace JourneyMapper.Web.Tests.Layout;

/// <summary>The contrast of two colours as WCAG 2.2 counts it: 1 to 21.</summary>
internal static class Contrast
{
    /// <summary>AA for text.</summary>
    public const double Readable = 4.5;

    /// <summary>AA for borders and marks that one has to see.</summary>
    public const double Visible = 3;

    /// <summary>AAA for text.</summary>
    public const double FromAfar = 7;

    /// <param name="one">As <c>#rrggbb</c>, like the other.</param>
    public static double Between(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
