using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Links between steps and cards: drawn, made by mouse and by keys, and walked along.</summary>
public sealed class Links(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    /// <summary>How often anything is drawn while the board scrolls.</summary>
    const string DrawnWhileScrolling =
        """
        async () => {
          const scroll = document.querySelector('.board-scroll');
          let drawn = 0;
          const watch = new MutationObserver(changes => { drawn += changes.length; });
          for (const node of document.querySelectorAll('.links > svg, [data-link-band]')) watch.observe(node, { childList: true, subtree: true });
          for (let i = 0; i < 20; i++) {
            scroll.scrollBy(7, 5);
            await new Promise(requestAnimationFrame);
          }
          return drawn;
        }
        """;

    [Fact]
    public async Task A_link_is_pulled_from_its_handle_chosen_changed_and_taken_back_and_the_other_sees_it()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        Assert.Equal(0, await BandHeightAsync(ann, "over"));

        await PullAsync(ann, "search", "order");
        // What is meant most often comes first.
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync("Leads on");
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Lines(bo, "over", "next")).ToHaveCountAsync(1);
        Assert.True(await BandHeightAsync(ann, "over") > 10);

        await PullAsync(ann, "pay", "compare");
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync("Leads back");
        await ann.Menu.GetByRole(AriaRole.Menuitem).First.ClickAsync();
        await Expect(Lines(bo, "under", "back")).ToHaveCountAsync(1);

        await PullAsync(ann, "order", "order");
        await Expect(Lines(bo, "over", "repeat")).ToHaveCountAsync(1);

        await PullAsync(ann, "google", "visit");
        await ann.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Jumps to another channel" }).ClickAsync();
        await Expect(bo.Page.Locator(".links .link.channelJump")).ToHaveCountAsync(1);

        // A click on a line shows its card.
        await ClickLineAsync(ann, ".link.back");
        var card = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "From Pay to Compare" });
        await Expect(card).ToBeVisibleAsync();
        await card.GetByLabel("Share").FillAsync("40");
        await card.GetByLabel("Share").BlurAsync();
        await Expect(bo.Page.Locator("[data-link-band=under] .share")).ToHaveTextAsync("40\u00a0% (Σ 40\u00a0%)");
        await Expect(card.Locator(".odd")).ToContainTextAsync("40");
        await Axe.CheckAsync(card);
        await card.GetByRole(AriaRole.Button, new() { Name = "Turn round" }).ClickAsync();
        await Expect(Lines(bo, "under", "back")).ToHaveCountAsync(0);
        await Expect(Lines(bo, "over", "next")).ToHaveCountAsync(2);
        await ann.Node("pay").FocusAsync();
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(Lines(bo, "under", "back")).ToHaveCountAsync(1);

        // A stage that is folded takes the ends of its steps; a lane that is hidden takes its links away and they are counted.
        await ann.Node("buy").FocusAsync();
        await ann.Keyboard.PressAsync("Control+.");
        await Expect(ann.Node("order")).ToHaveCountAsync(0);
        await Expect(Lines(ann, "over", "next")).ToHaveCountAsync(1);
        await ann.Page.Locator("summary[aria-label=View]").ClickAsync();
        await ann.Page.Locator(".view-menu").GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await Expect(ann.Page.Locator("[data-links-hidden]")).ToContainTextAsync("2");
        await Expect(ann.Page.Locator(".links .link")).ToHaveCountAsync(0);
        await ann.Page.Locator("[data-link-choice] input[value=none]").CheckAsync();
        await Expect(ann.Page.Locator(".link")).ToHaveCountAsync(0);
        Assert.Equal(0, await BandHeightAsync(ann, "over"));
        await Expect(bo.Page.Locator(".link")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_keys_alone_a_link_is_made_heard_changed_and_removed()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("order").FocusAsync();
        await ChooseAsync(ann, "Link from here…");
        await Expect(ann.Page.Locator(".board-page[data-linking=pick]")).ToBeVisibleAsync();
        await Expect(ann.Announcement).ToContainTextAsync("press Enter");
        await ann.Keyboard.PressAsync("ArrowLeft");
        await ann.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(map["search"], await ann.FocusedIdAsync());
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToHaveTextAsync("Leads back");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(Lines(bo, "under", "back")).ToHaveCountAsync(1);

        await ann.Node("order").FocusAsync();
        await ChooseAsync(ann, "Links (1)…");
        await ann.Menu.GetByRole(AriaRole.Menuitem, new() { NameString = "links to Search, back" }).PressAsync("Enter");
        var card = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "From Order to Search" });
        await Expect(card.GetByRole(AriaRole.Radio, new() { Name = "Leads back" })).ToBeFocusedAsync();
        await card.GetByLabel("Share").FocusAsync();
        await ann.Keyboard.TypeAsync("40");
        await ann.Keyboard.PressAsync("Tab");
        await Expect(bo.Page.Locator("[data-link-band=under] .share")).ToContainTextAsync("40");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Node("order")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator("#board-place")).ToContainTextAsync("links to Search, back, 40\u00a0%");

        await ChooseAsync(ann, "Links (1)…");
        await ann.Menu.GetByRole(AriaRole.Menuitem, new() { NameString = "links to Search, back" }).PressAsync("Enter");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove" }).PressAsync("Enter");
        await Expect(bo.Page.Locator(".link")).ToHaveCountAsync(0);
        await Expect(ann.Node("order")).ToBeFocusedAsync();

        // Given up, and a target that somebody else takes away.
        await ChooseAsync(ann, "Link from here…");
        await Expect(ann.Page.Locator(".board-page[data-linking=pick]")).ToBeVisibleAsync();
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Announcement).ToContainTextAsync("No link was made");
        await ChooseAsync(ann, "Link from here…");
        await Expect(ann.Page.Locator(".board-page[data-linking=pick]")).ToBeVisibleAsync();
        await ann.Keyboard.PressAsync("ArrowLeft");
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Menu.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await map.Api.SubmitAsync(map.Id, new { op = "remove", id = map["compare"] });
        await Expect(ann.Node("compare")).ToHaveCountAsync(0);
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Toast).ToBeVisibleAsync();
        await Expect(ann.Page.Locator(".link")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_walks_as_Anna_and_is_asked_at_a_fork()
    {
        var map = await NewMapAsync();
        await map.Api.SubmitAsync(map.Id, Link(map, "compare", "order", "next", 60), Link(map, "compare", "search", "back", 40));
        var eva = await OpenAsync(map, Team.Eva);
        await eva.Node("anna").FocusAsync();
        await ChooseAsync(eva, "Walk as Anna");
        var walk = eva.Page.GetByRole(AriaRole.Region, new() { Name = "Walk as Anna" });
        await Expect(walk).ToBeFocusedAsync();
        await Expect(walk.GetByRole(AriaRole.Heading)).ToContainTextAsync("Search");
        await Expect(walk).ToContainTextAsync("Searches the web");
        await Expect(walk).ToContainTextAsync("lost");
        // Ben's feeling is not hers.
        await Expect(walk).Not.ToContainTextAsync("curious");
        await Expect(eva.Node("search")).ToHaveAttributeAsync("data-walked", "");
        await Axe.CheckAsync(walk);

        await eva.Keyboard.PressAsync("ArrowRight");
        await Expect(walk.GetByRole(AriaRole.Heading)).ToContainTextAsync("Compare");
        await Expect(walk.Locator("[data-walk-way]")).ToHaveTextAsync(["Order · next · 60\u00a0%", "Search · back · 40\u00a0%"]);
        // At a fork it asks.
        await eva.Keyboard.PressAsync("ArrowRight");
        await Expect(walk.Locator("[data-walk-way]").First).ToBeFocusedAsync();
        await eva.Keyboard.PressAsync("ArrowDown");
        await eva.Keyboard.PressAsync("Enter");
        await Expect(walk.GetByRole(AriaRole.Heading)).ToContainTextAsync("Search");
        await eva.Keyboard.PressAsync("ArrowLeft");
        await Expect(walk.GetByRole(AriaRole.Heading)).ToContainTextAsync("Compare");
        await map.Api.SubmitAsync(map.Id, new { op = "remove", id = map["compare"] });
        await Expect(walk.GetByRole(AriaRole.Heading)).ToContainTextAsync("Search");
        await eva.Keyboard.PressAsync("Escape");
        await Expect(walk).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Five_hundred_links_in_cycles_are_drawn_pale_until_one_points_at_something()
    {
        var map = await NewMapAsync();
        string[] ends = ["search", "compare", "order", "pay", "google", "ask", "visit", "web", "queue", "guide"];
        await map.Api.SubmitAsync(map.Id, [.. Enumerable.Range(0, 500).Select(i => Link(map, ends[i % 10], ends[(i + 1 + (i / 10 % 9)) % 10], i % 3 == 0 ? "back" : "next", null))]);
        var ann = await OpenAsync(map, Team.Owner);
        await Expect(ann.Page.Locator(".link")).ToHaveCountAsync(500);
        await Expect(ann.Page.Locator(".board-page")).ToHaveAttributeAsync("data-many-links", "");
        await ann.Node("search").HoverAsync();
        await Expect(ann.Page.Locator(".link.lit")).ToHaveCountAsync(100);
        Assert.True(await BandHeightAsync(ann, "over") < 100);
        await ann.FitsTheWindowAsync();
        // What moves under a pointer that rests is pointed at in its turn.
        await ann.Page.Mouse.MoveAsync(2, 2);
        await Expect(ann.Page.Locator(".link.lit")).ToHaveCountAsync(0);
        Assert.Equal(0, await ann.Page.EvaluateAsync<int>(DrawnWhileScrolling));
        await Axe.CheckAsync(ann.Person);
    }

    static object Link(SampleMap map, string from, string to, string kind, int? share) =>
        new { op = "insert", element = new { kind = "link", id = Guid.CreateVersion7(), from = map[from], to = map[to], linkKind = kind, share } };

    static ILocator Lines(BoardView view, string band, string kind) => view.Page.Locator($"[data-link-band={band}] .link.{kind}");

    static Task<double> BandHeightAsync(BoardView view, string band) =>
        view.Page.Locator($"[data-link-band={band}]").EvaluateAsync<double>("node => node.getBoundingClientRect().height");

    static async Task ChooseAsync(BoardView view, string item)
    {
        await view.Keyboard.PressAsync("Shift+F10");
        await view.Menu.GetByRole(AriaRole.Menuitem, new() { Name = item }).PressAsync("Enter");
    }

    static async Task PullAsync(BoardView view, string from, string to)
    {
        await view.Node(from).HoverAsync();
        // It comes when the pointer has rested.
        await view.Page.WaitForFunctionAsync(
            """
            id => {
              const [handle, node] = [`.link-handle:not([hidden])`, `[data-id="${id}"]`].map(one => document.querySelector(one)?.getBoundingClientRect());
              return handle && handle.left > node.left && handle.right < node.right && handle.top < node.bottom && handle.bottom > node.bottom;
            }
            """, view.Map[from]);
        var grip = await BoardView.BoxAsync(view.Page.Locator(".link-handle:not([hidden])"));
        await view.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await view.Page.Mouse.DownAsync();
        var target = await BoardView.BoxAsync(view.Node(to));
        await view.Page.Mouse.MoveAsync(target.X + 30, target.Y + 12, new() { Steps = 5 });
        await Expect(view.Node(to)).ToHaveAttributeAsync("data-link-target", "");
        await view.Page.Mouse.UpAsync();
    }

    static async Task ClickLineAsync(BoardView view, string selector)
    {
        var at = await view.Page.Locator($"{selector} > .way").EvaluateAsync<float[]>(
            "path => { const p = path.getPointAtLength(path.getTotalLength() / 3), from = path.ownerSVGElement.getBoundingClientRect(); return [from.left + p.x, from.top + p.y]; }");
        await view.Page.Mouse.ClickAsync(at[0], at[1]);
    }
}
