using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A whole small map without a mouse; the focus is never lost.</summary>
public sealed class By_keyboard_alone(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_map_is_made_from_the_library_to_the_last_feeling()
    {
        var app = await StartAppAsync();
        var ann = await SignedInAsync(app.Address);
        var page = ann.Page;
        var keys = page.Keyboard;

        // The library is empty: its one button is somewhere behind the navigation.
        await TabToAsync(page, "New map");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Title")).ToBeFocusedAsync();
        await keys.TypeAsync("Lunch");
        // Past the three other ways to begin and the kinds to the stages to begin with; the last choice is none.
        for (var i = 0; i < 5; i++) await keys.PressAsync("Tab");
        await keys.PressAsync("ArrowUp");
        await Expect(page.Locator("input[name=preset]").Last).ToBeCheckedAsync();
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/maps/"));
        await Expect(page.Locator(".board-page[data-ready]")).ToBeVisibleAsync();

        await TabToAsync(page, "Add the first stage");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("Order");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".stage")).ToBeFocusedAsync();

        // Its first step, named; another one after it by the menu.
        await keys.PressAsync("ArrowDown");
        await Expect(page.Locator(".step[data-id]")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await keys.TypeAsync("Read the card");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".step [data-show]")).ToHaveTextAsync(["Read the card"]);
        await keys.PressAsync("Shift+F10");
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await MenuToAsync(page, "Insert after");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("Choose");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".step [data-show]")).ToHaveTextAsync(["Read the card", "Choose"]);
        await Expect(page.Locator(".step[data-id]").Last).ToBeFocusedAsync();

        // Cards below it, in the first and the second lane.
        await keys.PressAsync("ArrowDown");
        await keys.TypeAsync("Asks the waiter");
        await Expect(page.Locator("textarea")).ToHaveValueAsync("Asks the waiter");
        await keys.PressAsync("Escape");
        await Expect(page.Locator(".card")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("Hungry");
        // Enter offers the next card; left empty, it goes away.
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".card")).ToHaveCountAsync(3);
        await Expect(page.Locator("textarea")).ToHaveValueAsync("");
        await keys.PressAsync("Escape");
        await Expect(page.Locator(".card", new() { HasTextString = "Hungry" })).ToBeFocusedAsync();
        await Expect(page.Locator(".card [data-show]")).ToHaveTextAsync(["Asks the waiter", "Hungry"]);

        // A feeling two lanes below, made better by + and worse by Alt+Down.
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("keen");
        await keys.PressAsync("Enter");
        var point = page.Locator(".point");
        await Expect(point).ToBeFocusedAsync();
        await keys.PressAsync("+");
        await Expect(point).ToHaveAttributeAsync("data-score", "0.5");
        await keys.PressAsync("Alt+ArrowUp");
        await Expect(point).ToHaveAttributeAsync("data-score", "1");
        await keys.PressAsync("-");
        await Expect(point).ToHaveAttributeAsync("data-score", "0.5");
        await Expect(point).ToBeFocusedAsync();

        // A card to the step before, then away with another one.
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("ArrowUp");
        var hungry = page.Locator(".card", new() { HasTextString = "Hungry" });
        await Expect(hungry).ToBeFocusedAsync();
        await keys.PressAsync("Alt+ArrowLeft");
        await Expect(hungry.Locator("xpath=..")).ToHaveAttributeAsync("aria-colindex", "2");
        await Expect(hungry).ToBeFocusedAsync();
        await keys.PressAsync("Delete");
        await Expect(hungry).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-probe]:focus")).ToHaveCountAsync(1);
        await keys.PressAsync("Control+z");
        await Expect(hungry).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Arrows_reach_every_place_and_never_leave_the_board()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Node("discover").FocusAsync();
        foreach (var (key, expected) in new[]
        {
            ("ArrowRight", "buy"), ("ArrowDown", "order"), ("ArrowLeft", "compare"), ("ArrowLeft", "search"), ("ArrowLeft", "search"), ("ArrowDown", "google"),
            ("ArrowDown", "ask"), ("ArrowLeft", "actions"), ("ArrowUp", "actions"), ("ArrowRight", "google"), ("ArrowRight", "visit"), ("Home", "actions"),
            ("ArrowDown", "thoughts"), ("ArrowDown", "touchpoints"), ("ArrowRight", "web"),
        })
        {
            await ann.Keyboard.PressAsync(key);
            await Expect(ann.Node(expected)).ToBeFocusedAsync();
        }
        await ann.Keyboard.PressAsync("ArrowRight");
        await Expect(ann.Row("touchpoints").Locator("[data-probe]")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("End");
        await Expect(ann.Row("touchpoints").Locator("[data-probe]")).ToHaveAttributeAsync("aria-colindex", "5");
    }

    [Fact]
    public async Task Tab_passes_the_board_in_one_stop_and_comes_back_where_one_was()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Node("visit").FocusAsync();
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Button("Add lane")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Shift+Tab");
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tab_while_typing_goes_to_the_next_place()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.EditAsync("google");
        await ann.Keyboard.TypeAsync("!");
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Node("visit")).ToBeFocusedAsync();
        await Expect(ann.Text("google")).ToHaveTextAsync("Searches the web!");
        await ann.EditAsync("visit");
        await ann.Keyboard.PressAsync("Shift+Tab");
        await Expect(ann.Node("google")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_closes_the_menu_and_gives_the_focus_back()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        foreach (var name in new[] { "google", "search", "discover", "actions", "anna" })
        {
            await ann.Node(name).FocusAsync();
            await ann.Keyboard.PressAsync("Shift+F10");
            await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
            await ann.Keyboard.PressAsync("End");
            await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).Last).ToBeFocusedAsync();
            await ann.Keyboard.PressAsync("Escape");
            await Expect(ann.Menu).ToHaveCountAsync(0);
            await Expect(ann.Node(name)).ToBeFocusedAsync();
        }
    }

    static async Task TabToAsync(IPage page, string button)
    {
        var wanted = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await Assertions.Expect(wanted).ToBeVisibleAsync();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("button => button === document.activeElement")) return;
        }
        Assert.Fail($"Tab does not reach “{button}”.");
    }

    static async Task MenuToAsync(IPage page, string item)
    {
        var wanted = page.GetByRole(AriaRole.Menuitem, new() { Name = item });
        for (var i = 0; i < 12 && !await wanted.EvaluateAsync<bool>("item => item === document.activeElement"); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(wanted).ToBeFocusedAsync();
    }
}
