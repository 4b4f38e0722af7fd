using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Members;

/// <summary>An owner says who is in the workspace as what, and those who have a map open notice at once.</summary>
public sealed class People_of_the_workspace(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Who_is_made_less_reads_on_and_who_is_removed_is_out()
    {
        var app = await StartAppAsync();
        var (annsKept, bosKept, _) = await Team.SignInAllAsync(app.Address);
        using var api = app.CreateApi();
        var map = await SampleMap.MakeAsync(api);
        var bo = await new BoardView(await ArriveAsync(app.Address, new() { Name = "Bo", Kept = bosKept }), map).OpenAsync();
        var beside = await new BoardView(await ArriveAsync(app.Address, new() { Name = "Ann", Kept = annsKept }), map).OpenAsync();
        await Expect(beside.Page.Locator("[data-here] .avatar")).ToHaveCountAsync(2);
        await Expect(bo.Button("Add stage")).ToBeVisibleAsync();
        var ann = await new MembersView(await ArriveAsync(app.Address, new() { Name = "Ann", Kept = annsKept })).OpenAsync();

        await ann.RoleOf(Team.BoName).SelectOptionAsync("Viewer");
        await Expect(ann.Toast).ToContainTextAsync($"New role of {Team.BoName}: Viewer");
        await Expect(bo.Page.GetByText("View only")).ToBeVisibleAsync();
        await Expect(bo.Page.Locator("[data-add], [data-do=undo]")).ToHaveCountAsync(0);
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(bo.Button("Add stage")).ToBeVisibleAsync();
        await Expect(ann.RoleOf(Team.BoName)).ToHaveValueAsync("Editor");

        await ann.ChooseAsync(Team.BoName, "Remove…");
        await Expect(ann.Dialog).ToContainTextAsync($"Maps that {Team.BoName} has open close at once");
        await Axe.CheckAsync(ann.Person);
        await ann.ConfirmAsync("Remove");
        await Expect(Heading(bo.Person, "You no longer have access to this map")).ToBeVisibleAsync();
        // And is not seen there any more.
        await Expect(beside.Page.Locator("[data-here] .avatar")).ToHaveCountAsync(1);
        await Expect(ann.Row(Team.BoName)).ToHaveCountAsync(0);

        await Button(ann.Person, $"Erase {Team.BoName}").ClickAsync();
        var erase = ann.Dialog.GetByRole(AriaRole.Button, new() { Name = "Erase for good" });
        await Expect(erase).ToBeDisabledAsync();
        await ann.Dialog.GetByLabel("to confirm").FillAsync(Team.BoName);
        await Axe.CheckAsync(ann.Person);
        await erase.ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("The person was erased.");
        await Expect(ann.Person.Page.GetByText(Team.BoName)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_for_one_lets_one_in()
    {
        var app = await StartAppAsync();
        var ann = await new MembersView(await SignedInAsync(app.Address)).OpenAsync();
        await Button(ann.Person, "Invite").ClickAsync();
        await ann.Dialog.GetByLabel("Comment on maps").CheckAsync();
        await ann.Dialog.GetByLabel("By it may join").SelectOptionAsync("another number…");
        await ann.Dialog.GetByLabel("How many").FillAsync("none");
        await Button(ann.Person, "Create a link").ClickAsync();
        await Expect(ann.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Give a whole number from 1 to 10000.");
        await Axe.CheckAsync(ann.Person);
        await ann.Dialog.GetByLabel("How many").FillAsync("1");
        var link = await ann.MakeLinkAsync();
        await Axe.CheckAsync(ann.Person);
        await ann.Person.Page.Keyboard.PressAsync("Escape");
        await Expect(ann.Person.Page.GetByText("1 use left")).ToBeVisibleAsync();

        var dan = await ArriveAsync(app.Address, new() { Name = "Dan" });
        var late = await ArriveAsync(app.Address, new() { Name = "Late" });
        await dan.GoToAsync(link);
        await late.GoToAsync(link);
        await SendAsync(dan, ("name", "Dan Dam"), ("email", "dan@nordlys.test"), ("password", "a short sentence"));
        await IsInAsync(dan, "Dan Dam");
        await SendAsync(late, ("name", "Late"), ("email", "late@nordlys.test"), ("password", "a short sentence"));

        await Expect(Heading(late, "This link no longer works")).ToBeVisibleAsync();
        await Expect(ann.RoleOf("Dan Dam")).ToHaveValueAsync("Commenter");
        await Expect(ann.Person.Page.GetByText("1 use left")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link()
    {
        var app = await StartAppAsync();
        var (annsKept, _, _) = await Team.SignInAllAsync(app.Address);
        var ann = await new MembersView(await ArriveAsync(app.Address, new() { Name = "Ann", Kept = annsKept })).OpenAsync();
        await ann.ChooseAsync(Team.EvaName, "Link for a new password…");
        var link = await ann.MakeLinkAsync();
        await Axe.CheckAsync(ann.Person);

        var eva = await ArriveAsync(app.Address, new() { Name = "Eva", Theme = ColorScheme.Dark });
        await eva.GoToAsync(link);
        await Expect(Heading(eva, "Choose a new password")).ToBeVisibleAsync();
        await Axe.CheckAsync(eva);
        await SendAsync(eva, ("password", "short"));
        await Expect(eva.Page.GetByText("Use at least 8 characters")).ToBeVisibleAsync();
        await Axe.CheckAsync(eva);
        await SendAsync(eva, ("password", "a longer sentence"));
        await Expect(Heading(eva, "Your new password is saved")).ToBeVisibleAsync();
        await Axe.CheckAsync(eva);

        await eva.SignInAsync("eva@nordlys.test", "a longer sentence");
        await IsInAsync(eva, Team.EvaName);
        await eva.GoToAsync(link);
        await Expect(Heading(eva, "This link no longer works")).ToBeVisibleAsync();
        await Axe.CheckAsync(eva);
    }

    [Fact]
    public async Task By_keyboard_alone_ownership_is_handed_over_and_the_page_follows()
    {
        var app = await StartAppAsync();
        var (annsKept, bosKept, _) = await Team.SignInAllAsync(app.Address);
        var bo = await new MembersView(await ArriveAsync(app.Address, new() { Name = "Bo", Kept = bosKept })).OpenAsync();
        await Expect(Button(bo.Person, "Invite")).ToHaveCountAsync(0);
        var ann = await new MembersView(await ArriveAsync(app.Address, new() { Name = "Ann", Kept = annsKept })).OpenAsync();
        var keys = ann.Person.Page.Keyboard;
        var opener = ann.Person.Page.GetByLabel($"Actions for {Team.BoName}");

        await opener.FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(ann.Row(Team.BoName).GetByRole(AriaRole.Button, new() { Name = "Remove…" })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await keys.PressAsync("Escape");
        await Expect(ann.Row(Team.BoName).GetByRole(AriaRole.Button, new() { Name = "Remove…" })).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        var handOver = ann.Row(Team.BoName).GetByRole(AriaRole.Button, new() { Name = "Hand over ownership…" });
        await Expect(handOver).ToBeVisibleAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(handOver).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        var yes = ann.Dialog.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true });
        await Expect(yes).ToBeVisibleAsync();
        await yes.FocusAsync();
        await keys.PressAsync("Enter");

        await Expect(Button(ann.Person, "Invite")).ToHaveCountAsync(0);
        await Expect(Heading(ann.Person, "Members")).ToBeFocusedAsync();
        await Expect(Button(bo.Person, "Invite")).ToBeVisibleAsync();
        await Expect(bo.RoleOf(Team.OwnerName)).ToHaveValueAsync("Editor");
        await Expect(ann.Row(Team.BoName)).ToContainTextAsync("Owner");
    }

    [Theory]
    [InlineData("en-GB", ColorScheme.Light)]
    [InlineData("sv-SE", ColorScheme.Dark)]
    [InlineData("da-DK", ColorScheme.Light)]
    public async Task The_page_is_accessible_and_fits_a_phone(string locale, ColorScheme theme)
    {
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Locale = locale, Theme = theme });
        await ann.GoToAsync("/members");
        await Expect(ann.Page.GetByText(Team.BoName)).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "members");
        var phone = await ArriveAsync(Team.Address, Team.Owner with { Locale = locale, Theme = theme, Viewport = PersonOptions.Phone, Touch = true });
        await phone.GoToAsync("/members");
        await Axe.CheckAsync(phone);
        Assert.Equal(PersonOptions.Phone.Width, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
