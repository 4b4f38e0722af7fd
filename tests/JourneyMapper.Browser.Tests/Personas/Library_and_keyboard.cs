using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Personas;

/// <summary>The library of personas, and a profile without a mouse.</summary>
public sealed class Library_and_keyboard(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_profile_is_built_by_keyboard_alone()
    {
        var id = await ProfileView.MakeAsync(NewApi(), "Karl");
        var ann = await new ProfileView(await ArriveAsync(Team.Address, Team.Owner with { Theme = ColorScheme.Dark }), id).OpenAsync();

        // A section of one's own: named, written, moved up, removed and brought back.
        await ann.Page.Locator("[data-add=free]").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        var own = ann.Section("free");
        await Expect(own.Locator("[data-field=title] textarea")).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Fears 😬");
        await ann.Page.Keyboard.PressAsync("Tab");
        await Expect(ann.TextOf("free")).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Being sold to");
        await ann.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(ann.Sections.Nth(9)).ToHaveAttributeAsync("data-section", "free");
        await Expect(ann.TextOf("free")).ToBeFocusedAsync();
        for (var tab = 0; tab < 3; tab++) await ann.Page.Keyboard.PressAsync("Tab");
        await Expect(own.Locator("[data-do=remove]")).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(own).ToHaveCountAsync(0);
        await Expect(ann.Section("channels").Locator("[data-do=remove]")).ToBeFocusedAsync();
        // Nothing was lost: no words stand beside the profile.
        await Expect(ann.Page.Locator(".lost-shelf")).ToHaveCountAsync(0);
        await ann.Page.Keyboard.PressAsync("Control+z");
        await Expect(ann.TextOf("free")).ToHaveValueAsync("Being sold to");

        // A slider: added, named, set, moved.
        await ann.Page.Locator("[data-add=trait]").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        var slider = ann.Sliders.Nth(3);
        await Expect(slider.Locator("[data-field=title] textarea")).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Patience");
        await Expect(slider.GetByRole(AriaRole.Slider)).ToHaveAccessibleNameAsync("Patience");
        await slider.GetByRole(AriaRole.Slider).FocusAsync();
        await ann.Page.Keyboard.PressAsync("End");
        await ann.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(ann.Sliders.Nth(2).GetByRole(AriaRole.Slider)).ToHaveAccessibleNameAsync("Patience");
        await Expect(ann.Sliders.Nth(2).GetByRole(AriaRole.Slider)).ToHaveValueAsync("100");

        await Axe.CheckAsync(ann.Person);
        await Screens.TakeAsync(ann.Person, "persona-dark");
        await ann.Page.ReloadAsync();
        await ann.IsReadyAsync();
        await Expect(ann.TextOf("free")).ToHaveValueAsync("Being sold to");
    }

    [Fact]
    public async Task Personas_are_found_copied_thrown_away_and_deleted_for_good()
    {
        var api = NewApi();
        var id = await ProfileView.MakeAsync(api, "Zoë Ångström");
        await api.SubmitAsync(id, new { op = "set", id, property = "segments", value = "night shift, nurses" });
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        await ann.GoToAsync("/");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Personas" }).ClickAsync();
        await Expect(ann.Page.Locator("[data-personas]")).ToBeVisibleAsync();
        var search = ann.Page.GetByLabel("Search personas");
        await search.FillAsync("night");
        var card = ann.Page.Locator("[data-persona]");
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card).ToContainTextAsync("Not on a map yet");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "personas");

        await card.GetByRole(AriaRole.Button).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(ann.Page.Locator("[data-field=title] textarea").First).ToHaveValueAsync("Copy of Zoë Ångström");
        await ann.GoToAsync("/personas");
        await search.FillAsync("Copy of Zoë");
        await Expect(card).ToHaveCountAsync(1);
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Move to the bin" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Bin" }).Last.ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/personas/bin$"));
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "personas-bin");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Delete Copy of Zoë Ångström for good" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(card.Filter(new() { HasText = "Copy of Zoë" })).ToHaveCountAsync(0);
    }
}
