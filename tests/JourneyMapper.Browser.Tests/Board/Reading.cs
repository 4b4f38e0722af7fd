using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Browser.Tests.Look;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The map read as one column, on a phone first of all.</summary>
public sealed class Reading(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_phone_reads_the_map_jumps_in_it_and_sees_what_others_write()
    {
        var map = await RichMap.MakeAsync(NewApi());
        var ann = await OpenAsync(map, OnPhone(Team.Owner));
        var bo = await OpenAsync(map, Team.Bo);
        await IsReadAsync(ann);
        await Axe.CheckAsync(ann.Person);
        await Clipping.CheckAsync(ann.Person, "the map as it is read", PersonOptions.Phone);

        await Chip(ann, "Buy").TapAsync();
        await Expect(ann.Node("buy")).ToBeFocusedAsync();
        await Expect(ann.Node("buy")).ToBeInViewportAsync();
        await Expect(ann.Page.Locator(".read-chip[aria-current]")).ToHaveTextAsync("Buy");
        var place = await TopAsync(ann, "buy");

        var field = await bo.EditAsync("price");
        await field.FillAsync("No price until the end");
        await field.PressAsync("Escape");
        await Expect(ann.Text("price")).ToHaveTextAsync("No price until the end");
        // What others do moves nothing under the eyes.
        Assert.Equal(place, await TopAsync(ann, "buy"));

        await ann.Shape("Board").TapAsync();
        await Expect(ann.Page.Locator("[data-board]")).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("[data-reading]")).ToHaveCountAsync(0);
        await Expect(ann.Node("order")).ToBeInViewportAsync();
        await ann.Shape("Story").TapAsync();
        await IsReadAsync(ann);
        await Expect(ann.Node("buy")).ToBeInViewportAsync();
        await Expect(ann.Shape("Story")).ToBeFocusedAsync();
        await ann.FitsTheWindowAsync();
    }

    [Fact]
    public async Task A_tap_opens_the_details_below_the_card_and_the_next_one_its_text()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, OnPhone(Team.Owner) with { Theme = ColorScheme.Dark });
        await IsReadAsync(ann);
        await Axe.CheckAsync(ann.Person);
        await ann.Node("guide").TapAsync();
        await Expect(ann.Panel).ToContainTextAsync("A buyer's guide");
        var (card, sheet) = (await BoardView.BoxAsync(ann.Node("guide")), await BoardView.BoxAsync(ann.Panel));
        Assert.True(card.Y + card.Height <= sheet.Y, $"The card ends at {card.Y + card.Height}, the sheet begins at {sheet.Y}.");
        await Axe.CheckAsync(ann.Person);

        await ann.Node("guide").TapAsync();
        await Expect(ann.Field("guide")).ToBeFocusedAsync();
        await Expect(ann.Panel).ToHaveCountAsync(0);
        await ann.Keyboard.PressAsync("End");
        await ann.Keyboard.TypeAsync(" to bicycles");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Text("guide")).ToHaveTextAsync("A buyer's guide to bicycles");
        await Expect(ann.Node("guide")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_laptop_it_is_chosen_kept_and_walked_through_by_keys()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Node("visit").FocusAsync();
        await ann.Shape("Story").ClickAsync();
        await IsReadAsync(ann);
        await Expect(ann.Node("visit")).ToBeInViewportAsync();
        await ann.OpenAsync();
        await IsReadAsync(ann);

        await ann.Node("discover").FocusAsync();
        foreach (var name in new[] { "search", "google", "ask", "web", "anna-search" })
        {
            await ann.Keyboard.PressAsync("ArrowDown");
            await Expect(ann.Node(name)).ToBeFocusedAsync();
        }
        await ann.Keyboard.PressAsync("+");
        await Expect(ann.Node("anna-search").Locator(".score")).ToHaveTextAsync("-0.5");
        await ann.Keyboard.PressAsync("Home");
        await ann.Keyboard.PressAsync("ArrowDown");
        await ann.Keyboard.PressAsync("ArrowDown");
        await ann.Keyboard.PressAsync("Delete");
        await Expect(ann.Node("google")).ToHaveCountAsync(0);
        await Expect(ann.Node("ask")).ToBeFocusedAsync();
        // Below it, and the next one below that.
        await ann.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await ann.Keyboard.TypeAsync("Reads a test");
        await ann.Keyboard.PressAsync("Enter");
        await ann.Keyboard.TypeAsync("Sleeps on it");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Page.Locator($".read-step[data-step='{map["search"]}'] [data-lane='{map["actions"]}'] .card")).ToHaveTextAsync(["Asks a friend", "Reads a test", "Sleeps on it"]);

        await ann.Keyboard.PressAsync("Control+f");
        await ann.Keyboard.TypeAsync("guide");
        await Expect(ann.Node("guide")).ToHaveAttributeAsync("data-hit", "now");
        await Expect(ann.Node("guide")).ToBeInViewportAsync();
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Node("guide")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Pictures_are_taken_of_it()
    {
        if (!Screens.Wanted) return;
        var map = await RichMap.MakeAsync(NewApi());
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["order"], property = "ours", value = false }, new { op = "set", id = map["visit"], property = "span", value = 2 });
        await Screens.TakeEverywhereAsync("reading", async look => (await ReadAsync(map, look)).Person);
        await Screens.TakeEverywhereAsync("reading-sheet", async look =>
        {
            var view = await ReadAsync(map, look with { Viewport = PersonOptions.Phone });
            await view.Node("queue").ClickAsync();
            await Expect(view.Panel).ToBeVisibleAsync();
            return view.Person;
        });
    }

    async Task<BoardView> ReadAsync(SampleMap map, PersonOptions look)
    {
        var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
        await view.Page.Locator("[data-do=view-story]").ClickAsync();
        await Expect(view.Page.Locator("[data-reading]")).ToBeVisibleAsync();
        return view;
    }

    static PersonOptions OnPhone(PersonOptions who) => who with { Viewport = PersonOptions.Phone, Touch = true };

    static async Task IsReadAsync(BoardView view)
    {
        await Expect(view.Page.Locator("[data-reading]")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("[data-board]")).ToHaveCountAsync(0);
    }

    static ILocator Chip(BoardView view, string stage) => view.Page.Locator(".read-chip", new() { HasTextString = stage });

    static async Task<float> TopAsync(BoardView view, string name) => (await BoardView.BoxAsync(view.Node(name))).Y;
}
