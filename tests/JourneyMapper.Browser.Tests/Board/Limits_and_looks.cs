using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Very long, foreign and narrow: the page stays alive, in its frame and accessible.</summary>
public sealed class Limits_and_looks(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    const int TextLimit = 10_000;

    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    public static TheoryData<int, int> Windows => new() { { 1440, 900 }, { 390, 844 }, { 1920, 1080 } };

    [Fact]
    public async Task A_huge_paste_is_cut_and_told_and_the_page_lives()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var field = await ann.EditAsync("google");
        await field.PressAsync("Control+a");
        await PasteAsync(ann.Page, new string('x', 200_000));
        await Expect(ann.Toast).ToContainTextAsync(new Regex("at most 10[., \u00a0]?000 characters"));
        await Expect(field).ToHaveValueAsync(new string('x', TextLimit));
        await field.PressAsync("Enter");
        await Expect(bo.Text("google")).ToHaveTextAsync(new string('x', TextLimit));
        await ann.FitsTheWindowAsync();
    }

    [Theory]
    [InlineData("שלום עולם, זה מסע לקוח")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("👩‍👩‍👧‍👦 🚲🇩🇰 naïve Ångström")]
    public async Task Any_script_is_written_and_read(string words)
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var field = await ann.EditAsync("google");
        await field.PressAsync("Control+a");
        foreach (var rune in words.EnumerateRunes()) await ann.Keyboard.InsertTextAsync(rune.ToString());
        await Expect(field).ToHaveValueAsync(words);
        await Expect(bo.Text("google")).ToHaveTextAsync(words);
        await field.PressAsync("Escape");
        await Expect(ann.Text("google")).ToHaveTextAsync(words);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task Titles_of_300_letters_break_no_layout(int width, int height)
    {
        var map = await NewMapAsync();
        var word = new string('W', 300);
        await map.Api.SubmitAsync(
            map.Id,
            Set("map", "title"), Set("discover", "title"), Set("search", "title"), Set("actions", "title"), Set("anna", "name"), Set("google", "text"), Set("anna-search", "text"));
        var ann = await OpenAsync(map, Team.Owner with { Viewport = new() { Width = width, Height = height } });
        await ann.FitsTheWindowAsync();
        if (width == PersonOptions.Phone.Width)
        {
            // There the map is read first.
            await Expect(ann.Page.Locator("[data-reading]")).ToBeVisibleAsync();
            await ann.FitsTheWindowAsync();
            await ann.Shape("Board").ClickAsync();
            await Expect(ann.Page.Locator("[data-board]")).ToBeVisibleAsync();
            await ann.FitsTheWindowAsync();
        }
        await Expect(ann.Button("Details")).ToBeInViewportAsync();
        await ann.Button("Details").ClickAsync();
        await Expect(ann.Panel).ToBeVisibleAsync();
        await ann.FitsTheWindowAsync();
        await ann.EditAsync("map");
        await ann.FitsTheWindowAsync();
        await ann.Person.GoToAsync("/");
        await ann.FitsTheWindowAsync();

        object Set(string name, string property) => new { op = "set", id = map[name], property, value = word };
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task The_board_is_accessible_in_every_state(ColorScheme theme)
    {
        var map = await NewMapAsync("metrics");
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await Axe.CheckAsync(ann.Person);
        await ann.Node("queue").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Enter");
        await Expect(ann.Panel).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        foreach (var name in new[] { "map", "anna", "web", "search", "actions" })
        {
            await ann.Node(name).FocusAsync();
            await Expect(ann.Panel).Not.ToContainTextAsync("Long queue");
            await Axe.CheckAsync(ann.Panel);
        }
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Shift+F10");
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await Axe.CheckAsync(ann.Person);
        await ann.Keyboard.PressAsync("Escape");
        foreach (var name in new[] { "google", "map", "search", "anna-search", "anna" })
        {
            await ann.EditAsync(name);
            await Axe.CheckAsync(ann.Node(name));
            await ann.Keyboard.PressAsync("Escape");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task The_keys_are_listed_for_whoever_asks(ColorScheme theme)
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("?");
        var sheet = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(sheet.GetByText("move what you stand on")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "keys");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToHaveCountAsync(0);
        await Expect(ann.Node("google")).ToBeFocusedAsync();

        var eva = await OpenAsync(map, Team.Eva with { Theme = theme });
        await eva.Button("Keys on the board").ClickAsync();
        await Expect(eva.Page.GetByRole(AriaRole.Dialog).GetByText("one place further")).ToBeVisibleAsync();
        await Expect(eva.Page.GetByRole(AriaRole.Dialog).GetByText("move what you stand on")).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task The_empty_board_and_the_library_are_accessible(ColorScheme theme)
    {
        var map = await SampleMap.EmptyAsync(NewApi(), "Nothing yet");
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await Axe.CheckAsync(ann.Person);
        await ann.Person.GoToAsync("/");
        await Expect(ann.Page.GetByText("Nothing yet").First).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
    }

    [Fact]
    public async Task Pictures_are_taken_of_every_look()
    {
        if (!Screens.Wanted) return;
        var map = await NewMapAsync("metrics");
        await map.Api.SubmitAsync(
            map.Id,
            new { op = "set", id = map["queue"], property = "severity", value = 4 },
            new { op = "set", id = map["guide"], property = "impact", value = 5 },
            new { op = "set", id = map["guide"], property = "status", value = "planned" },
            new { op = "set", id = map["web"], property = "channel", value = "web" },
            new { op = "set", id = map["web"], property = "importance", value = 4 },
            new { op = "set", id = map["order"], property = "ours", value = false },
            new { op = "set", id = map["visit"], property = "span", value = 2 });
        var empty = await SampleMap.EmptyAsync(NewApi(), "Nothing yet");
        await Screens.TakeEverywhereAsync("library", async look =>
        {
            var person = await ArriveAsync(Team.Address, Looking(look));
            await person.GoToAsync("/");
            return person;
        });
        await Screens.TakeEverywhereAsync("board", async look => (await OpenAsync(map, Looking(look))).Person);
        await Screens.TakeEverywhereAsync("empty-board", async look => (await OpenAsync(empty, Looking(look))).Person);
        await Screens.TakeEverywhereAsync("panel", async look =>
        {
            var view = await OpenAsync(map, Looking(look));
            await view.Node("queue").FocusAsync();
            await view.Keyboard.PressAsync("Control+Enter");
            await Expect(view.Panel).ToBeVisibleAsync();
            return view.Person;
        });
    }

    PersonOptions Looking(PersonOptions look) => look with { Kept = Team.Owner.Kept };
}
