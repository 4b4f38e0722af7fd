using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Several people on one map: whom one follows, how their curves differ, and who of a committee is not convinced yet.</summary>
public sealed class People_and_committees(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_committee_is_made_and_where_its_people_stand_is_seen_by_everybody_at_once()
    {
        var map = await SampleMap.MakeAsync(NewApi(), "Buying a system");
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Page.Locator("summary[aria-label='People on this map']").ClickAsync();
        await ann.Page.Locator("[data-do=committee]").ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Name of person 1")).ToHaveValueAsync("Anna");
        await dialog.GetByLabel("Part of person 1 in the decision").SelectOptionAsync("uses");
        await dialog.GetByLabel("Leave out person 2").ClickAsync();
        await dialog.GetByLabel("Name of person 2").FillAsync("Finance");
        await dialog.GetByLabel("Part of person 2 in the decision").SelectOptionAsync("pays");
        await Axe.CheckAsync(dialog);
        await Screens.TakeAsync(ann.Person, "committee-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add the committee" }).ClickAsync();
        await Expect(bo.Page.Locator(".actor [data-show]")).ToHaveTextAsync(["Anna", "Ben", "Finance"]);
        await Expect(bo.Page.Locator(".lane-row", new() { HasText = "Buy-in" })).ToHaveCountAsync(2);
        await Expect(bo.Page.Locator(".doubts")).ToHaveCountAsync(0);

        // Finance says where it stands: a card in its lane, and the stance from the card's menu, by keyboard alone.
        var lane = bo.Page.Locator(".lane-row", new() { Has = bo.Page.Locator(".lane-name", new() { HasText = "Buy-in" }) }).Filter(new() { Has = bo.Page.Locator("small", new() { HasText = "Finance" }) });
        await lane.Locator(".lane").FocusAsync();
        await bo.Keyboard.PressAsync("ArrowRight");
        await bo.Keyboard.PressAsync("Enter");
        await Expect(bo.AnyField).ToBeFocusedAsync();
        await bo.Keyboard.TypeAsync("Too dear");
        await bo.Keyboard.PressAsync("Escape");
        await Expect(lane.Locator(".card")).ToBeFocusedAsync();
        await bo.Keyboard.PressAsync("Shift+F10");
        await bo.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Against" }).PressAsync("Enter");
        await Expect(lane.Locator(".card .stance.against")).ToHaveTextAsync("against");

        await Expect(ann.Node("discover").Locator(".doubt")).ToHaveTextAsync(["Finance (pays) is against"]);
        await Expect(ann.Node("buy").Locator(".doubt")).ToHaveTextAsync(["Finance (pays) is against"]);
        await Expect(bo.Announcement).ToContainTextAsync("Discover: Finance (pays) is against");
        await Axe.CheckAsync(ann.Person);
        await ann.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeAsync(ann.Person, "committee-dark");

        await lane.Locator(".card").FocusAsync();
        await bo.Keyboard.PressAsync("Shift+F10");
        await bo.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Convinced" }).ClickAsync();
        await Expect(ann.Node("buy").Locator(".doubt")).ToHaveTextAsync(["Everybody heard is convinced"]);
        await Expect(ann.Page.Locator(".stance.convinced")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Curves_are_hidden_shown_alone_and_compared_by_keyboard_and_stay_so_for_the_next_visit()
    {
        var map = await NewMapAsync("needs");
        await map.Api.SubmitAsync(
            map.Id,
            new { op = "set", id = map["needs"], property = "actorId", value = map["anna"] },
            new { op = "set", id = map["anna-order"], property = "confidence", value = "measured" });
        var ann = await OpenAsync(map, Team.Owner);
        var curve = ann.Row("emotions");
        await Expect(curve.Locator(".point")).ToHaveCountAsync(3);
        await Expect(curve.Locator(".ribbon")).ToHaveCountAsync(2);

        // Anna goes out of sight, with her lane, and comes back.
        await ann.Node("anna").Locator(".actor-eye").FocusAsync();
        await ann.Keyboard.PressAsync(" ");
        await Expect(curve.Locator(".point")).ToHaveCountAsync(1);
        await Expect(ann.Row("needs")).ToHaveCountAsync(0);
        await Expect(ann.Node("anna").Locator(".actor-eye")).ToHaveAttributeAsync("aria-pressed", "false");
        await Axe.CheckAsync(ann.Person);
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.Row("needs")).ToBeVisibleAsync();

        // Only Ben, then everybody, then the gap between them.
        await ann.Node("ben").FocusAsync();
        await MenuAsync(ann, "Show only this person");
        await Expect(curve.Locator(".point")).ToHaveCountAsync(1);
        await Expect(curve.Locator(".point[data-actor=Ben]")).ToBeVisibleAsync();
        await Expect(ann.Menu).ToHaveCountAsync(0);
        await ann.Node("ben").FocusAsync();
        await MenuAsync(ann, "Show everybody");
        await Expect(curve.Locator(".point")).ToHaveCountAsync(3);
        await Expect(ann.Menu).ToHaveCountAsync(0);
        await ann.Node("ben").FocusAsync();
        await MenuAsync(ann, "Compare the curves");
        await Expect(curve.Locator(".gap-note")).ToHaveTextAsync("Furthest apart at Search: Ben +1, Anna -1");
        await Screens.TakeAsync(ann.Person, "compared");

        // How sure the curves are, switched off; all of it is there again on the next visit.
        await ann.Page.Locator("summary[aria-label=View]").ClickAsync();
        await ann.Page.Locator("[data-do=ribbon]").UncheckAsync();
        await Expect(curve.Locator(".ribbon")).ToHaveCountAsync(0);
        await ann.Node("anna").Locator(".actor-eye").ClickAsync();
        await Expect(curve.Locator(".point")).ToHaveCountAsync(1);
        await ann.OpenAsync();
        await Expect(curve.Locator(".point")).ToHaveCountAsync(1);
        await Expect(curve.Locator(".ribbon")).ToHaveCountAsync(0);
        await Expect(ann.Node("anna").Locator(".actor-eye")).ToHaveAttributeAsync("aria-pressed", "false");

        // A lane is given to Ben from its menu.
        await ann.Node("actions").FocusAsync();
        await MenuAsync(ann, "Give this lane to …");
        await ann.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Ben" }).PressAsync("Enter");
        await Expect(ann.Node("actions").Locator("small")).ToHaveTextAsync("Ben");
    }

    [Fact]
    public async Task What_the_map_rests_on_is_told_and_who_is_missing_is_written_down_together()
    {
        var map = await RichMap.MakeAsync(NewApi());
        var (ann, bo) = await OpenByTwoAsync(map);
        var summary = ann.Page.Locator(".coverage-now");
        var before = await summary.InnerTextAsync();
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["google"], property = "confidence", value = "observed" }, new { op = "set", id = map["ask"], property = "confidence", value = "observed" });
        await Expect(summary).Not.ToHaveTextAsync(before);

        await summary.ClickAsync();
        await Expect(ann.Page.Locator(".coverage-stages tbody tr")).ToHaveCountAsync(2);
        await ann.Page.Locator(".coverage-note button").ClickAsync();
        var note = ann.Page.GetByLabel("Who is missing in what we know");
        await Expect(note).ToBeFocusedAsync();
        await bo.Page.Locator(".coverage-now").ClickAsync();
        await ann.Keyboard.TypeAsync("Nobody who went elsewhere");
        await Expect(bo.Page.Locator(".coverage-said")).ToHaveTextAsync("Nobody who went elsewhere");
        await bo.Page.Locator(".coverage-note button").ClickAsync();
        await Expect(bo.Page.GetByLabel("Who is missing in what we know")).ToHaveValueAsync("Nobody who went elsewhere");
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeAsync(ann.Person, "coverage");
        // Somebody who does not write is not in the way of who looks.
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(ann.Page.Locator(".jm-text-caret")).ToHaveCountAsync(0);
        await ann.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.CheckAsync(ann.Page.Locator(".coverage-drop"));
    }

    static async Task MenuAsync(BoardView who, string item)
    {
        await who.Keyboard.PressAsync("Shift+F10");
        await who.Menu.GetByRole(AriaRole.Menuitem, new() { Name = item }).PressAsync("Enter");
    }
}
