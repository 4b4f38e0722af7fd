using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Personas;

/// <summary>The personas beside the board, and what becomes of them there.</summary>
public sealed class Beside_the_board(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Somebody_on_a_map_is_tied_to_a_persona_which_stays_in_sight_and_live()
    {
        var map = await NewMapAsync();
        var persona = await ProfileView.MakeAsync(map.Api, "Anna Berg");
        var ann = await OpenAsync(map, Team.Owner);
        await Expect(ann.Page.Locator("[data-reminder]")).ToHaveCountAsync(0);
        await ann.Page.Locator("[data-do=personas]").ClickAsync();
        var card = ann.Page.Locator($"[data-actor='{map["anna"]}']");
        await card.GetByRole(AriaRole.Button, new() { Name = "Tie to a persona" }).ClickAsync();
        await card.Locator("select").SelectOptionAsync(new SelectOptionValue { Value = $"{persona}" });
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Anna Berg" })).ToBeVisibleAsync();

        // Somebody writes the profile: it is read beside the board at once.
        var bo = await new ProfileView(await ArriveAsync(Team.Address, Team.Bo), persona).OpenAsync();
        await Expect(bo.Page.GetByRole(AriaRole.Link, new() { Name = SampleMap.Title })).ToHaveAttributeAsync("href", $"/maps/{map.Id}");
        await bo.TextOf("quote").FillAsync("Just let me go home.");
        await Expect(card.Locator("[data-section=quote]")).ToContainTextAsync("Just let me go home.");
        // A profile is made out of somebody else.
        var ben = ann.Page.Locator($"[data-actor='{map["ben"]}']");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Make a profile" }).ClickAsync();
        await Expect(ben.GetByRole(AriaRole.Link, new() { Name = "Open the profile" })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await Screens.TakeInAllSizesAsync(ann.Person, "persona-reminder");

        // Thrown away, it says so on how many maps; the map stays whole, and the profile comes back from there.
        await bo.Page.Locator(".board-top .drop summary").ClickAsync();
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Move to the bin" }).ClickAsync();
        await Expect(bo.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Anna Berg walks on 1 map.");
        await bo.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Move to the bin" }).ClickAsync();
        await Expect(bo.Page).ToHaveURLAsync(new Regex("/personas$"));
        await Expect(card).ToContainTextAsync("The profile is in the bin.");
        await Expect(ann.Node("anna")).ToContainTextAsync("Anna");
        await card.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Expect(card.Locator("[data-section=quote]")).ToContainTextAsync("Just let me go home.");

        // How one looks at the map is one's own, and stays.
        await ann.Page.ReloadAsync();
        await Expect(ann.Page.Locator("[data-reminder]")).ToBeVisibleAsync();
        await ann.Page.Locator("[data-do=personas]").ClickAsync();
        await Expect(ann.Page.Locator("[data-reminder]")).ToHaveCountAsync(0);
    }
}
