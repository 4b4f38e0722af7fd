using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Finding on the map, and doing anything by its name.</summary>
public sealed class Finding(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Fact]
    public async Task Hits_are_walked_through_and_follow_what_others_change()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("ask").FocusAsync();
        await ann.Keyboard.PressAsync("Control+f");
        await Expect(Field(ann)).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("SHOP");
        await Expect(Count(ann)).ToHaveTextAsync("1 of 2: Web shop");
        await Expect(Current(ann)).ToHaveAttributeAsync("data-id", map["web"].ToString());
        await Expect(ann.Node("visit")).ToHaveAttributeAsync("data-hit", "");

        var text = await bo.EditAsync("google");
        await text.PressSequentiallyAsync(" for a shop");
        await Expect(Count(ann)).ToHaveTextAsync("2 of 3: Web shop");
        await Expect(Current(ann)).ToHaveAttributeAsync("data-id", map["web"].ToString());

        await ann.Keyboard.PressAsync("Enter");
        await Expect(Count(ann)).ToHaveTextAsync("3 of 3: Visits a shop");
        await ann.Keyboard.PressAsync("F3");
        await Expect(Count(ann)).ToHaveTextAsync("1 of 3: Searches the web for a shop");
        await ann.Keyboard.PressAsync("Shift+Enter");
        await Expect(Field(ann)).ToBeFocusedAsync();
        await bo.Keyboard.PressAsync("Escape");
        await bo.Node("visit").FocusAsync();
        await bo.Keyboard.PressAsync("Delete");
        await Expect(Count(ann)).ToHaveTextAsync("2 of 2: Web shop");

        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Node("web")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator("[data-hit]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_who_only_reads_finds_what_is_out_of_sight()
    {
        var map = await NewMapAsync();
        var last = Guid.CreateVersion7();
        await map.Api.SubmitAsync(map.Id, [.. Enumerable.Range(0, 12).Select(i => (object)new { op = "insert", element = new { kind = "step", id = i == 11 ? last : Guid.CreateVersion7(), stageId = map["buy"], title = $"Later {i}" } })]);
        var eva = await OpenAsync(map, Team.Eva);
        await eva.Button("Find on the map").ClickAsync();
        await eva.Keyboard.TypeAsync("later 11");
        await Expect(Count(eva)).ToHaveTextAsync("1 of 1: Later 11");
        await Expect(eva.Node(last)).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(Field(eva)).ToBeFocusedAsync();
        var (found, bar) = (await BoardView.BoxAsync(eva.Node(last)), await BoardView.BoxAsync(eva.Page.Locator("[data-find]")));
        Assert.True(found.Y + found.Height <= bar.Y || bar.Y + bar.Height <= found.Y || found.X + found.Width <= bar.X, "The bar hides what was found.");

        await eva.Keyboard.PressAsync("Control+a");
        await eva.Keyboard.TypeAsync("zebra");
        await Expect(Count(eva)).ToHaveTextAsync("No hits");
        await eva.Keyboard.PressAsync("Escape");
        await Expect(eva.Button("Find on the map")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Anything_is_done_by_its_name_and_one_is_back_where_one_was()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Control+k");
        await Expect(Quick(ann)).ToBeVisibleAsync();
        await ann.Keyboard.TypeAsync("quotes lane");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Quick(ann)).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator(".lane:focus [data-show]")).ToHaveTextAsync("Quotes");
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Page.Locator(".lane [data-show]").GetByText("Quotes")).ToHaveCountAsync(0);

        // A place by its text, then where one stood when nothing is chosen.
        await ann.Keyboard.PressAsync("Control+k");
        await ann.Keyboard.TypeAsync("guide");
        await Expect(Quick(ann).GetByRole(AriaRole.Option).Locator(".quick-text")).ToHaveTextAsync(["A buyer's guide"]);
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Node("guide")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Control+k");
        await Expect(Quick(ann).GetByRole(AriaRole.Group).First).ToHaveAttributeAsync("aria-label", "Used last");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Node("guide")).ToBeFocusedAsync();

        // Of what one stands on; the text is open at once.
        await ann.Keyboard.PressAsync("Control+k");
        await ann.Keyboard.TypeAsync("edit");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Field("guide")).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Escape");
        await ann.Keyboard.PressAsync("Control+k");
        await ann.Keyboard.TypeAsync("find on");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Field(ann)).ToBeFocusedAsync();
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Both_are_accessible(ColorScheme theme)
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await OpenFindAsync(ann, "shop");
        await Axe.CheckAsync(ann.Person);
        await ann.Keyboard.PressAsync("Escape");
        await OpenQuickAsync(ann);
        await Axe.CheckAsync(ann.Person);
        await ann.Keyboard.TypeAsync("zebra");
        await Expect(Quick(ann)).ToContainTextAsync("Nothing is called that");
        await Axe.CheckAsync(ann.Person);
    }

    [Fact]
    public async Task Pictures_are_taken_of_both()
    {
        if (!Screens.Wanted) return;
        var map = await NewMapAsync();
        await Screens.TakeEverywhereAsync("find", async look =>
        {
            var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
            await OpenFindAsync(view, "shop");
            return view.Person;
        });
        await Screens.TakeEverywhereAsync("quick", async look =>
        {
            var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
            await OpenQuickAsync(view);
            return view.Person;
        });
    }

    static async Task OpenFindAsync(BoardView view, string text)
    {
        await view.Node("visit").FocusAsync();
        await view.Keyboard.PressAsync("Control+f");
        await view.Keyboard.TypeAsync(text);
        await Expect(Current(view)).ToHaveCountAsync(1);
    }

    static async Task OpenQuickAsync(BoardView view)
    {
        await view.Node("queue").FocusAsync();
        await view.Keyboard.PressAsync("Control+k");
        await Expect(Quick(view).GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
    }

    static ILocator Field(BoardView view) => view.Page.Locator("[data-find-input]");

    static ILocator Count(BoardView view) => view.Page.Locator("[data-find] [role=status]");

    static ILocator Current(BoardView view) => view.Page.Locator("[data-hit=now]");

    static ILocator Quick(BoardView view) => view.Page.GetByRole(AriaRole.Dialog);
}
