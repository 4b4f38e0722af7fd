using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A person before a map: what they see of it and do with it.</summary>
sealed class BoardView(Person person, SampleMap map)
{
    public Person Person => person;

    public IPage Page => person.Page;

    public IKeyboard Keyboard => Page.Keyboard;

    public SampleMap Map => map;

    /// <summary>The page's word for "nothing waits": Saved, Saving… or Offline.</summary>
    public ILocator State => Page.Locator("[data-state]");

    public ILocator Toast => Page.Locator(".toast");

    public ILocator Menu => Page.Locator("[data-element-menu]");

    public ILocator Panel => Page.Locator("[data-panel]");

    public ILocator Announcement => Page.Locator("[data-announce]");

    /// <summary>The field of the text that is being typed.</summary>
    public ILocator AnyField => Page.Locator("textarea.jm-text-field");

    /// <summary>The one cell of its lane that stands in for an empty place.</summary>
    public ILocator Probe => Page.Locator("[data-probe]:not([hidden])");

    /// <summary>Opens the map and waits until the page has taken it over.</summary>
    public async Task<BoardView> OpenAsync()
    {
        await person.GoToAsync($"/maps/{map.Id}");
        await IsReadyAsync();
        return this;
    }

    public Task IsReadyAsync() => Assertions.Expect(Page.Locator(".board-page[data-ready]")).ToBeVisibleAsync();

    public ILocator Node(string name) => Node(map[name]);

    public ILocator Node(Guid id) => Page.Locator($"[data-id='{id}']");

    /// <summary>What an element shows of itself.</summary>
    public ILocator Text(string name) => Node(name).Locator("[data-show]").First;

    public ILocator Field(string name) => Node(name).Locator("textarea");

    public ILocator Row(string lane) => Page.Locator($".lane-row[data-lane='{map[lane]}']");

    public ILocator Cards(string lane) => Row(lane).Locator(".card");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What shows the map in another shape: Board, Table, Story.</summary>
    public ILocator Shape(string name) => Page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    /// <summary>Opens the text of an element by keyboard and waits for the field.</summary>
    public async Task<ILocator> EditAsync(string name)
    {
        await Node(name).FocusAsync();
        await Keyboard.PressAsync("Enter");
        await Assertions.Expect(Field(name)).ToBeFocusedAsync();
        return Field(name);
    }

    /// <summary>Focuses the empty cell of a lane under a step, by clicking it.</summary>
    public async Task ClickCellAsync(string lane, string step, bool twice = false)
    {
        var (x, y) = await MiddleOfCellAsync(lane, step);
        if (twice) await Page.Mouse.DblClickAsync(x, y);
        else await Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>A place in the cell, free of cards when the cell is empty.</summary>
    public async Task<(float X, float Y)> MiddleOfCellAsync(string lane, string step)
    {
        await Row(lane).ScrollIntoViewIfNeededAsync();
        var row = await BoxAsync(Row(lane));
        var column = await BoxAsync(Node(step));
        return (column.X + (column.Width / 2), row.Y + (row.Height / 2));
    }

    /// <summary>Drags an element to a place, as a hand does: down, a little, there, up.</summary>
    public async Task DragAsync(ILocator node, float x, float y)
    {
        await node.ScrollIntoViewIfNeededAsync();
        var box = await BoxAsync(node);
        await Page.Mouse.MoveAsync(box.X + Math.Min(24, box.Width / 2), box.Y + Math.Min(14, box.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x, y, new() { Steps = 6 });
        await Assertions.Expect(Page.Locator(".board-page[data-dragging]")).ToBeVisibleAsync();
        await Page.Mouse.UpAsync();
    }

    public static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator node) =>
        await node.BoundingBoxAsync() ?? throw new InvalidOperationException("The element is not on the screen.");

    public Task<Guid> FocusedIdAsync() => Page.EvaluateAsync<Guid>("document.activeElement.closest('[data-id]')?.dataset.id ?? '00000000-0000-0000-0000-000000000000'");

    /// <summary>Asserts that nothing sticks out of the window: only the board itself scrolls.</summary>
    public async Task FitsTheWindowAsync()
    {
        var widths = await Page.EvaluateAsync<int[]>("[document.scrollingElement.scrollWidth, innerWidth]");
        Xunit.Assert.True(widths[0] <= widths[1], $"The page is {widths[0]} px wide in a window of {widths[1]} px.");
    }
}
