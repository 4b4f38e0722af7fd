using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Templates;

/// <summary>The gallery: found, looked at, begun with.</summary>
public sealed class Choosing_a_template(ITestOutputHelper output) : BrowserTest(output)
{
    [Fact]
    public async Task Works_by_keyboard_alone_from_the_filters_to_the_board()
    {
        var ann = await SignedInAsync((await StartAppAsync()).Address);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Templates", Exact = true }).ClickAsync();
        var cards = ann.Page.Locator("[data-template]");
        await Expect(cards).ToHaveCountAsync(29);
        await Expect(ann.Page.Locator("h1")).ToBeFocusedAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "templates");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Service blueprint", Exact = true }).FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(cards).ToHaveCountAsync(3);
        await ann.Page.GetByLabel("Industry").FocusAsync();
        await ann.Page.Keyboard.TypeAsync("Health");
        await Expect(cards).ToHaveCountAsync(1);
        await Expect(ann.Page).ToHaveURLAsync(new Regex("kind=serviceBlueprint.*industry=health"));
        await Expect(ann.Page.GetByText("1 templates found")).ToBeAttachedAsync();

        await ann.Page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await ann.Page.Keyboard.TypeAsync("zzz");
        await Expect(ann.Page.GetByText("No template fits")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Show all templates" }).FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(cards).ToHaveCountAsync(29);
        await ann.IsAliveAsync();

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "An evening at the restaurant" }).FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync("An evening at the restaurant");
        await Expect(ann.Page.GetByText("5 stages, 8 steps, 7 lanes, 36 cards")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Books a table" })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "template");
        await ann.Page.GetByLabel("Title of your map").FocusAsync();
        await ann.Page.Keyboard.TypeAsync("Our Friday evening");
        await ann.Page.Keyboard.PressAsync("Enter");

        await Expect(ann.Page).ToHaveURLAsync(new Regex("/maps/[0-9a-f-]{36}$"));
        await Expect(ann.Page.Locator(".map-title")).ToContainTextAsync("Our Friday evening");
        await Expect(ann.Page.Locator("[data-kind=card]").Filter(new() { HasText = "Map with ratings and guests’ pictures" })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator(".template-note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Is_as_good_on_a_phone_in_the_dark_and_in_Danish()
    {
        var ann = await SignedInAsync((await StartAppAsync()).Address, new() { Viewport = PersonOptions.Phone, Theme = ColorScheme.Dark, Locale = "da-DK" });
        await ann.Page.GotoAsync("/templates");
        await Expect(ann.Page.Locator("[data-alive]")).ToBeAttachedAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "templates");
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await ann.Page.GetByLabel("Tid").SelectOptionAsync("quick");
        await Expect(ann.Page.Locator("[data-template]")).ToHaveCountAsync(7);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "En aften på restaurant" }).ClickAsync();
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync("En aften på restaurant");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "template");
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
