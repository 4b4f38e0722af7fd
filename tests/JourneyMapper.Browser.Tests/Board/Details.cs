using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Every property that the panel offers: set by one, seen by the other, still there after loading anew.</summary>
public sealed class Details(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    /// <summary>Element; then label=value for each control, in the order they are set.</summary>
    static readonly (string Name, string Values)[] Settings =
    [
        ("queue", "Severity=4;Frequency=2;Confidence=observed;Steps wide=2"),
        ("guide", "Impact=5;Effort=2;Status=planned;Owner=Bo Dahl;Due=2026-12-24;Confidence=measured"),
        ("web", "Channel=Web;Ownership=external;Online or offline=offline;Impact=3;Importance=5"),
        ("anna-search", "Feeling, −2 to +2=1.5"),
        ("search", "Happens with us=false"),
        ("actions", "Actor=Ben"),
        ("anna", "Colour=Crimson"),
        ("discover", "Colour=Teal"),
        ("map", "Scenario=A Saturday\nin spring;Goal=Sell more;Review due=2027-03-01;Kind of map=futureState"),
    ];

    [Fact]
    public async Task What_is_set_by_one_is_seen_by_the_other_and_stays()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        foreach (var (name, values) in Settings)
        {
            await OpenPanelAsync(ann, name);
            await OpenPanelAsync(bo, name);
            foreach (var (label, value) in Pairs(values))
            {
                await SetAsync(ann.Panel, label, value);
                await ShowsAsync(ann.Panel, label, value);
                await ShowsAsync(bo.Panel, label, value);
            }
            await ClosePanelAsync(ann, name);
            await ClosePanelAsync(bo, name);
        }

        await bo.Page.ReloadAsync();
        await bo.IsReadyAsync();
        foreach (var (name, values) in Settings)
        {
            await OpenPanelAsync(bo, name);
            foreach (var (label, value) in Pairs(values)) await ShowsAsync(bo.Panel, label, value);
            await ClosePanelAsync(bo, name);
        }
    }

    [Fact]
    public async Task A_metric_shows_its_value_unit_and_target()
    {
        var map = await NewMapAsync("metrics");
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("metrics", "pay", twice: true);
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("Paid orders");
        await ann.Keyboard.PressAsync("Escape");
        await ann.Keyboard.PressAsync("Control+Enter");
        foreach (var (label, value) in Pairs("Unit=%;Value=61.5;Target=80;Better when it goes=down"))
        {
            await SetAsync(ann.Panel, label, value);
            await ShowsAsync(ann.Panel, label, value);
        }
        await Expect(bo.Cards("metrics")).ToContainTextAsync(["61.5 %"]);
        await Expect(bo.Cards("metrics")).ToContainTextAsync(["target 80"]);
    }

    [Fact]
    public async Task What_is_set_shows_on_the_board()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await OpenPanelAsync(ann, "queue");
        await SetAsync(ann.Panel, "Severity", "4");
        await Expect(bo.Node("queue").Locator(".meter.severity .f")).ToHaveCountAsync(4);
        await ann.Node("search").FocusAsync();
        await SetAsync(ann.Panel, "Happens with us", "false");
        await Expect(bo.Node("search")).ToContainTextAsync("not with us");
        await ann.Node("actions").FocusAsync();
        await SetAsync(ann.Panel, "Actor", "Ben");
        await Expect(bo.Node("actions").Locator("small")).ToHaveTextAsync("Ben");
    }

    [Fact]
    public async Task The_panel_follows_where_one_stands()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Button("Details").ClickAsync();
        await Expect(ann.Panel).ToContainTextAsync(SampleMap.Title);
        await ann.Node("queue").FocusAsync();
        await Expect(ann.Panel).ToContainTextAsync("Long queue");
        await ann.Node("search").FocusAsync();
        await Expect(ann.Panel).ToContainTextAsync("Happens with us");
        await ann.Panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(ann.Panel).ToHaveCountAsync(0);
    }

    static async Task OpenPanelAsync(BoardView view, string name)
    {
        await view.Node(name).FocusAsync();
        await view.Keyboard.PressAsync("Control+Enter");
        await Expect(view.Panel).ToBeVisibleAsync();
    }

    static async Task ClosePanelAsync(BoardView view, string name)
    {
        await view.Node(name).FocusAsync();
        await view.Keyboard.PressAsync("Control+Enter");
        await Expect(view.Panel).ToBeHiddenAsync();
    }

    static async Task SetAsync(ILocator panel, string label, string value)
    {
        var group = panel.GetByRole(AriaRole.Radiogroup, new() { NameString = label, Exact = true });
        var control = panel.GetByLabel(label, new() { Exact = true });
        await Expect(group.Or(control).First).ToBeVisibleAsync();
        if (await group.CountAsync() > 0)
        {
            await group.GetByRole(AriaRole.Radio, new() { NameString = value, Exact = true }).CheckAsync();
            return;
        }
        switch (await control.EvaluateAsync<string>("node => node.type"))
        {
            case "checkbox":
                await control.SetCheckedAsync(bool.Parse(value));
                break;
            case "select-one" when await control.Locator($"option[value='{value}']").CountAsync() > 0:
                await control.SelectOptionAsync(new SelectOptionValue { Value = value });
                break;
            case "select-one":
                await control.SelectOptionAsync(new SelectOptionValue { Label = value });
                break;
            default:
                await control.FillAsync(value);
                await control.BlurAsync();
                break;
        }
    }

    static async Task ShowsAsync(ILocator panel, string label, string value)
    {
        var group = panel.GetByRole(AriaRole.Radiogroup, new() { NameString = label, Exact = true });
        var control = panel.GetByLabel(label, new() { Exact = true });
        await Expect(group.Or(control).First).ToBeVisibleAsync();
        if (await group.CountAsync() > 0)
            await Expect(group.GetByRole(AriaRole.Radio, new() { NameString = value, Exact = true })).ToBeCheckedAsync();
        else if (await control.EvaluateAsync<string>("node => node.type") == "checkbox")
            await Expect(control).ToBeCheckedAsync(new() { Checked = bool.Parse(value) });
        else if (label == "Actor")
            await Expect(control.Locator("option:checked")).ToHaveTextAsync(value);
        else
            await Expect(control).ToHaveValueAsync(value);
    }

    static IEnumerable<(string Label, string Value)> Pairs(string settings) =>
        settings.Split(';').Select(one => (one[..one.LastIndexOf('=')], one[(one.LastIndexOf('=') + 1)..]));
}
