using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A map told as a story, seen as somebody else has saved it, in the team's own words and in another language.</summary>
public sealed class Stories(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_story_is_read_by_its_headings_as_one_person_and_follows_what_others_write()
    {
        var map = await RichMap.MakeAsync(NewApi());
        await map.Api.SubmitAsync(map.Id, new { op = "set", id = map["order"], property = "ours", value = false }, new { op = "set", id = map.Id, property = "scenario", value = "Anna moves to town." });
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Person.GoToAsync($"/maps/{map.Id}?view=story");
        await ann.IsReadyAsync();
        await Axe.CheckAsync(ann.Person);
        Assert.Equal(
            ["H1 Buying a bicycle", "H2 Discover", "H3 Search", "H3 Compare", "H2 Buy", "H3 Order", "H3 Pay"],
            await ann.Page.Locator("h1, main :is(h2, h3, h4, h5, h6)").EvaluateAllAsync<string[]>("all => all.map(one => `${one.tagName} ${one.textContent.trim()}`)"));
        await Expect(ann.Page.Locator(".read-intro")).ToContainTextAsync("Anna moves to town.");
        await Expect(ann.Page.Locator("[data-reading]")).ToContainTextAsync("not with us");

        await ann.Page.Locator("[data-story-as]").SelectOptionAsync("Anna");
        await Expect(ann.Page.Locator(".tells").First).ToHaveTextAsync(new Regex("Anna"));
        await Expect(ann.Node("ben-search")).ToHaveCountAsync(0);
        await Expect(ann.Node("anna-search")).ToContainTextAsync("feels bad");
        var bo = await OpenAsync(map, Team.Bo);
        var field = await bo.EditAsync("google");
        await field.FillAsync("Asks the machine");
        await field.PressAsync("Escape");
        await Expect(ann.Text("google")).ToHaveTextAsync("Asks the machine");
    }

    [Fact]
    public async Task A_view_saved_for_leaders_is_opened_by_its_address_and_leaves_ones_own_view_alone()
    {
        var map = await RichMap.MakeAsync(NewApi());
        var bo = await OpenAsync(map, Team.Bo);
        await bo.Page.Locator("summary[aria-label=View]").ClickAsync();
        await bo.Page.Locator("[data-preset=leaders]").ClickAsync();
        await Expect(bo.Row("actions")).ToHaveCountAsync(0);
        await Expect(bo.Row("pains")).ToBeVisibleAsync();
        await bo.Page.Locator("[data-do=save-view]").ClickAsync();
        var dialog = bo.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("For whom or what").FillAsync("Board meeting");
        await Axe.CheckAsync(bo.Person);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var saved = bo.Page.Locator("[data-view-id]");
        await Expect(saved).ToHaveCountAsync(1);
        var id = await saved.GetAttributeAsync("data-view-id");

        var eva = await OpenAsync(map, Team.Eva);
        await Expect(eva.Row("actions")).ToBeVisibleAsync();
        await eva.Person.GoToAsync($"/maps/{map.Id}?v={id}");
        await eva.IsReadyAsync();
        await Expect(eva.Row("actions")).ToHaveCountAsync(0);
        await eva.OpenAsync();
        await Expect(eva.Row("actions")).ToBeVisibleAsync();
        // From the menu, which offers readers nothing to change.
        await eva.Page.Locator("summary[aria-label=View]").ClickAsync();
        await eva.Page.Locator("[data-view-id]").ClickAsync();
        await Expect(eva.Row("actions")).ToHaveCountAsync(0);
        Assert.EndsWith($"v={id}", eva.Page.Url, StringComparison.Ordinal);
        await Expect(eva.Page.Locator("[data-do=save-view]")).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva.Person);

        await bo.Page.Locator("summary[aria-label=View]").ClickAsync();
        await bo.Button("Change: Board meeting").ClickAsync();
        await dialog.Locator("[data-delete]").ClickAsync();
        await Expect(saved).ToHaveCountAsync(0);
        await eva.Person.GoToAsync($"/maps/{map.Id}?v={id}");
        await Expect(eva.Toast.First).ToContainTextAsync("not there any more");
    }

    [Fact]
    public async Task An_owner_names_things_as_the_team_does_and_markup_stays_letters()
    {
        Team.Spoil();
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner with { Theme = ColorScheme.Dark });
        await ann.Person.GoToAsync("/words");
        await ann.Page.GetByLabel("One step, English").FillAsync("<i>Moment</i>");
        await ann.Page.GetByLabel("Touchpoints, English").FillAsync(new string('x', 200));
        await ann.Page.GetByLabel("Touchpoints, English").BlurAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 40 characters");
        await Axe.CheckAsync(ann.Person);
        await ann.Page.GetByLabel("Touchpoints, English").FillAsync("Contact points");
        await ann.Button("Save").ClickAsync();
        await Expect(ann.Toast.First).ToContainTextAsync("Saved");

        var bo = await OpenAsync(map, Team.Bo);
        await Expect(bo.Page.Locator("button[data-add=step]").Last).ToHaveAttributeAsync("aria-label", "Add <i>Moment</i> after this");
        var eva = await OpenAsync(map, Team.Eva);
        await eva.Person.GoToAsync("/words");
        await Expect(eva.Page.Locator(".own-words")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_language_chosen_in_the_middle_of_a_word_loses_no_letters()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.EditAsync("google");
        await ann.Keyboard.PressAsync("End");
        await ann.Keyboard.TypeAsync(" for a long and winding while");
        // At once, as somebody does who sees that the words are the wrong ones.
        await ann.Page.EvaluateAsync("document.querySelector('#person-menu button[value=sv]').click()");
        await Expect(ann.Page.Locator("html")).ToHaveAttributeAsync("lang", "sv");
        await ann.IsReadyAsync();
        await Expect(ann.Node("google")).ToContainTextAsync("Searches the web for a long and winding while");
        await ann.Page.EvaluateAsync("document.querySelector('#person-menu button[value=en]').click()");
        await Expect(ann.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await ann.IsReadyAsync();
        Assert.Equal("Searches the web for a long and winding while", await map.TextOfAsync("google"));
    }

    [Fact]
    public async Task Pictures_are_taken_of_the_words_and_the_saved_views()
    {
        if (!Screens.Wanted) return;
        var map = await RichMap.MakeAsync(NewApi());
        await Screens.TakeEverywhereAsync("words", async look =>
        {
            var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
            await view.Person.GoToAsync("/words");
            await Expect(view.Page.Locator(".own-words")).ToBeVisibleAsync();
            return view.Person;
        });
        await Screens.TakeEverywhereAsync("view-menu", async look =>
        {
            var view = await OpenAsync(map, look with { Kept = Team.Owner.Kept });
            await view.Page.Locator(".view-menu").Locator("xpath=..").Locator("summary").ClickAsync();
            return view.Person;
        });
    }
}
