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
        Assert.All(PersonColors.All, color => Assert.True(Contrast.Between("#ffffff", color) >= Contrast.Readable, color));

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
        Assert.All(named.Concat(Preferences.Themes).Concat(Preferences.Densities), name => Assert.Contains(name, Icons.Paths.Keys));
    }

    [GeneratedRegex("<(?:Icon|EmptyState)[^>]*? (?:Name|Icon)=\"([a-z-]+)\"")]
    private static partial Regex IconName();
}
