using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Library;

/// <summary>Finding maps, keeping them in order, and seeing what others do.</summary>
public sealed class In_the_library(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_search_finds_text_inside_a_map_and_leads_to_it()
    {
        var api = NewApi();
        var map = await SampleMap.MakeAsync(api, "Searched");
        await api.SubmitAsync(map.Id, new { op = "set", id = map["guide"], property = "text", value = "Frågor i kassakön" });
        var ann = await LookAsync();

        await ann.Page.Keyboard.PressAsync("/");
        await ann.Page.Keyboard.TypeAsync("KASSAKÖN frågor");

        await Expect(Titles(ann)).ToHaveTextAsync(["Searched"]);
        var hit = ann.Page.Locator(".hits a");
        await Expect(hit).ToContainTextAsync("Frågor i kassakön");
        await Expect(hit.Locator("mark")).ToHaveTextAsync(["Frågor", "kassakön"]);
        await Expect(ann.Page).ToHaveURLAsync(new Regex("q="));
        await Axe.CheckAsync(ann);
        await hit.ClickAsync();

        await Expect(ann.Page).ToHaveURLAsync(new Regex($"/maps/{map.Id}#card={map["guide"]}"));
        await Expect(ann.Page.Locator($"[data-id='{map["guide"]}']")).ToBeFocusedAsync();
        await ann.Page.GoBackAsync();
        await Expect(Titles(ann)).ToHaveTextAsync(["Searched"]);
        await Expect(Box(ann)).ToHaveValueAsync("KASSAKÖN frågor");
    }

    [Fact]
    public async Task Maps_go_into_a_folder_by_drag_and_by_menu()
    {
        var api = NewApi();
        await api.CreateAsync("To drag");
        await api.CreateAsync("To choose");
        var ann = await LookAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "New folder" }).First.ClickAsync();
        await Expect(ann.Page.GetByLabel("Name of the folder")).ToBeFocusedAsync();
        await Axe.CheckAsync(ann);
        await ann.Page.Keyboard.TypeAsync("Checkout");
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync("Checkout");
        await Expect(ann.Page.Locator(".empty h2")).ToHaveTextAsync("Nothing in this folder");

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "All maps" }).ClickAsync();
        var folder = ann.Page.Locator("[data-folder]", new() { HasText = "Checkout" });
        await Card(ann, "To drag").Locator("h2 a").DragToAsync(folder);
        await Expect(folder.Locator("small")).ToHaveTextAsync("1");

        await Menu(ann, "To choose").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Move to folder" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Folder", new() { Exact = true }).SelectOptionAsync("Checkout");
        await Axe.CheckAsync(ann);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(folder.Locator("small")).ToHaveTextAsync("2");

        await folder.ClickAsync();
        await Expect(Titles(ann)).ToHaveCountAsync(2);
        await ann.Page.GoBackAsync();
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync("Maps");
    }

    [Fact]
    public async Task Several_maps_go_to_the_bin_by_keyboard_and_come_back()
    {
        var api = NewApi();
        foreach (var title in new[] { "Bulk one", "Bulk two", "Bulk three" }) await api.CreateAsync(title);
        var ann = await LookAsync("/?q=bulk&sort=title");
        await Expect(Titles(ann)).ToHaveTextAsync(["Bulk one", "Bulk three", "Bulk two"]);
        var boxes = ann.Page.Locator("[data-pick]");

        await boxes.First.FocusAsync();
        await ann.Page.Keyboard.PressAsync("Space");
        await Expect(ann.Page.GetByText("1 chosen")).ToBeVisibleAsync();
        await boxes.Last.FocusAsync();
        await ann.Page.Keyboard.PressAsync("Shift+Space");
        await Expect(ann.Page.GetByText("3 chosen")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await ann.Page.Keyboard.PressAsync("Delete");

        await Expect(ann.Page.Locator(".toast")).ToContainTextAsync("3 maps are in the bin.");
        await Expect(Titles(ann)).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator("h1")).ToBeFocusedAsync();
        await ann.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Titles(ann)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Whoever_has_begun_before_the_page_came_alive_is_not_moved_to_its_heading()
    {
        var ann = await LookAsync();
        await ann.Page.Locator(".rail-link").First.FocusAsync();
        await ann.Page.EvaluateAsync("import('/js/page.js').then(page => page.focusHeading(true))");
        await Expect(ann.Page.Locator(".rail-link").First).ToBeFocusedAsync();

        await ann.Page.EvaluateAsync("document.activeElement.blur()");
        await ann.Page.EvaluateAsync("import('/js/page.js').then(page => page.focusHeading(true))");
        await Expect(ann.Page.Locator("h1")).ToBeFocusedAsync();

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Bin" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Bin", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_star_and_a_visit_are_ones_own()
    {
        var map = await SampleMap.MakeAsync(NewApi(), "Starred");
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/");
        await Card(bo, "Starred").HoverAsync();
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Favourite: Starred" }).ClickAsync();
        await Expect(bo.Page.GetByRole(AriaRole.Button, new() { Name = "Favourite: Starred" })).ToHaveAttributeAsync("aria-pressed", "true");
        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Favourites" }).ClickAsync();
        await Expect(Titles(bo)).ToHaveTextAsync(["Starred"]);

        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Starred" }).ClickAsync();
        await Expect(bo.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await bo.GoToAsync("/?show=recent");
        await Expect(Titles(bo).First).ToHaveTextAsync("Starred");

        var eva = await ArriveAsync(Team.Address, Team.Eva);
        await eva.GoToAsync("/?show=favourites");
        await Expect(eva.Page.Locator(".empty h2")).ToHaveTextAsync("No favourites yet");
    }

    [Fact]
    public async Task A_colleagues_edit_moves_the_card_to_the_top_and_shows_who_is_there()
    {
        var api = NewApi();
        var older = await SampleMap.MakeAsync(api, "Live older");
        await api.CreateAsync("Live newer");
        var ann = await LookAsync("/?q=live");
        await Expect(Titles(ann)).ToHaveTextAsync(["Live newer", "Live older"]);

        var bo = await OpenAsync(older, Team.Bo);
        await Expect(Card(ann, "Live older").Locator(".live")).ToHaveAttributeAsync("aria-label", $"Here now: {Team.BoName}");
        await bo.EditAsync("queue");
        await bo.Keyboard.TypeAsync("Very ");

        await Expect(Titles(ann)).ToHaveTextAsync(["Live older", "Live newer"]);
        await Expect(Card(ann, "Live older").Locator(".when")).ToContainTextAsync(Team.BoName);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Library_bin_and_questions_are_accessible(ColorScheme theme)
    {
        var api = NewApi();
        await SampleMap.MakeAsync(api, "Accessible");
        var gone = (await api.CreateAsync($"Gone {theme}")).GetProperty("id").GetGuid();
        await api.DeleteAsync(gone);
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Theme = theme });
        await ann.GoToAsync("/");
        await Expect(ann.Page.Locator("main[data-library]")).ToBeVisibleAsync();
        await Card(ann, "Accessible").First.HoverAsync();
        await Axe.CheckAsync(ann);
        await Menu(ann, "Accessible").First.ClickAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "library");

        await ann.GoToAsync("/bin");
        await Axe.CheckAsync(ann);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = $"Delete Gone {theme} for good" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Nobody can bring it back")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(ann.Page.Locator(".toast")).ToContainTextAsync("The map is deleted.");
        await Expect(ann.Page.GetByText($"Gone {theme}")).ToHaveCountAsync(0);
    }

    async Task<Person> LookAsync(string address = "/")
    {
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        await ann.GoToAsync(address);
        await Expect(ann.Page.Locator("main[data-library]")).ToBeVisibleAsync();
        return ann;
    }

    static ILocator Titles(Person person) => person.Page.Locator(".card h2");

    static ILocator Box(Person person) => person.Page.Locator("input[type=search]");

    static ILocator Card(Person person, string title) => person.Page.Locator(".card", new() { Has = person.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    static ILocator Menu(Person person, string title) => person.Page.GetByRole(AriaRole.Button, new() { Name = $"What to do with {title}", Exact = true });
}
