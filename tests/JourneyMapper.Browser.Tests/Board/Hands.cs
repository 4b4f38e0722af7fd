using System.Text.Json;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Several cards at once, copies of them, and what comes from elsewhere.</summary>
public sealed class Hands(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Enter_makes_card_after_card_Tab_goes_right_and_an_empty_one_goes_away()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("thoughts", "search");
        foreach (var words in new[] { "Which one?", "How dear?" })
        {
            await ann.Keyboard.TypeAsync(words);
            await Expect(ann.AnyField).ToHaveValueAsync(words);
            await ann.Keyboard.PressAsync("Enter");
            await Expect(ann.AnyField).ToHaveValueAsync("");
        }
        await ann.Keyboard.TypeAsync("First line");
        await ann.Keyboard.PressAsync("Shift+Enter");
        await ann.Keyboard.TypeAsync("second");
        await Expect(ann.AnyField).ToHaveValueAsync("First line\nsecond");
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Row("thoughts").Locator("[data-probe]")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Escape");

        await Expect(bo.Cards("thoughts").Locator("[data-show]")).ToHaveTextAsync(["Which one?", "How dear?", "First line second"]);
        await Expect(ann.Cards("thoughts")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Chosen_cards_are_moved_duplicated_and_removed_together_each_as_one_step()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("google").ClickAsync();
        await ann.Node("visit").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(2);

        // They keep their distances.
        await ann.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(bo.Row("actions").Locator($"[data-step='{map["order"]}'] .card")).ToHaveTextAsync(["Visits a shop"]);
        await Expect(bo.Row("actions").Locator($"[data-step='{map["compare"]}'] .card")).ToHaveTextAsync(["Searches the web"]);
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(2);

        await ann.Keyboard.PressAsync("Control+d");
        await Expect(bo.Cards("actions")).ToHaveCountAsync(5);
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(2);
        await ann.Keyboard.PressAsync("Delete");
        await Expect(bo.Cards("actions")).ToHaveCountAsync(3);
        await Expect(ann.Toast).ToContainTextAsync("2 cards");

        foreach (var count in new[] { 5, 3, 3 })
        {
            await ann.Keyboard.PressAsync("Control+z");
            await Expect(bo.Cards("actions")).ToHaveCountAsync(count);
        }
        await Expect(bo.Row("actions").Locator($"[data-step='{map["search"]}'] .card")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_frame_and_keys_choose_and_Escape_lets_go()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var from = await BoardView.BoxAsync(ann.Node("google"));
        var to = await BoardView.BoxAsync(ann.Node("visit"));
        await ann.Page.Mouse.MoveAsync(from.X - 4, from.Y - 4);
        await ann.Page.Mouse.DownAsync();
        await ann.Page.Mouse.MoveAsync(to.X + 20, to.Y + 10, new() { Steps = 5 });
        await Expect(ann.Page.Locator(".marquee")).ToBeVisibleAsync();
        await ann.Page.Mouse.UpAsync();
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(2);
        await Expect(ann.Announcement).ToHaveTextAsync("2 selected");

        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(1);
        await ann.Node("google").FocusAsync();
        foreach (var count in new[] { 2, 3, 6 })
        {
            await ann.Keyboard.PressAsync("Control+a");
            await Expect(ann.Page.Locator(".card[data-selected]")).ToHaveCountAsync(count);
        }
        await ann.Keyboard.PressAsync("Escape");
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(ann.Node("ask")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_is_copied_is_pasted_into_another_map_with_all_that_belongs_to_it()
    {
        var (map, other) = (await NewMapAsync(), await NewMapAsync());
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["queue"], property = "severity", value = 4 });
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ann.Node("queue").ClickAsync();
        await ann.Keyboard.PressAsync("Control+c");
        await Expect(ann.Announcement).ToHaveTextAsync("Copied");

        var there = await new BoardView(ann.Person, other).OpenAsync();
        await there.ClickCellAsync("pains", "order");
        await there.Keyboard.PressAsync("Control+v");
        var copy = there.Row("pains").Locator($"[data-step='{other["order"]}'] .card");
        await Expect(copy).ToContainTextAsync("Long queue");
        await Expect(copy.Locator(".severity .f")).ToHaveCountAsync(4);

        // Cut, and pasted beside itself as text.
        await there.Keyboard.PressAsync("Control+x");
        await Expect(copy).ToHaveCountAsync(0);
        await there.Keyboard.PressAsync("Control+z");
        await Expect(copy).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Cells_of_a_spreadsheet_become_cards_in_their_cells_and_go_with_one_undo()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("thoughts", "order");
        await PasteTableAsync(ann, "Is it in stock?\tIs it safe?\n\t\"Two\nlines\"");
        await Expect(bo.Row("thoughts").Locator(".card [data-show]")).ToHaveTextAsync(["Is it in stock?", "Is it safe?"]);
        await Expect(bo.Row("touchpoints").Locator($"[data-step='{map["pay"]}'] .card")).ToContainTextAsync("Two");
        await Expect(ann.Page.Locator("[data-selected]")).ToHaveCountAsync(3);
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(bo.Cards("thoughts")).ToHaveCountAsync(0);

        // Too wide, too many, nothing at all: said, and nothing happens.
        await ann.ClickCellAsync("thoughts", "pay");
        await PasteTableAsync(ann, "one\ttwo\tthree");
        await Expect(ann.Toast.Last).ToContainTextAsync("3 steps");
        await PasteTableAsync(ann, string.Join('\n', Enumerable.Repeat(string.Join('\t', Enumerable.Repeat("x", 51)), 100)));
        await Expect(ann.Toast.Last).ToContainTextAsync("5,100");
        await PasteTableAsync(ann, "   ");
        await Expect(ann.Page.Locator("[data-note]")).ToContainTextAsync("There is no text, card or picture");
        await Expect(bo.Cards("thoughts")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_list_becomes_cards_below_each_other()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.ClickCellAsync("thoughts", "search");
        await PasteAsync(ann.Page, "- Which one?\r\n• How dear?\n\n3. Where?");
        await Expect(ann.Cards("thoughts").Locator("[data-show]")).ToHaveTextAsync(["Which one?", "How dear?", "Where?"]);
    }

    [Fact]
    public async Task Something_new_comes_beside_by_keys_and_a_card_reaches_further()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Alt+Shift+ArrowUp");
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Looks around");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(bo.Cards("actions").First).ToHaveTextAsync("Looks around");

        await ann.Node("search").FocusAsync();
        await ann.Keyboard.PressAsync("Alt+Shift+ArrowLeft");
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Wish");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(bo.Page.Locator(".step[data-id] [data-show]").First).ToHaveTextAsync("Wish");

        await ann.Node("thoughts").FocusAsync();
        await ann.Keyboard.PressAsync("Alt+Shift+ArrowUp");
        await ann.Menu.GetByRole(AriaRole.Menuitem).GetByText("Quotes", new() { Exact = true }).ClickAsync();
        await Expect(bo.Page.Locator(".lane [data-show]").Nth(1)).ToHaveTextAsync("Quotes");

        await ann.Node("visit").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Shift+ArrowRight");
        var wide = bo.Row("actions").Locator(".cell.wide");
        await Expect(wide).ToHaveAttributeAsync("aria-colspan", "2");
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
        // Its edge by hand.
        var (pay, box) = (await BoardView.BoxAsync(ann.Node("pay")), await BoardView.BoxAsync(ann.Node("visit")));
        await ann.Page.Mouse.MoveAsync(box.X + box.Width, box.Y + (box.Height / 2));
        await ann.Page.Mouse.DownAsync();
        await ann.Page.Mouse.MoveAsync(pay.X + 40, box.Y + (box.Height / 2), new() { Steps = 4 });
        await ann.Page.Mouse.UpAsync();
        await Expect(wide).ToHaveAttributeAsync("aria-colspan", "3");
    }

    static Task<JsonElement?> PasteTableAsync(BoardView board, string text) => board.Page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          data.setData('text/html', '<table><tr><td>as a spreadsheet says it</td></tr></table>');
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);
}
