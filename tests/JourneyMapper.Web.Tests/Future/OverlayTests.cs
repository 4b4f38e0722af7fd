using Bunit;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Future;
using JourneyMapper.Web.Tests.Board;
using Xunit;

namespace JourneyMapper.Web.Tests.Future;

/// <summary>What the comparison shows of a future map in which something of everything has happened.</summary>
public sealed class OverlayTests : OneMap
{
    private JourneyMap future = null!;

    [Fact]
    public async Task Each_difference_has_a_sign_a_word_and_its_place()
    {
        var comparison = await CompareAsync();

        var grid = Grid(comparison);

        Assert.Equal("−Removed", grid.Find(".card-item.is-removed .mark").TextContent);
        Assert.Equal("waits", grid.Find(".card-item.is-removed del").TextContent);
        Assert.Equal(("rings", "writes"), (grid.Find(".card-item.is-changed del").TextContent, grid.Find(".card-item.is-changed ins").TextContent));
        Assert.Equal("Ask", grid.Find("thead .is-added > span:last-child").TextContent);
        Assert.Equal(["Search", "Ask", "Pay"], grid.FindAll("thead tr:last-child th .item").Select(item => item.LastElementChild!.TextContent));
        Assert.NotEmpty(grid.Find(".curve-pair .better").GetAttribute("d")!);
        Assert.Empty(grid.Find(".curve-pair .worse").GetAttribute("d")!);
        Assert.Equal(Numbers(comparison).Count, grid.FindAll("[id^=difference-]").Count);
    }

    [Fact]
    public async Task The_list_says_what_became_of_what()
    {
        var comparison = await CompareAsync();

        var list = Render<DifferenceList>(p => p.Add(one => one.Numbers, Numbers(comparison)).Add(one => one.Hidden, new HashSet<DifferenceKind> { DifferenceKind.Removed }));

        Assert.Equal(["Added 1", "Changed 2"], list.FindAll("h2").Select(heading => heading.TextContent));
        Assert.Contains("Wording: rings → writes", list.Markup, StringComparison.Ordinal);
        Assert.Contains(": -1 → 1", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("waits", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_area_is_said_in_words()
    {
        var comparison = await CompareAsync();

        var summary = Render<CurveSummary>(p => p.Add(one => one.Curves, comparison.Curves));

        Assert.Equal(["better by 2.0", "better by 2.0"], summary.FindAll("dd").Select(one => one.TextContent));
    }

    private async Task<MapComparison> CompareAsync()
    {
        await OpenAsync();
        await AddAsync("actions", "rings");
        await AddAsync("pains", "waits", 1);
        await AddAsync("emotions", "lost", 0, new PropertyValue("score", -1m));
        var id = Guid.CreateVersion7();
        future = JourneyMap.Empty(id).Apply(MapCopy.Future(Map, id, "Later")).Change!.Map;
        Guid Find(string caption) => future.Elements().First(element => element.Caption == caption).Id;
        future = future.Apply(
        [
            new InsertOperation(Step.Kind, Guid.CreateVersion7(), [new("stageId", Find("Buy")), new("title", "Ask")], Find("Pay")),
            new SetOperation(Find("rings"), "text", "writes"),
            new SetOperation(Find("lost"), "score", 1m),
            new RemoveOperation(Find("waits")),
        ]).Change!.Map;
        return MapComparison.Of(Map, future);
    }

    private static Dictionary<MapDifference, int> Numbers(MapComparison comparison) =>
        Differences.InOrder(comparison).Index().ToDictionary(one => one.Item, one => one.Index + 1);

    private IRenderedComponent<OverlayGrid> Grid(MapComparison comparison) => Render<OverlayGrid>(p => p
        .Add(one => one.Comparison, comparison).Add(one => one.Numbers, Numbers(comparison)).Add(one => one.Hidden, new HashSet<DifferenceKind>()));
}
