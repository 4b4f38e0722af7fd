using System.Text.RegularExpressions;
using JourneyMapper.Web.Board.Print;
using JourneyMapper.Web.Tests.Layout;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Print;

public sealed partial class PrintChoiceTests
{
    private static readonly string Styles = File.ReadAllText(Path.Combine(Sources.Root, "wwwroot", "print.css"));

    public static TheoryData<string> Papers => [.. PrintChoice.Papers.Select(paper => paper.Name)];

    [Theory]
    [InlineData("a4", "portrait", "stage", "a4", "portrait", "stage")]
    [InlineData("A1", "Portrait", "STAGE", "a1", "portrait", "stage")]
    [InlineData(null, null, null, "a3", "landscape", "map")]
    [InlineData("papyrus", "askew", "lane", "a3", "landscape", "map")]
    [InlineData("", "\"><script>", "map", "a3", "landscape", "map")]
    public void What_the_address_does_not_say_or_says_wrong_becomes_the_default(string? paper, string? orientation, string? by, string thenPaper, string thenOrientation, string thenBy)
    {
        var choice = PrintChoice.Of(paper, orientation, by);

        Assert.Equal((thenPaper, thenOrientation, thenBy), (choice.Paper, choice.Orientation, choice.By));
    }

    [Theory, MemberData(nameof(Papers))]
    public void Every_paper_has_its_size_and_a_page_in_both_orientations(string paper)
    {
        var size = Sizes().Matches(Styles).Single(match => match.Groups["name"].Value == paper);
        var (shorter, longer) = (size.Groups["short"].Value, size.Groups["long"].Value);

        Assert.Contains($"@page {paper}-landscape {{ size: {longer} {shorter}; margin: 0; }}", Styles, StringComparison.Ordinal);
        Assert.Contains($"@page {paper}-portrait {{ size: {shorter} {longer}; margin: 0; }}", Styles, StringComparison.Ordinal);
        Assert.All(PrintChoice.Orientations, orientation => Assert.Contains(
            $"body:has([data-paper={paper}][data-orientation={orientation}]) {{ page: {paper}-{orientation}; }}", Styles, StringComparison.Ordinal));
        // What people read in the list is what they get.
        var label = PrintChoice.Papers.Single(one => one.Name == paper).Label;
        Assert.EndsWith($"{Number(shorter)} × {Number(longer)} {shorter[Number(shorter).Length..]}", label, StringComparison.Ordinal);
    }

    private static string Number(string length) => length.TrimEnd('m', 'i', 'n');

    [GeneratedRegex(@"^\[data-paper=(?<name>\w+)\] \{ --short: (?<short>[\w.]+); --long: (?<long>[\w.]+); \}$", RegexOptions.Multiline)]
    private static partial Regex Sizes();
}
