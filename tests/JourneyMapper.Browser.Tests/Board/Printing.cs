using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A map on paper, looked at as the browser really prints it.</summary>
public sealed class Printing(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    // What is drawn on a sheet, and is not inside it or is cut off by something else on it.
    const string StickingOut =
        """
        () => [...document.querySelectorAll('.sheet')].flatMap(sheet => {
          const paper = sheet.getBoundingClientRect();
          return [...sheet.querySelectorAll('h2, .chip, .legend li, .stage-box, .step-box, .lane, .card, .card > :not(.grip), .point, .word, footer > span')].filter(node => {
            const box = node.getBoundingClientRect();
            return box.width * box.height === 0 && node.textContent.trim() || node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible'
              || box.left < paper.left || box.right > paper.right || box.top < paper.top || box.bottom > paper.bottom;
          }).map(node => node.className + ': ' + node.textContent.trim());
        })
        """;

    [Theory]
    [InlineData(ColorScheme.Light, "ArrowUp", "ArrowDown", "paper=a4&orientation=portrait", 595, 842)]
    [InlineData(ColorScheme.Dark, "ArrowDown", "Home", "paper=a2&orientation=landscape", 1684, 1191)]
    public async Task A_map_gets_from_the_board_onto_paper_by_keyboard(ColorScheme theme, string paperKey, string orientationKey, string address, int width, int height)
    {
        var map = await NewMapAsync("metrics");
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["visit"], property = "span", value = 2 });
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await ann.Page.AddInitScriptAsync("window.print = () => { document.documentElement.dataset.printed = ''; };");
        await ann.Page.Locator("[data-drop] > summary[aria-label='Export and print']").FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Page.GetByRole(AriaRole.Link, new() { Name = "Print…" })).ToBeFocusedAsync();
        await Screens.TakeAsync(ann.Person, "print-menu");
        await ann.Keyboard.PressAsync("Enter");

        await IsFittedAsync(ann.Page, "map");
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "print");
        await ann.Page.GetByLabel("Paper").FocusAsync();
        await ann.Keyboard.PressAsync(paperKey);
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Page.GetByLabel("Orientation")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync(orientationKey);
        await Expect(ann.Page).ToHaveURLAsync(new Regex($@"/maps/{map.Id}/print\?{address}&by=map$"));
        await ann.Keyboard.PressAsync("Tab");
        await Expect(ann.Button("Print")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Page.Locator("html[data-printed]")).ToBeAttachedAsync();
        Assert.Equal([(width, height)], await Pdf.PagesAsync(ann.Page));
        await IsWholeAsync(ann.Page);

        await ann.Button("Stage by stage").FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await IsFittedAsync(ann.Page, "stage");
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "print-stages");
        Assert.Equal([(width, height), (width, height)], await Pdf.PagesAsync(ann.Page));
        await IsWholeAsync(ann.Page);
        // It begins in one stage and ends in the other.
        await Expect(ann.Node("visit")).ToHaveCountAsync(2);

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the board" }).ClickAsync();
        await ann.IsReadyAsync();
    }

    [Fact]
    public async Task A_paper_that_is_too_small_to_read_is_told_and_a_larger_one_takes_the_words_away()
    {
        var map = await NewMapAsync();
        await map.Api.SubmitAsync(map.Id, [.. Enumerable.Range(0, 20).Select(number =>
            (object)new { op = "insert", element = new { kind = "step", id = Guid.CreateVersion7(), stageId = map["buy"], title = $"Waits {number}" } })]);
        var ann = await ArriveAsync(Team.Address, Team.Eva with { Viewport = PersonOptions.Phone });
        await ann.GoToAsync($"/maps/{map.Id}/print?paper=a4");
        await IsFittedAsync(ann.Page, "map");
        var told = ann.Page.GetByText("Too small to read on this paper. Choose a larger one, or print stage by stage.");
        await Expect(told).ToBeVisibleAsync();
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await ann.Page.GetByLabel("Paper").SelectOptionAsync("a1");
        await Expect(told).ToBeHiddenAsync();
        await Expect(ann.Page.GetByText(new Regex(@"^Text on paper: \d+(\.\d)? pt$"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_browsers_own_menu_prints_the_whole_board_without_its_buttons_and_dark_on_white()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { Theme = ColorScheme.Dark });
        await ann.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(ann.Page.Locator("nav:visible, .board-page button:visible:not(.actor-eye), .board-page select:visible")).ToHaveCountAsync(0);
        await Expect(ann.Node("guide")).ToHaveCSSAsync("color", "rgb(27, 33, 48)");
        await Expect(ann.Page.Locator(".map-title")).ToBeVisibleAsync();
        await ann.FitsTheWindowAsync();
        // Nothing scrolls any more: what did not fit the screen comes on the next page.
        Assert.True(await ann.Page.EvaluateAsync<bool>("(() => { const area = document.querySelector('.board-scroll'); return area.scrollHeight === area.clientHeight && area.scrollWidth <= area.clientWidth; })()"));
        Assert.NotEmpty(await Pdf.PagesAsync(ann.Page));
    }

    // A page without a circuit, alive once its map has found its size.
    static Task IsFittedAsync(IPage page, string by) => Expect(page.Locator($".print-page[data-by={by}][data-fitted]")).ToBeVisibleAsync();

    /// <summary>On paper every card of the map has its words, and nothing sticks out of a sheet.</summary>
    static async Task IsWholeAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var words in new[] { "Searches the web", "Asks a friend", "Visits a shop", "Web shop", "Long queue", "A buyer's guide", "lost", "curious", "glad" })
            await Expect(page.Locator(".sheet").GetByText(words, new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(StickingOut));
        // Not "screen": then a PDF would show the preview.
        await page.EmulateMediaAsync(new() { Media = Media.Null });
    }
}
