using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>What the browser prints of a page: the size of each of its sheets, in points.</summary>
static partial class Pdf
{
    public static async Task<IReadOnlyList<(int Width, int Height)>> PagesAsync(IPage page)
    {
        var file = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        return [.. MediaBox().Matches(file).Select(match => (Points(match.Groups[1].Value), Points(match.Groups[2].Value)))];
    }

    static int Points(string number) => (int)Math.Round(double.Parse(number, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
