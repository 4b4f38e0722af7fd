using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>To another place by mouse, keys and menu; the other person sees it there.</summary>
public sealed class Moving(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_card_by_mouse_into_another_lane_and_step()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var (x, y) = await ann.MiddleOfCellAsync("thoughts", "order");
        await ann.DragAsync(ann.Node("google"), x, y);
        await Expect(ann.Row("thoughts").Locator($"[data-step='{map["order"]}'] .card")).ToHaveTextAsync("Searches the web");
        await Expect(bo.Row("thoughts").Locator($"[data-step='{map["order"]}'] .card")).ToHaveTextAsync("Searches the web");
        await Expect(ann.Node("google")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_card_by_mouse_below_another_one()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var below = await BoardView.BoxAsync(ann.Node("ask"));
        await ann.DragAsync(ann.Node("google"), below.X + 40, below.Y + below.Height - 2);
        await Expect(bo.Cards("actions")).ToHaveTextAsync(["Asks a friend", "Searches the web", "Visits a shop"]);
    }

    [Fact]
    public async Task A_drag_taken_back_with_Escape_changes_nothing()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var (x, y) = await ann.MiddleOfCellAsync("thoughts", "order");
        var box = await BoardView.BoxAsync(ann.Node("google"));
        await ann.Page.Mouse.MoveAsync(box.X + 10, box.Y + 10);
        await ann.Page.Mouse.DownAsync();
        await ann.Page.Mouse.MoveAsync(x, y, new() { Steps = 4 });
        await Expect(ann.Page.Locator(".ghost")).ToBeVisibleAsync();
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Page.Locator(".ghost")).ToHaveCountAsync(0);
        await ann.Page.Mouse.UpAsync();

        // What comes after it is there, and it is the only thing that happened.
        await ann.Node("visit").FocusAsync();
        await ann.Keyboard.PressAsync("Delete");
        await Expect(ann.Node("visit")).ToHaveCountAsync(0);
        await Expect(ann.Cards("actions")).ToHaveTextAsync(["Searches the web", "Asks a friend"]);
    }

    [Fact]
    public async Task A_step_by_mouse_into_another_stage()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var pay = await BoardView.BoxAsync(ann.Node("pay"));
        await ann.DragAsync(ann.Node("search"), pay.X + 30, pay.Y + 12);
        await Expect(bo.Page.Locator(".step[data-id] [data-show]")).ToHaveTextAsync(["Compare", "Order", "Search", "Pay"]);
        // Its cards go with it.
        await Expect(bo.Cards("actions")).ToHaveTextAsync(["Visits a shop", "Searches the web", "Asks a friend"]);
    }

    [Fact]
    public async Task A_stage_and_a_lane_by_mouse()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var buy = await BoardView.BoxAsync(ann.Node("buy"));
        await ann.DragAsync(ann.Node("discover"), buy.X + buy.Width - 10, buy.Y + 20);
        await Expect(bo.Page.Locator(".stage [data-show]")).ToHaveTextAsync(["Buy", "Discover"]);

        var touchpoints = await BoardView.BoxAsync(ann.Row("touchpoints"));
        await ann.DragAsync(ann.Node("actions"), touchpoints.X + 40, touchpoints.Y + touchpoints.Height - 3);
        await Expect(bo.Page.Locator(".lane-row .lane [data-show]")).ToHaveTextAsync(["Thoughts", "Touchpoints", "Actions", "Emotions", "Pain points", "Opportunities"]);
    }

    [Fact]
    public async Task A_card_by_keys_within_its_lane_and_back()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var (card, key, expected) in new[]
        {
            ("google", "ArrowDown", "Asks a friend|Searches the web|Visits a shop"),
            ("ask", "ArrowUp", "Asks a friend|Searches the web|Visits a shop"),
            ("google", "ArrowRight", "Asks a friend|Visits a shop|Searches the web"),
            ("visit", "ArrowLeft", "Searches the web|Asks a friend|Visits a shop"),
        })
            await MoveAndTakeBackAsync(ann, bo, card, () => ann.Keyboard.PressAsync("Alt+" + key), $".lane-row[data-lane='{map["actions"]}'] .card", expected);
    }

    [Fact]
    public async Task A_card_by_keys_into_the_lane_below()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("visit").FocusAsync();
        await ann.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(bo.Cards("thoughts")).ToHaveTextAsync(["Visits a shop"]);
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
        // Over the curve, which takes no cards.
        await ann.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(bo.Cards("thoughts")).ToHaveCountAsync(0);
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(bo.Cards("pains")).ToHaveCountAsync(2);
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_step_stage_lane_and_actor_by_keys_and_back()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var (name, key, all, expected, stages) in new[]
        {
            ("search", "ArrowRight", ".step[data-id]", "Compare|Search|Order|Pay", "2 steps|2 steps"),
            ("compare", "ArrowRight", ".step[data-id]", "Search|Compare|Order|Pay", "1 step|3 steps"),
            ("order", "ArrowLeft", ".step[data-id]", "Search|Compare|Order|Pay", "3 steps|1 step"),
            ("buy", "ArrowLeft", ".stage", "Buy|Discover", "2 steps|2 steps"),
            ("thoughts", "ArrowUp", ".lane", "Thoughts|Actions|Touchpoints|Emotions|Pain points|Opportunities", "2 steps|2 steps"),
            ("anna", "ArrowRight", ".actor", "Ben|Anna", "2 steps|2 steps"),
        })
            await MoveAndTakeBackAsync(ann, bo, name, async () =>
            {
                await ann.Keyboard.PressAsync("Alt+" + key);
                await Expect(bo.Page.Locator(".stage small")).ToHaveTextAsync(stages.Split('|'));
            }, all, expected);
    }

    [Fact]
    public async Task By_the_menu_and_back()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var (name, item, all, expected) in new[]
        {
            ("search", "Move right", ".step[data-id]", "Compare|Search|Order|Pay"),
            ("buy", "Move left", ".stage", "Buy|Discover"),
            ("actions", "Move down", ".lane", "Thoughts|Actions|Touchpoints|Emotions|Pain points|Opportunities"),
            ("google", "Move down", ".card", "Asks a friend|Searches the web|Visits a shop|Web shop|Long queue|A buyer's guide"),
            ("anna", "Move right", ".actor", "Ben|Anna"),
        })
            await MoveAndTakeBackAsync(ann, bo, name, async () =>
            {
                await ann.Node(name).ClickAsync(new() { Button = MouseButton.Right });
                await ann.Menu.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
                await Expect(ann.Menu).ToHaveCountAsync(0);
            }, all, expected);
    }

    [Fact]
    public async Task The_menu_offers_only_what_can_be_done()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        foreach (var (name, item, offered) in new[] { ("google", "Move up", false), ("google", "Move down", true), ("ask", "Move down", false) })
        {
            await ann.Node(name).ClickAsync(new() { Button = MouseButton.Right });
            await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
            await Expect(ann.Menu.GetByRole(AriaRole.Menuitem, new() { Name = item })).ToHaveCountAsync(offered ? 1 : 0);
            await ann.Keyboard.PressAsync("Escape");
            await Expect(ann.Menu).ToHaveCountAsync(0);
            await Expect(ann.Node(name)).ToBeFocusedAsync();
        }
    }

    /// <summary>Both see the new order, the focus goes along, and undo brings the old order back to both.</summary>
    static async Task MoveAndTakeBackAsync(BoardView ann, BoardView bo, string name, Func<Task> move, string all, string expected)
    {
        var (hers, his) = (ann.Page.Locator($"{all} [data-show]"), bo.Page.Locator($"{all} [data-show]"));
        var before = await hers.AllTextContentsAsync();
        await ann.Node(name).FocusAsync();
        await move();
        await Expect(his).ToHaveTextAsync(expected.Split('|'));
        await Expect(hers).ToHaveTextAsync(expected.Split('|'));
        await Expect(ann.Node(name)).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(hers).ToHaveTextAsync(before);
        await Expect(his).ToHaveTextAsync(before);
    }
}
