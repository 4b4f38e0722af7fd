using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Personas;

/// <summary>A persona is made, and two people write it at once.</summary>
public sealed class Profiles_together(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Two_people_write_one_profile_and_every_letter_stays()
    {
        var ann = await NewAsync(await ArriveAsync(Team.Address, Team.Owner));
        await Expect(ann.Name).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Anna Berg");
        await Expect(ann.Sections).ToHaveCountAsync(10);
        await Expect(ann.TextOf("goals")).ToHaveAttributeAsync("placeholder", new Regex("What do they want"));
        var bo = await new ProfileView(await ArriveAsync(Team.Address, Team.Bo), ann.Id).OpenAsync();
        await Expect(bo.Name).ToHaveValueAsync("Anna Berg");
        await Expect(ann.Page.GetByRole(AriaRole.Img, new() { Name = Team.BoName })).ToBeVisibleAsync();

        // Both in one section.
        await ann.TextOf("goals").FillAsync("Home by five.");
        await Expect(bo.TextOf("goals")).ToHaveValueAsync("Home by five.");
        await Task.WhenAll(TypeAsync(ann.TextOf("goals"), "Home", "Always "), TypeAsync(bo.TextOf("goals"), "End", " Dinner with the children."));
        foreach (var one in new[] { ann, bo }) await Expect(one.TextOf("goals")).ToHaveValueAsync("Always Home by five. Dinner with the children.");

        // Bo moves the section in which Ann writes: she goes on.
        await bo.TextOf("goals").PressAsync("Alt+ArrowUp");
        await Expect(ann.Sections.Nth(3)).ToHaveAttributeAsync("data-section", "goals");
        await Expect(ann.TextOf("goals")).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("End");
        await ann.Page.Keyboard.TypeAsync("!");
        await Expect(bo.TextOf("goals")).ToHaveValueAsync("Always Home by five. Dinner with the children.!");

        // A slider, a tag and a layout are seen by the other at once.
        await ann.Sliders.First.GetByRole(AriaRole.Slider).FocusAsync();
        await ann.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bo.Sliders.First.GetByRole(AriaRole.Slider)).ToHaveValueAsync("55");
        await ann.Page.GetByLabel("Add a segment").FillAsync("families, مساء");
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator(".tag")).ToHaveCountAsync(2);
        await bo.Page.Locator("[data-layout-choice=card]").ClickAsync();
        await Expect(ann.Page.Locator(".persona-page")).ToHaveAttributeAsync("data-layout", "card");
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "persona-card");
        await bo.Page.Locator("[data-layout-choice=columns]").ClickAsync();
        await Expect(ann.Page.Locator(".persona-page")).ToHaveAttributeAsync("data-layout", "columns");
        await Screens.TakeInAllSizesAsync(ann.Person, "persona-columns");

        // What one removes the other no longer sees, and it comes back whole.
        await bo.Section("quote").HoverAsync();
        await bo.Section("quote").Locator("[data-do=remove]").ClickAsync();
        await Expect(ann.Section("quote")).ToHaveCountAsync(0);
        await bo.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Sections.First).ToHaveAttributeAsync("data-section", "quote");

        // Who may only look reads.
        var eva = await new ProfileView(await ArriveAsync(Team.Address, Team.Eva with { Theme = ColorScheme.Dark }), ann.Id).OpenAsync();
        await Expect(eva.Section("goals")).ToContainTextAsync("Dinner with the children.");
        await Expect(eva.Page.Locator("textarea, [data-do=remove], [data-add]")).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva.Person);
        await Screens.TakeAsync(eva.Person, "persona-reader");
    }

    static async Task<ProfileView> NewAsync(Person person)
    {
        var page = person.Page;
        await person.GoToAsync("/personas");
        await page.GetByRole(AriaRole.Button, new() { Name = "New persona" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/personas/[0-9a-f-]{36}"));
        var view = new ProfileView(person, Guid.Parse(page.Url[^36..]));
        await view.IsReadyAsync();
        return view;
    }

    static async Task TypeAsync(ILocator field, string key, string text)
    {
        await field.PressAsync("Control+" + key);
        await field.PressSequentiallyAsync(text);
    }
}
