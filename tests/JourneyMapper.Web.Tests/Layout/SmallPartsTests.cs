using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Layout;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

public sealed partial class SmallPartsTests
{
    [Theory]
    [InlineData("Anna Lind", "AL")]
    [InlineData("anna", "A")]
    [InlineData("  Åsa  Maria   Öberg ", "ÅÖ")]
    [InlineData("👩‍🚀 Space", "👩‍🚀S")]
    [InlineData("", "?")]
    public void Initials_stand_for_a_name(string name, string initials) => Assert.Equal(initials, Initials.Of(name));

    [Fact]
    public void White_letters_are_readable_on_every_persons_colour() =>
        Assert.All(PersonColors.All, color => Assert.True(1.05 / (Luminance(color) + 0.05) >= 4.5, color));

    [Fact]
    public void People_who_join_together_get_different_colours_that_stay()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();

        Assert.True(ids.Select(PersonColors.Of).Distinct().Count() > PersonColors.All.Count / 2);
        Assert.Equal(ids.Select(PersonColors.Of), ids.Select(id => PersonColors.Of(Guid.Parse(id.ToString()))));
    }

    [Fact]
    public void Every_icon_that_a_page_names_exists()
    {
        var named = Sources.Files("*.razor").SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, Icons.Paths.Keys));
    }

    private static double Luminance(string color)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex("<(?:Icon|EmptyState)[^>]*? (?:Name|Icon)=\"([a-z-]+)\"")]
    private static partial Regex IconName();
}
