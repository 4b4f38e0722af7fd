using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Cards: what one person sets, ties and rests on evidence, another reads at a glance.</summary>
public sealed class Cards(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_channel_is_picked_and_evidence_added_by_keys_alone()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("web").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Enter");
        var channels = ann.Panel.GetByRole(AriaRole.Radiogroup, new() { NameString = "Channel", Exact = true });
        await channels.GetByRole(AriaRole.Radio).First.FocusAsync();
        await ann.Keyboard.PressAsync("ArrowRight");
        await Expect(channels.GetByRole(AriaRole.Radio, new() { NameString = "Phone" })).ToBeCheckedAsync();
        await Expect(bo.Page.GetByLabel("Web shop, Channel: Phone")).ToBeVisibleAsync();

        await ann.Button("Add evidence").FocusAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Panel.GetByRole(AriaRole.Combobox, new() { Name = "Source", Exact = true })).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Interview");
        await ann.Panel.GetByLabel("Link", new() { Exact = true }).FocusAsync();
        await ann.Keyboard.TypeAsync("example.org");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Panel.GetByText("A link begins with http:// or https://")).ToBeVisibleAsync();
        await ann.Keyboard.PressAsync("Home");
        await ann.Keyboard.TypeAsync("https://");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(bo.Node("web").Locator(".source")).ToHaveTextAsync("Interview");
        await Expect(ann.Button("Add evidence")).ToBeFocusedAsync();
        await Expect(ann.Panel.GetByRole(AriaRole.Link, new() { NameString = "example.org" })).ToHaveAttributeAsync("rel", "noopener noreferrer");

        await bo.Node("web").FocusAsync();
        await bo.Keyboard.PressAsync("Control+Enter");
        await Expect(bo.Panel.Locator(".changed")).ToContainTextAsync($"Changed by {Team.OwnerName}");
        await Expect(bo.Panel.Locator(".changed time")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_tie_is_drawn_from_card_to_card_and_shows_as_a_line()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await PullAsync(ann, "guide", "queue");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Page.Locator("[data-tying]")).ToHaveCountAsync(0);
        await ann.Page.Mouse.UpAsync();
        await PullAsync(ann, "guide", "google");
        await ann.Page.Mouse.UpAsync();
        await Expect(ann.Toast).ToContainTextAsync("Only an opportunity and a pain point can be tied");
        await Expect(ann.Node("guide")).Not.ToHaveAttributeAsync("data-tied", map["queue"].ToString());

        await PullAsync(ann, "guide", "queue");
        await Expect(ann.Node("queue")).ToHaveAttributeAsync("data-tie-target", "");
        await Screens.TakeAsync(ann.Person, "tie-pulled");
        await ann.Page.Mouse.UpAsync();
        await Expect(bo.Node("guide")).ToHaveAttributeAsync("data-tied", map["queue"].ToString());
        await Expect(bo.Page.Locator(".tie")).ToHaveCountAsync(0);
        await bo.Node("queue").FocusAsync();
        await Expect(bo.Page.Locator(".tie")).ToHaveCountAsync(1);
        await Expect(bo.Node("guide")).ToHaveAttributeAsync("data-lit", "");

        var eva = await OpenAsync(map, Team.Eva);
        await eva.Node("guide").HoverAsync();
        await Expect(eva.Page.Locator(".tie")).ToHaveCountAsync(1);
        await Expect(eva.Page.Locator(".tie-handle")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_link_leads_whoever_opens_it_to_what_was_meant()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ann.Node("queue").ClickAsync(new() { Button = MouseButton.Right });
        await ann.Menu.GetByRole(AriaRole.Menuitem, new() { NameString = "Copy link" }).ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Link copied");
        var link = await ann.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(new Uri(Team.Address, $"/maps/{map.Id}#card={map["queue"]}").ToString(), link);

        await ann.Person.GoToAsync("/");
        await ann.Person.GoToAsync(link);
        await ann.IsReadyAsync();
        await Expect(ann.Node("queue")).ToBeFocusedAsync();
        foreach (var name in new[] { "buy", "pay", "opportunities" })
        {
            await ann.Page.EvaluateAsync("id => { location.hash = `card=${id}`; }", map[name]);
            await Expect(ann.Node(name)).ToBeFocusedAsync();
        }
    }

    [Theory, MemberData(nameof(Limits_and_looks.Themes), MemberType = typeof(Limits_and_looks))]
    public async Task Every_kind_of_card_and_its_editor_is_accessible(ColorScheme theme)
    {
        var map = await RichMap.MakeAsync(NewApi());
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await ann.Node("guide").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Enter");
        await ann.Panel.GetByText("Pick pain points").ClickAsync();
        await ann.Button("Add evidence").ClickAsync();
        await Expect(ann.Panel.GetByRole(AriaRole.Combobox, new() { Name = "Source", Exact = true })).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Panel.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "evidence");
        await ann.Node("guide").HoverAsync();
        await Expect(ann.Page.Locator(".tie")).ToHaveCountAsync(2);
        await Axe.CheckAsync(ann.Page.Locator(".board-scroll"));
        await Screens.TakeInAllSizesAsync(ann.Person, "tie-lines");
    }

    [Fact]
    public async Task Pictures_are_taken_of_every_kind_of_card()
    {
        if (!Screens.Wanted) return;
        var map = await RichMap.MakeAsync(NewApi());
        await Screens.TakeEverywhereAsync("cards", async look => (await OpenAsync(map, look with { Kept = Team.Owner.Kept })).Person);
        foreach (var name in new[] { "guide", "web", "queue", "metric", "anna" })
        {
            await Screens.TakeEverywhereAsync("panel-" + name, async look =>
            {
                var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
                await view.Node(name).FocusAsync();
                await view.Keyboard.PressAsync("Control+Enter");
                await Expect(view.Panel).ToBeVisibleAsync();
                if (name == "guide") await view.Panel.Locator("summary").ClickAsync();
                await Expect(view.Panel.Locator(".changed time")).Not.ToBeEmptyAsync();
                return view.Person;
            });
        }
    }

    /// <summary>From the handle of one card to another, the button still down.</summary>
    static async Task PullAsync(BoardView view, string from, string to)
    {
        await view.Node(from).HoverAsync();
        var handle = await BoardView.BoxAsync(view.Page.Locator(".tie-handle"));
        var target = await BoardView.BoxAsync(view.Node(to));
        await view.Page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await view.Page.Mouse.DownAsync();
        await view.Page.Mouse.MoveAsync(target.X + 30, target.Y + (target.Height / 2), new() { Steps = 4 });
        await Expect(view.Page.Locator("[data-tying]")).ToHaveCountAsync(1);
    }
}
