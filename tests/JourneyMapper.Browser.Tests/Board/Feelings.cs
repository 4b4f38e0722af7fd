using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The emotion curve: points by mouse and keys, one curve for each actor.</summary>
public sealed class Feelings(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_point_dragged_up_is_a_better_feeling_for_both()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var curve = bo.Row("emotions").Locator(".wave").First;
        var before = await curve.GetAttributeAsync("d");
        var box = await BoardView.BoxAsync(ann.Node("anna-search"));
        // One point of the score is 36 px high.
        await ann.DragAsync(ann.Node("anna-search"), box.X + 13, box.Y + 13 - 72);

        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "1");
        await Expect(bo.Node("anna-search")).ToHaveAttributeAsync("data-score", "1");
        await Expect(curve).Not.ToHaveAttributeAsync("d", before!);
        Assert.Equal(1m, (await map.FindAsync(map["anna-search"]))!.Value.GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task A_point_never_leaves_the_scale()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var box = await BoardView.BoxAsync(ann.Node("anna-search"));
        await ann.DragAsync(ann.Node("anna-search"), box.X + 13, box.Y - 400);
        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "2");
        await ann.Node("anna-search").FocusAsync();
        await ann.Keyboard.PressAsync("+");
        await ann.Keyboard.PressAsync("-");
        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "1.5");
    }

    [Fact]
    public async Task A_double_click_adds_the_next_actors_feeling_where_the_pointer_was()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var (x, _) = await ann.MiddleOfCellAsync("emotions", "pay");
        var row = await BoardView.BoxAsync(ann.Row("emotions"));
        // Anna's at +1, then Ben's at -1.
        await ann.Page.Mouse.DblClickAsync(x, row.Y + 103 - 36);
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("relieved");
        await ann.Keyboard.PressAsync("Enter");
        await ann.Page.Mouse.DblClickAsync(x + 60, row.Y + 103 + 36);
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("poor");
        await ann.Keyboard.PressAsync("Enter");

        var points = bo.Row("emotions").Locator($"[data-step='{map["pay"]}'] .point");
        await Expect(points).ToHaveCountAsync(2);
        await Expect(points.Nth(0)).ToHaveAttributeAsync("aria-label", "Anna, feeling +1, relieved");
        await Expect(points.Nth(1)).ToHaveAttributeAsync("aria-label", "Ben, feeling -1, poor");

        // Each actor has one feeling here: a third is nobody's, a fourth is refused and says why.
        await ann.Page.Mouse.DblClickAsync(x + 60, row.Y + 103);
        await Expect(points).ToHaveCountAsync(3);
        await ann.Keyboard.PressAsync("Escape");
        await ann.Page.Mouse.DblClickAsync(x + 60, row.Y + 103 - 50);
        await Expect(ann.Toast).ToContainTextAsync("There is already a feeling");
    }
}
