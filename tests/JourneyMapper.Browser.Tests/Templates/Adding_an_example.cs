using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Templates;

/// <summary>The examples of an empty library, and from the dialog for a new map.</summary>
public sealed class Adding_an_example(ITestOutputHelper output) : BrowserTest(output)
{
    static readonly Regex Board = new("/maps/[0-9a-f-]{36}$");

    [Fact]
    public async Task Takes_one_click_in_an_empty_library()
    {
        var ann = await SignedInAsync((await StartAppAsync()).Address, new() { Locale = "sv-SE" });
        var fitness = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Tolv: från ”jag borde” till tredje veckan" });
        await Expect(fitness).ToHaveAccessibleDescriptionAsync("En nystartad träningsapp letar efter dagen då nya medlemmar tystnar.");
        await ann.IsAliveAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "examples");

        await fitness.ClickAsync();

        await Expect(ann.Page).ToHaveURLAsync(Board);
        await Expect(ann.Page.Locator(".map-title")).ToContainTextAsync("Tolv: från ”jag borde” till tredje veckan");
        await Expect(ann.Page.Locator("[data-kind=card]").Filter(new() { HasText = "”Sviten bruten” raderar det hon var stolt över" })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("[data-kind=lane]").Filter(new() { HasText = "Smärtpunkter" })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
    }

    [Fact]
    public async Task Works_by_keyboard_on_a_phone_all_six_at_once_and_one_more_from_the_dialog()
    {
        var ann = await SignedInAsync((await StartAppAsync()).Address, new() { Viewport = PersonOptions.Phone, Theme = ColorScheme.Dark });
        var all = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add all six" });
        await Expect(all).ToBeVisibleAsync();
        await ann.IsAliveAsync();
        await Axe.CheckAsync(ann);
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await all.FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");

        var cards = ann.Page.Locator("article");
        await Expect(cards).ToHaveCountAsync(6);
        await Expect(cards.First).ToContainTextAsync("Tolv: from “I really should” to the third week");
        await Expect(ann.Page.GetByText("6 examples stand in the library.")).ToBeVisibleAsync();

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "New map", Exact = true }).ClickAsync();
        await Expect(ann.Page.Locator("#new-title")).ToBeFocusedAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "new-map");
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "A template" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Birk: a rain suit before Monday" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Start with this" }).ClickAsync();

        await Expect(ann.Page).ToHaveURLAsync(Board);
        await Expect(ann.Page.Locator(".map-title")).ToContainTextAsync("Birk: a rain suit before Monday");
    }
}
