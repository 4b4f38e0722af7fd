using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Templates;

/// <summary>A map becomes a template; colleagues see it at once, begin with it, and it is retired.</summary>
public sealed class Templates_of_the_team(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_map_is_saved_as_one_edited_described_begun_with_and_retired()
    {
        var name = $"Onboarding {Guid.NewGuid():n}";
        var ann = await OpenAsync(await NewMapAsync(), Team.Owner with { Theme = ColorScheme.Dark });
        var eva = await GalleryAsync(Team.Eva);
        await Expect(Card(eva, name)).ToHaveCountAsync(0);

        // From the board, by its name among the quick actions.
        await ann.Page.Keyboard.PressAsync("Control+k");
        await ann.Page.Keyboard.TypeAsync("save as template");
        await Expect(ann.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Save as template");
        await ann.Page.Keyboard.PressAsync("Enter");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "A template from this map" });
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await dialog.GetByLabel("When to choose it").FillAsync("For every new customer.");
        await dialog.GetByLabel("Industry").SelectOptionAsync("saas");
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeAsync(ann.Person, "save-template");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save as template" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();

        // Whoever only looks at maps sees it come, and may do nothing with it.
        await Expect(Card(eva, name)).ToContainTextAsync("For every new customer.");
        await Expect(Card(eva, name).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva);
        await Screens.TakeAsync(eva, "team-templates");

        // It is edited on the board, which says that it is a template.
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync(name);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Edit on the board" }).ClickAsync();
        var note = ann.Page.Locator(".template-note");
        await Expect(note).ToContainTextAsync("This is a template.");
        await Expect(ann.Page.Locator("[data-kind=card]")).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator("[data-kind=stage]").First).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "template-board");
        await note.GetByRole(AriaRole.Button, new() { Name = "Name and description" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = true }).FillAsync(name + " 2");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ann.Page.Locator(".map-title")).ToContainTextAsync(name + " 2");
        await Expect(Card(eva, name + " 2")).ToBeVisibleAsync();

        // A colleague begins with it, then takes it out of the offer.
        var bo = await GalleryAsync(Team.Bo);
        await Card(bo, name + " 2").GetByRole(AriaRole.Link).ClickAsync();
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Start with this" }).ClickAsync();
        await Expect(bo.Page).ToHaveURLAsync(new Regex("/maps/[0-9a-f-]{36}$"));
        await Expect(bo.Page.Locator(".map-title")).ToContainTextAsync(name + " 2");
        await Expect(bo.Page.Locator(".template-note")).ToHaveCountAsync(0);
        bo = await GalleryAsync(Team.Bo);
        await Card(bo, name + " 2").GetByRole(AriaRole.Button).ClickAsync();
        await Axe.CheckAsync(bo);
        await Screens.TakeAsync(bo, "template-menu");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Retire", Exact = true }).ClickAsync();
        await Expect(bo.Page.GetByRole(AriaRole.Region, new() { Name = "Retired" })).ToContainTextAsync(name + " 2");
        await Expect(Card(eva, name + " 2")).ToHaveCountAsync(0);

        // Neither it nor what it is called stands in the library; the map made of it does.
        await ann.Person.GoToAsync("/?q=" + Uri.EscapeDataString(name));
        await Expect(ann.Page.Locator(".card h2")).ToHaveTextAsync([name + " 2"]);
    }

    private async Task<Person> GalleryAsync(PersonOptions who)
    {
        var person = await ArriveAsync(Team.Address, who);
        await person.GoToAsync("/templates");
        await Expect(person.Page.Locator("[data-alive]")).ToBeAttachedAsync();
        return person;
    }

    private static ILocator Card(Person person, string name) =>
        person.Page.Locator("[data-template]", new() { Has = person.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });
}
