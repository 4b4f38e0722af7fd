using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>An owner makes a link, somebody else opens it.</summary>
public sealed class Joining(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    const string Owner = "owner";

    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Fact]
    public async Task By_a_link_makes_a_second_person_an_editor()
    {
        var link = await InviteAsync(await SignedInAsync(shared.Address), "Build maps");
        var bo = await ArriveAsync(shared.Address, new() { Name = "Bo", Locale = "da-DK" });

        await JoinAsync(bo, link, "Bo Dahl", "bo@nordlys.test");

        await Expect(Button(bo, "Nyt kort")).ToBeVisibleAsync();
        // Only owners invite.
        await Expect(Button(bo, "Inviter")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task By_a_link_for_looking_gives_no_way_to_build()
    {
        var link = await InviteAsync(await SignedInAsync(shared.Address), "Look at maps");
        var eva = await ArriveAsync(shared.Address, new() { Name = "Eva" });

        await JoinAsync(eva, link, "Eva Lund", "eva@nordlys.test");

        await Expect(Button(eva, "New map")).ToBeHiddenAsync();
        await Expect(Button(eva, "Invite")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Tells_whoever_is_in_already()
    {
        var ann = await SignedInAsync(shared.Address);
        var link = await InviteAsync(ann, "Build maps");
        await ann.GoToAsync(link);
        await Expect(Heading(ann, $"You are in already, {Owner}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Is_over_when_the_owner_withdraws_the_link()
    {
        var app = await StartAppAsync();
        var ann = await SignedInAsync(app.Address);
        var link = await InviteAsync(ann, "Build maps");
        await ann.GoToAsync("/members");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw: " }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw: " })).ToBeHiddenAsync();

        var bo = await ArriveAsync(app.Address, new() { Name = "Bo" });
        await bo.GoToAsync(link);

        await Expect(Heading(bo, "This link no longer works")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Begins_with_copying_the_link_also_where_the_browser_has_no_clipboard(bool secure)
    {
        var ann = await SignedInAsync(secure ? shared.Address : InNetwork(shared.Address));
        if (secure)
            await ann.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var link = await InviteAsync(ann, "Build maps");

        await Button(ann, "Copy").ClickAsync();

        await Expect(Button(ann, "Copied")).ToBeVisibleAsync();
        if (secure)
            Assert.Equal(link, await ann.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Is_accessible_on_both_sides(ColorScheme theme)
    {
        var ann = await SignedInAsync(shared.Address, new() { Theme = theme });
        var link = await InviteAsync(ann, "Build maps");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "invite");

        var bo = await ArriveAsync(shared.Address, new() { Name = "Bo", Theme = theme });
        await bo.GoToAsync(link);
        await Axe.CheckAsync(bo);
        await Screens.TakeInAllSizesAsync(bo, "join");
    }

    static async Task<string> InviteAsync(Person owner, string right)
    {
        await Button(owner, "Invite").ClickAsync();
        var dialog = owner.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { NameString = right }).CheckAsync();
        await Button(owner, "Create a link").ClickAsync();
        var link = dialog.GetByLabel("The link");
        await Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/join/"));
        return await link.InputValueAsync();
    }

    static async Task JoinAsync(Person person, string link, string name, string email)
    {
        await person.GoToAsync(link);
        await SendAsync(person, ("name", name), ("email", email), ("password", "a short sentence"));
        await IsInAsync(person, name);
    }
}
