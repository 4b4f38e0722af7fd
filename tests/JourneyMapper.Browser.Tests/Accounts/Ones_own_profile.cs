using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>What others see of a person, and the browsers in which that person is signed in.</summary>
public sealed class Ones_own_profile(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Fact]
    public async Task Is_saved_and_seen_by_a_colleague()
    {
        Team.Spoil();
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/");
        await Menu(bo, Team.BoName).ClickAsync();
        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Your profile" }).ClickAsync();

        await Field(bo, "name").First.FillAsync("Bo the Builder");
        await bo.Page.GetByRole(AriaRole.Radio, new() { NameString = "Plum" }).CheckAsync();
        await Button(bo, "Save").ClickAsync();

        await Expect(bo.Page.Locator(".notice")).ToHaveTextAsync("Your profile is saved.");
        await Expect(Menu(bo, "Bo the Builder")).ToBeVisibleAsync();
        await new BoardView(bo, map).OpenAsync();
        var face = ann.Page.Locator("[data-here]").GetByLabel("Bo the Builder");
        await Expect(face).ToBeVisibleAsync();
        await Expect(face).ToHaveCSSAsync("background-color", "rgb(157, 47, 143)");
    }

    [Fact]
    public async Task Signs_out_another_browser_whose_open_board_is_led_to_sign_in()
    {
        Team.Spoil();
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var phone = await SignedInAsync(Team.Address, new() { Name = "Bo's phone" }, "bo@nordlys.test", "a short sentence");
        await new BoardView(phone, map).OpenAsync();
        var faces = ann.Page.Locator("[data-here] .avatar");
        await Expect(faces).ToHaveCountAsync(2);
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/profile");

        // On a busy machine the server may cut the connection before the page has left by itself.
        await phone.AllowConnectionErrorsWhile(async () =>
        {
            await bo.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Sign out: ") }).First.ClickAsync();
            await Expect(phone.Page).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl="), new() { Timeout = 5_000 });
        });

        await Expect(faces).ToHaveCountAsync(1);
        await Expect(bo.Page.Locator(".notice")).ToHaveTextAsync("That browser is signed out.");
        await Expect(bo.Page.GetByText("This browser")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Is_accessible(ColorScheme theme)
    {
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Theme = theme });
        await ann.GoToAsync("/profile");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "profile");

        var phone = await ArriveAsync(Team.Address, Team.Bo with { Theme = theme, Viewport = PersonOptions.Phone, Touch = true, Locale = "sv-SE" });
        await phone.GoToAsync("/profile");
        await Axe.CheckAsync(phone);
        Assert.Equal(PersonOptions.Phone.Width, await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
