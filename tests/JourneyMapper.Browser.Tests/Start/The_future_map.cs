using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Start;

/// <summary>A future map: made from the current one, changed, and compared with it.</summary>
public sealed class The_future_map(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Is_made_changed_and_compared()
    {
        var api = NewApi();
        var map = await SampleMap.MakeAsync(api, "Bicycles today");
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "What to do with Bicycles today" }).ClickAsync();
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Make the future map" }).ClickAsync();
        await Expect(bo.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await Expect(bo.Page.Locator("h1")).ToHaveTextAsync("Bicycles today – future");
        await Expect(bo.Page.Locator(".board-top .chip").First).ToHaveTextAsync("Future state");
        var future = Guid.Parse(Regex.Match(bo.Page.Url, "/maps/([0-9a-f-]{36})").Groups[1].Value);

        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Compare with the current map" }).ClickAsync();
        await Expect(bo.Page.GetByText("Nothing has been changed yet.")).ToBeVisibleAsync();
        await ChangeAsync(api, future);
        await bo.Page.ReloadAsync();
        await bo.IsAliveAsync();

        await Expect(bo.Page.Locator(".card-item.is-removed del")).ToHaveTextAsync(["Long queue"]);
        await Expect(bo.Page.Locator(".card-item.is-changed ins")).ToHaveTextAsync(["Asks an expert"]);
        await Expect(bo.Page.Locator("thead .is-added")).ToContainTextAsync("Test ride");
        await Expect(bo.Page.Locator(".feelings .sum").First).ToContainTextAsync("better by");
        await Axe.CheckAsync(bo);
        await Screens.TakeInAllSizesAsync(bo, "compare");

        await bo.Page.Locator("h1").FocusAsync();
        await bo.Page.Keyboard.PressAsync("n");
        await Expect(bo.Page.Locator("#difference-1")).ToBeFocusedAsync();
        await bo.Page.Keyboard.PressAsync("n");
        await Expect(bo.Page.Locator("#difference-2")).ToBeFocusedAsync();
        await bo.Page.Keyboard.PressAsync("p");
        await Expect(bo.Page.Locator("#difference-1")).ToBeFocusedAsync();
        await Expect(bo.Page.Locator("[data-go][aria-current]")).ToHaveCountAsync(1);
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Removed" }).First.ClickAsync();
        await Expect(bo.Page.Locator(".is-removed.card-item")).ToHaveCountAsync(0);
        await Expect(bo.Page.Locator(".card-item.is-changed")).ToHaveCountAsync(1);

        var dark = await ArriveAsync(Team.Address, Team.Eva with { Theme = ColorScheme.Dark });
        await dark.GoToAsync($"/maps/{future}/compare");
        await Expect(dark.Page.Locator(".card-item.is-removed")).ToHaveCountAsync(1);
        await Axe.CheckAsync(dark);
        await Screens.TakeInAllSizesAsync(dark, "compare");

        await bo.GoToAsync($"/maps/{map.Id}");
        await Expect(bo.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await bo.Page.GetByLabel("The journey as a whole").ClickAsync();
        await Expect(bo.Page.GetByRole(AriaRole.Link, new() { Name = "Bicycles today – future" })).ToBeVisibleAsync();
        await Screens.TakeInAllSizesAsync(bo, "journey-menu");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Look the map over" }).ClickAsync();
        var pain = bo.Page.Locator("[data-finding=NoCoverage]");
        await Expect(pain).ToBeVisibleAsync();
        await Axe.CheckAsync(bo);
        await Screens.TakeInAllSizesAsync(bo, "check");
        await pain.GetByRole(AriaRole.Button, new() { Name = "Put away" }).ClickAsync();
        await Expect(pain).ToHaveCountAsync(0);
        await bo.Page.Locator("[data-finding=OnlyOurSteps]").GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();
        await Expect(bo.Page.Locator($"[data-id='{map["search"]}']")).ToBeFocusedAsync();
        await bo.Page.ReloadAsync();
        await bo.IsAliveAsync();
        await bo.Page.GetByLabel("The journey as a whole").ClickAsync();
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Look the map over" }).ClickAsync();
        await Expect(bo.Page.Locator("[data-finding=OnlyOurSteps]")).ToBeVisibleAsync();
        await Expect(pain).ToHaveCountAsync(0);

        await api.DeleteAsync(map.Id);
        await dark.Page.ReloadAsync();
        await dark.IsAliveAsync();
        await Expect(dark.Page.Locator("h1")).ToHaveTextAsync("There is nothing to compare with");
    }

    static async Task ChangeAsync(JourneyMapper.Testing.MapApi api, Guid future)
    {
        var elements = (await api.GetAsync(future)).GetProperty("elements").EnumerateArray().ToList();
        Guid Find(string text) => elements.First(one => (one.TryGetProperty("text", out var said) || one.TryGetProperty("title", out said)) && said.GetString() == text).GetProperty("id").GetGuid();
        await api.SubmitAsync(future,
            new { op = "remove", id = Find("Long queue") },
            new { op = "set", id = Find("Asks a friend"), property = "text", value = "Asks an expert" },
            new { op = "set", id = Find("lost"), property = "score", value = 1 },
            new { op = "insert", element = new { kind = "step", id = Guid.CreateVersion7(), stageId = Find("Buy"), title = "Test ride" }, before = Find("Order") },
            new { op = "move", id = Find("Visits a shop"), stepId = Find("Pay") });
    }
}
