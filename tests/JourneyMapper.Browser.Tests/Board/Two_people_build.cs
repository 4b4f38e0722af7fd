using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>What one adds, renames and removes, the other sees.</summary>
public sealed class Two_people_build(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    static readonly string[] texts = ["map", "discover", "search", "actions", "anna", "google", "web", "anna-search"];

    static readonly string[] removable = ["discover", "search", "touchpoints", "google", "anna-search", "ben"];

    [Fact]
    public async Task A_text_written_by_one_is_read_by_the_other()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var name in texts)
        {
            var field = await ann.EditAsync(name);
            await field.PressAsync("Control+a");
            await field.PressSequentiallyAsync("Said anew");

            // Letter by letter, not only when she is done.
            await Expect(bo.Text(name)).ToHaveTextAsync("Said anew");

            await field.PressAsync("Enter");
            await Expect(ann.AnyField).ToHaveCountAsync(0);
            await Expect(ann.Node(name)).ToBeFocusedAsync();
            await Expect(ann.Text(name)).ToHaveTextAsync("Said anew");
        }

        await bo.Page.ReloadAsync();
        await bo.IsReadyAsync();
        foreach (var name in texts) await Expect(bo.Text(name)).ToHaveTextAsync("Said anew");
    }

    [Fact]
    public async Task A_card_is_added_with_a_click_into_an_empty_cell_and_a_letter()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("pains", "order");
        await Expect(ann.Probe).ToBeFocusedAsync();

        await ann.Keyboard.TypeAsync("The form asks too much");
        await Expect(ann.AnyField).ToHaveValueAsync("The form asks too much");
        await ann.Keyboard.PressAsync("Escape");

        await Expect(bo.Cards("pains")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Long queue"), new("The form asks too much")]);
    }

    [Fact]
    public async Task A_card_is_added_with_a_double_click()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("thoughts", "pay", twice: true);
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Is it safe?");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(bo.Cards("thoughts")).ToHaveTextAsync(["Is it safe?"]);
    }

    [Fact]
    public async Task Letters_typed_faster_than_the_card_comes_are_all_in_it()
    {
        var ann = await AtAnEmptyCellBehindALongWireAsync();

        await ann.Keyboard.TypeAsync("Typed before the card was there");

        await Expect(ann.AnyField).ToHaveValueAsync("Typed before the card was there");
    }

    [Fact]
    public async Task Whole_cards_typed_faster_than_they_come_stand_where_they_belong()
    {
        var ann = await AtAnEmptyCellBehindALongWireAsync();

        await ann.Keyboard.TypeAsync("Is it safe?");
        await ann.Keyboard.PressAsync("Escape");
        await ann.Keyboard.PressAsync("ArrowLeft");
        await ann.Keyboard.TypeAsync("Too many steps");
        await ann.Keyboard.PressAsync("Escape");

        await Expect(ann.Cards("thoughts")).ToHaveTextAsync(["Too many steps", "Is it safe?"]);
        await Expect(ann.Cards("thoughts").First).ToBeFocusedAsync();
        await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
    }

    [Fact]
    public async Task A_stage_and_steps_are_added_with_the_buttons()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Button("Add stage").ClickAsync();
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Ride");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator(".stage [data-show]")).ToHaveTextAsync(["Discover", "Buy", "Ride"]);

        await ann.Node("order").HoverAsync();
        await ann.Node("order").GetByRole(AriaRole.Button, new() { Name = "Add a step before this one" }).ClickAsync();
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Sign in");
        await ann.Keyboard.PressAsync("Enter");
        await ann.Node("pay").HoverAsync();
        await ann.Node("pay").GetByRole(AriaRole.Button, new() { Name = "Add a step after this one" }).ClickAsync();
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Wait");
        await ann.Keyboard.PressAsync("Enter");

        await Expect(bo.Page.Locator(".step[data-id] [data-show]")).ToHaveTextAsync(["Search", "Compare", "Sign in", "Order", "Pay", "Wait", "Untitled"]);
    }

    [Fact]
    public async Task A_lane_of_each_kind_is_added_from_the_list()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var kinds = ann.Menu.GetByRole(AriaRole.Menuitem);
        await ann.Button("Add lane").ClickAsync();
        await Expect(kinds.First).ToBeFocusedAsync();
        var lanes = await ann.Page.Locator(".lane-row").CountAsync();
        // What adds many lanes at once is not one of a kind.
        foreach (var kind in (await kinds.AllInnerTextsAsync()).Where(kind => kind.Trim() != "Add the blueprint layer"))
        {
            if (await ann.Menu.CountAsync() == 0) await ann.Button("Add lane").ClickAsync();
            await kinds.GetByText(kind.Trim(), new() { Exact = true }).ClickAsync();
            await Expect(ann.Page.Locator(".lane-row")).ToHaveCountAsync(++lanes);
            await Expect(ann.Page.Locator(".lane-row").Last.Locator(".lane")).ToBeFocusedAsync();
        }
        Assert.True(lanes > 20);
        await Expect(bo.Page.Locator(".lane-row")).ToHaveCountAsync(lanes);
    }

    [Fact]
    public async Task An_actor_is_added_and_named()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Button("Add actor").ClickAsync();
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Shop owner");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator(".actor [data-show]")).ToHaveTextAsync(["Anna", "Ben", "Shop owner"]);
    }

    [Fact]
    public async Task What_one_removes_goes_for_both_and_comes_back_by_the_toast()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var name in removable)
        {
            await ann.Node(name).FocusAsync();
            await ann.Keyboard.PressAsync("Delete");
            await Expect(ann.Node(name)).ToHaveCountAsync(0);
            await Expect(bo.Node(name)).ToHaveCountAsync(0);

            await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();

            await Expect(ann.Node(name)).ToBeVisibleAsync();
            await Expect(bo.Node(name)).ToBeVisibleAsync();
            await Expect(ann.Toast).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_wide_card_crosses_its_steps_and_gets_shorter_when_one_goes()
    {
        var map = await NewMapAsync();
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["visit"], property = "span", value = 3 });
        var (ann, bo) = await OpenByTwoAsync(map);
        var cell = bo.Row("actions").Locator(".cell.wide");
        await Expect(cell).ToHaveAttributeAsync("aria-colspan", "3");

        await ann.Node("order").FocusAsync();
        await ann.Keyboard.PressAsync("Delete");

        await Expect(cell).ToHaveAttributeAsync("aria-colspan", "2");
    }

    async Task<BoardView> AtAnEmptyCellBehindALongWireAsync()
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var ann = await OpenAsync(map, Team.Owner, wire.Address);
        wire.Delay = TimeSpan.FromMilliseconds(150);
        await ann.ClickCellAsync("thoughts", "pay");
        await Expect(ann.Probe).ToBeFocusedAsync();
        return ann;
    }
}
