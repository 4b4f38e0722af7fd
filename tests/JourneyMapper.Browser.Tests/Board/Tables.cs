using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Browser.Tests.Look;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The map as a table: every card a row.</summary>
public sealed class Tables(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task By_keyboard_alone_one_sorts_fills_in_adds_and_takes_back_while_somebody_else_writes()
    {
        var map = await RichMap.MakeAsync(NewApi());
        var ann = await OpenAsync(map, Team.Owner with { Viewport = new() { Width = 1440, Height = 560 } });
        var bo = await OpenAsync(map, Team.Bo);
        await ann.Shape("Board").FocusAsync();
        await ann.Keyboard.PressAsync("ArrowRight");
        await Expect(ann.Shape("Table")).ToBeFocusedAsync();
        await Expect(Grid(ann)).ToBeVisibleAsync();
        Assert.EndsWith("view=table", ann.Page.Url, StringComparison.Ordinal);
        await Axe.CheckAsync(ann.Person);

        // From the tab stop to the heading, and sorted by it.
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Home");
        await Expect(Heading(ann, "stage")).ToBeFocusedAsync();
        foreach (var _ in Enumerable.Range(0, 3)) await ann.Keyboard.PressAsync("ArrowRight");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Heading(ann, "text")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(Heading(ann, "text")).ToBeFocusedAsync();
        Assert.Equal("1", await ann.Page.EvaluateAsync<string>("String(document.querySelectorAll('[data-grid] [tabindex=\"0\"]').length)"));

        // Bo's letters come in and move his row; Ann stays where she stands.
        await ann.Node("queue").FocusAsync();
        var field = await bo.EditAsync("web");
        await field.FillAsync("A first look at the web shop");
        await field.PressAsync("Escape");
        await Expect(ann.Text("web")).ToHaveTextAsync("A first look at the web shop");
        await Expect(ann.Page.Locator("[data-row]").First).ToContainTextAsync("A buyer's guide");
        await Expect(ann.Node("queue")).ToBeFocusedAsync();

        // A text, live; the row stays while it is written, then goes where it is sorted to.
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Field("queue")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Control+a");
        await ann.Keyboard.TypeAsync("A queue");
        await Expect(bo.Text("queue")).ToHaveTextAsync("A queue");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Node("queue")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator("[data-row]").Nth(2)).ToContainTextAsync("A queue");

        // A choice and a number, the number wrongly first.
        await Cell(ann, "queue", "confidence").FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Cell(ann, "queue", "confidence").Locator("select")).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Meas");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Cell(ann, "queue", "confidence")).ToContainTextAsync("measured");
        await Expect(Cell(ann, "queue", "confidence")).ToBeFocusedAsync();
        await Cell(ann, "queue", "severity").FocusAsync();
        await ann.Keyboard.PressAsync("F2");
        await ann.Keyboard.TypeAsync("9");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Announcement).ToContainTextAsync("from 1 to 5");
        await ann.Keyboard.PressAsync("Control+a");
        await ann.Keyboard.TypeAsync("5");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Cell(ann, "queue", "severity")).ToHaveTextAsync("5");
        await Expect(Cell(ann, "queue", "severity")).ToBeFocusedAsync();

        // One more row like it, then away again, and back.
        await ann.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await ann.Keyboard.TypeAsync("No seats");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(bo.Cards("pains")).ToContainTextAsync(["A queue", "No seats"]);
        await Expect(ann.Page.Locator("[data-row]", new() { HasTextString = "No seats" }).Locator("[data-id]")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Delete");
        await Expect(ann.Page.Locator("[data-row]", new() { HasTextString = "No seats" })).ToHaveCountAsync(0);
        await Expect(Grid(ann).Locator(":focus")).ToHaveCountAsync(1);
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Page.Locator("[data-row]", new() { HasTextString = "No seats" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_filtered_down_to_nothing_and_back_shared_by_its_address_and_fits_a_phone()
    {
        var map = await RichMap.MakeAsync(NewApi());
        var ann = await OpenAsync(map, Team.Owner with { Theme = ColorScheme.Dark });
        await ann.Page.Locator("[data-do=view-table]").ClickAsync();
        await Expect(Grid(ann)).ToHaveAttributeAsync("aria-rowcount", "20");
        await ann.Page.Locator("[data-table-by=lane]").SelectOptionAsync(new SelectOptionValue { Value = $"{map["pains"]}" });
        await Expect(ann.Page.Locator("[data-row]")).ToHaveCountAsync(3);
        await Axe.CheckAsync(ann.Person);
        await ann.Page.Locator("[data-table-filter]").FillAsync("nothing like this");
        await Expect(ann.Page.GetByText("No card fits")).ToBeVisibleAsync();
        await ann.Button("Clear filters").Last.ClickAsync();
        await Expect(ann.Page.Locator("[data-row]")).ToHaveCountAsync(19);
        await ann.Page.Locator(".table-tools summary").First.ClickAsync();
        await ann.Page.Locator(".table-columns").GetByText("Actor", new() { Exact = true }).ClickAsync();
        await Expect(Heading(ann, "actor")).ToHaveCountAsync(0);

        var bo = await OpenAsync(map, Team.Bo with { Viewport = PersonOptions.Phone, Touch = true });
        await bo.Person.GoToAsync($"/maps/{map.Id}?view=table");
        await bo.IsReadyAsync();
        await Expect(Grid(bo)).ToBeVisibleAsync();
        await bo.FitsTheWindowAsync();
        await Axe.CheckAsync(bo.Person);
        await bo.Page.Locator("[data-table-new] > summary").TapAsync();
        await bo.Page.Locator("[data-new-lane]").SelectOptionAsync(new SelectOptionValue { Value = $"{map["notes"]}" });
        await bo.Page.Locator("[data-table-add]").TapAsync();
        await Expect(bo.AnyField).ToBeFocusedAsync();
        await bo.Keyboard.TypeAsync("From the phone");
        await bo.Keyboard.PressAsync("Enter");
        await Expect(ann.Page.Locator("[data-row]", new() { HasTextString = "From the phone" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pictures_are_taken_of_it()
    {
        if (!Screens.Wanted) return;
        var map = await RichMap.MakeAsync(NewApi());
        await Screens.TakeEverywhereAsync("table", async look =>
        {
            var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
            await view.Page.Locator("[data-do=view-table]").ClickAsync();
            await Expect(Grid(view)).ToBeVisibleAsync();
            await view.Node("price").FocusAsync();
            return view.Person;
        });
    }

    static ILocator Grid(BoardView view) => view.Page.Locator("[data-grid]");

    static ILocator Heading(BoardView view, string column) => view.Page.Locator($"th[data-col={column}]");

    static ILocator Cell(BoardView view, string card, string column) => view.Page.Locator($"[data-row='{view.Map[card]}'] [data-col={column}]");
}
