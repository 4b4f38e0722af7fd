using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Folding, hiding, size and locks: what one sees, and what nobody may change by accident.</summary>
public sealed class Views(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Folded_and_hidden_is_each_persons_own_and_kept_for_the_next_visit()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Control+.");
        await Expect(ann.Row("actions")).ToHaveAttributeAsync("data-folded", "");
        await Expect(ann.Row("actions").Locator(".count")).ToHaveTextAsync(["2", "1"]);
        await ann.Node("discover").FocusAsync();
        await ann.Keyboard.PressAsync("Control+.");
        await Expect(ann.Node("search")).ToHaveCountAsync(0);
        await Expect(ann.Node("order")).ToHaveAttributeAsync("aria-colindex", "3");
        // The curve leaves out what is folded and stands over the right columns.
        await Expect(ann.Row("emotions").Locator(".point")).ToHaveCountAsync(1);
        await ann.Node("thoughts").ClickAsync(new() { Button = MouseButton.Right });
        await ann.Menu.GetByText("Hide this lane").ClickAsync();
        await Expect(ann.Row("thoughts")).ToHaveCountAsync(0);
        await Axe.CheckAsync(ann.Person);

        await Expect(bo.Row("thoughts")).ToBeVisibleAsync();
        await Expect(bo.Node("search")).ToBeVisibleAsync();

        await ann.OpenAsync();
        await Expect(ann.Row("actions")).ToHaveAttributeAsync("data-folded", "");
        await Expect(ann.Node("search")).ToHaveCountAsync(0);
        await ann.Page.GetByText("Show 1 hidden lane").ClickAsync();
        await Expect(ann.Row("thoughts")).ToBeVisibleAsync();
        await ann.Node("discover").Locator("[data-fold]").ClickAsync();
        await Expect(ann.Node("search")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_smaller_map_is_worked_on_like_any_other()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Node("google").FocusAsync();
        for (var i = 0; i < 4; i++) await ann.Keyboard.PressAsync("Alt+-");
        await Expect(ann.Page.Locator("[data-zoom]")).ToHaveTextAsync("50 %");
        var (x, y) = await ann.MiddleOfCellAsync("thoughts", "order");
        await ann.DragAsync(ann.Node("google"), x, y);
        await Expect(ann.Row("thoughts").Locator($"[data-step='{map["order"]}'] .card")).ToHaveTextAsync("Searches the web");
        // A feeling to the top of its lane is the best there is, whatever the size.
        var lane = await BoardView.BoxAsync(ann.Row("emotions"));
        await ann.DragAsync(ann.Node("anna-search").Locator(".dot"), lane.X + 200, lane.Y + 2);
        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "2");

        await ann.OpenAsync();
        await Expect(ann.Page.Locator("[data-zoom]")).ToHaveTextAsync("50 %");
        await ann.Page.Locator(".zoom-now").ClickAsync();
        await Expect(ann.Page.Locator("[data-zoom]")).ToHaveTextAsync("100 %");
    }

    [Fact]
    public async Task A_wide_map_is_panned_and_seen_as_a_whole_in_the_corner()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { Viewport = new() { Width = 760, Height = 700 } });
        var scroll = ann.Page.Locator(".board-scroll");
        await Expect(ann.Page.Locator(".mini-map")).ToBeVisibleAsync();
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.DownAsync(" ");
        await ann.Page.Mouse.MoveAsync(600, 400);
        await ann.Page.Mouse.DownAsync();
        await ann.Page.Mouse.MoveAsync(450, 400, new() { Steps = 3 });
        await ann.Page.Mouse.UpAsync();
        await ann.Keyboard.UpAsync(" ");
        Assert.Equal(150, await scroll.EvaluateAsync<int>("node => node.scrollLeft"));
        var corner = await BoardView.BoxAsync(ann.Page.Locator(".mini-map"));
        await ann.Page.Mouse.ClickAsync(corner.X + 3, corner.Y + 3);
        Assert.Equal(0, await scroll.EvaluateAsync<int>("node => node.scrollLeft"));
        await ann.Button("Fit to the window").ClickAsync();
        await Expect(ann.Page.Locator(".mini-map")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_locked_lane_structure_or_map_is_seen_by_all_and_cannot_be_moved_by_accident()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("actions").ClickAsync(new() { Button = MouseButton.Right });
        await ann.Menu.GetByText("Lock this lane").ClickAsync();
        await Expect(bo.Row("actions").Locator(".lock-mark")).ToBeVisibleAsync();
        await bo.Node("google").FocusAsync();
        foreach (var key in new[] { "Delete", "Alt+ArrowRight", "x" }) await bo.Keyboard.PressAsync(key);
        await Expect(bo.Page.Locator("[data-note]")).ToContainTextAsync("Unlock it first");
        await bo.Node("google").DblClickAsync();
        await Expect(bo.AnyField).ToHaveCountAsync(0);

        await ann.Page.Locator(".board-top summary[aria-label=Lock]").ClickAsync();
        await ann.Page.GetByLabel("Lock the structure").CheckAsync();
        await Expect(bo.Page.Locator(".lock-chip")).ToHaveTextAsync("Structure locked");
        await Expect(bo.Page.Locator("[data-add]")).ToHaveCountAsync(0);
        await bo.Node("search").FocusAsync();
        await bo.Keyboard.PressAsync("Delete");
        await bo.Node("web").FocusAsync();
        await bo.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(ann.Row("touchpoints").Locator($"[data-step='{map["compare"]}'] .card")).ToHaveCountAsync(1);
        await Expect(ann.Node("search")).ToBeVisibleAsync();

        await ann.Page.GetByLabel("Lock the whole map").CheckAsync();
        await Expect(bo.Page.Locator(".lock-chip")).ToHaveTextAsync("Locked");
        await Expect(bo.Page.Locator("[data-do=undo]")).ToHaveCountAsync(0);
        await Axe.CheckAsync(ann.Person);
        await ann.Page.GetByLabel("Lock the whole map").UncheckAsync();
        await ann.Page.GetByLabel("Lock the structure").UncheckAsync();
        await Expect(bo.Page.Locator(".lock-chip")).ToHaveCountAsync(0);
        await Expect(bo.Cards("actions")).ToHaveTextAsync(["Searches the web", "Asks a friend", "Visits a shop"]);
    }

    [Fact]
    public async Task The_first_hints_are_put_away_for_good()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { IsNew = true });
        // The owner has been here before, in another browser.
        await ann.Page.EvaluateAsync("localStorage.removeItem('journeymapper.hints')");
        await ann.OpenAsync();
        var hints = ann.Page.Locator("[data-hints]");
        await Expect(hints).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await hints.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(hints).ToBeHiddenAsync();
        await ann.OpenAsync();
        await Expect(hints).ToBeHiddenAsync();
    }
}
