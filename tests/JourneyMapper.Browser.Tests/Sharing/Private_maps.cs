using System.Net;
using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Sharing;

/// <summary>Who may see a map, set on the board and in the library, while others have it open.</summary>
public sealed class Private_maps(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_map_that_becomes_private_leaves_the_colleagues_library_and_closes_her_board()
    {
        var map = await SampleMap.MakeAsync(NewApi(), "Soon private");
        var ann = await OpenAsync(map, Team.Owner);
        var bo = await OpenAsync(map, Team.Bo);
        var bosLibrary = await LibraryAsync(Team.Bo);
        await Expect(Card(bosLibrary, "Soon private")).ToHaveCountAsync(1);

        await ann.Button("Who may see this map").ClickAsync();
        await Dialog(ann.Person).GetByRole(AriaRole.Radio, new() { NameRegex = new("^Only the people named") }).CheckAsync();
        await Dialog(ann.Person).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(AccountPages.Heading(bo.Person, "You no longer have access to this map")).ToBeVisibleAsync();
        await Expect(Card(bosLibrary, "Soon private")).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Img, new() { Name = "Not everybody may see or change this map" })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("[data-here] .avatar")).ToHaveCountAsync(1);

        bo.Person.AllowResponse(HttpStatusCode.NotFound, $"/maps/{map.Id}");
        Assert.Equal(404, (await bo.Page.GotoAsync($"/maps/{map.Id}"))!.Status);
    }

    [Fact]
    public async Task Somebody_who_is_named_to_look_reads_along()
    {
        var map = await SampleMap.MakeAsync(NewApi(), "For a few");
        var ann = await LibraryAsync(Team.Owner);
        await Card(ann, "For a few").GetByLabel("What to do with").ClickAsync();
        await Card(ann, "For a few").GetByText("Who may see this map").ClickAsync();
        var dialog = Dialog(ann);
        await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Only the people named") }).CheckAsync();
        await NameAsync(dialog, Team.EvaName, "May look");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Card(ann, "For a few").GetByRole(AriaRole.Img, new() { Name = "Not everybody may see or change this map" })).ToBeVisibleAsync();

        var eva = await OpenAsync(map, Team.Eva);
        await Expect(eva.Page.GetByText("View only")).ToBeVisibleAsync();
        await Expect(eva.Text("queue")).ToBeVisibleAsync();
        await eva.Button("Who may see this map").ClickAsync();
        await Expect(Dialog(eva.Person)).ToContainTextAsync($"{Team.OwnerName} decides who may see this map.");
        await Expect(Dialog(eva.Person).GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva.Person);
    }

    [Fact]
    public async Task A_new_map_can_be_private_from_the_start()
    {
        var ann = await LibraryAsync(Team.Owner);
        var bo = await LibraryAsync(Team.Bo);
        await AccountPages.Button(ann, "New map").First.ClickAsync();
        await Dialog(ann).GetByLabel("Title").FillAsync("Mine alone");
        await Dialog(ann).GetByText("Only you, until you name others").ClickAsync();
        await Dialog(ann).Locator("button[type=submit]").ClickAsync();
        await Expect(ann.Page.Locator(".board-top .restricted")).ToBeVisibleAsync();

        await bo.Page.ReloadAsync();
        await Expect(AccountPages.Heading(bo, "Maps")).ToBeVisibleAsync();
        await Expect(Card(bo, "Mine alone")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_dialog_is_accessible(ColorScheme theme)
    {
        var map = await SampleMap.MakeAsync(NewApi(), "Looked at closely");
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await ann.Button("Who may see this map").ClickAsync();
        var dialog = Dialog(ann.Person);
        await NameAsync(dialog, Team.EvaName, "May comment");
        await NameAsync(dialog, Team.BoName, "Decides about it");
        await Expect(dialog).ToContainTextAsync($"{Team.BoName} decides who may see this map");
        await Screens.TakeInAllSizesAsync(ann.Person, "sharing");
        await Axe.CheckAsync(ann.Person);
    }

    async Task<Person> LibraryAsync(PersonOptions who)
    {
        var person = await ArriveAsync(Team.Address, who);
        await person.GoToAsync("/");
        await Expect(AccountPages.Heading(person, "Maps")).ToBeVisibleAsync();
        return person;
    }

    static ILocator Card(Person person, string title) => person.Page.Locator("article.card", new() { Has = person.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });

    static ILocator Dialog(Person person) => person.Page.GetByRole(AriaRole.Dialog);

    static async Task NameAsync(ILocator dialog, string name, string right)
    {
        await dialog.GetByLabel("Name somebody").SelectOptionAsync(new SelectOptionValue { Label = name });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await dialog.GetByLabel($"What {name} may do").SelectOptionAsync(new SelectOptionValue { Label = right });
    }
}
