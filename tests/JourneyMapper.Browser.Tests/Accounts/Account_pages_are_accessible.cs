using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>Each page around the account, in both themes, without a violation.</summary>
public sealed class Account_pages_are_accessible(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    public static TheoryData<string, ColorScheme> Looks
    {
        get
        {
            var looks = new TheoryData<string, ColorScheme>();
            foreach (var look in Screens.Looks)
                looks.Add(look.Locale, look.Theme);
            return looks;
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Set_up(ColorScheme theme)
    {
        var app = await StartAppAsync(AppSettings.NotSetUp);
        var ann = await ArriveAsync(app.Address, new() { Theme = theme });
        await ann.GoToAsync("/setup");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "setup");
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Sign_in(string locale, ColorScheme theme)
    {
        var ann = await ArriveAsync(shared.Address, new() { Locale = locale, Theme = theme });
        await ann.GoToAsync("/sign-in");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "sign-in");
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Sign_in_on_a_phone_in_Swedish(ColorScheme theme)
    {
        var ann = await ArriveAsync(shared.Address, new() { Theme = theme, Viewport = PersonOptions.Phone, Touch = true, Locale = "sv-SE" });
        await ann.GoToAsync("/sign-in");
        await Axe.CheckAsync(ann);
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task A_link_that_no_longer_works(ColorScheme theme)
    {
        var ann = await ArriveAsync(shared.Address, new() { Theme = theme });
        await ann.GoToAsync("/join/was-never-given");
        await Expect(Heading(ann, "This link no longer works")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "join-gone");
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Change_of_the_password(ColorScheme theme)
    {
        var ann = await SignedInAsync(shared.Address, new() { Theme = theme });
        await ann.GoToAsync("/password");
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "password");
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task The_menu_of_ones_own(ColorScheme theme)
    {
        var ann = await SignedInAsync(shared.Address, new() { Theme = theme });
        await Menu(ann, "owner").ClickAsync();
        await Expect(Button(ann, "Sign out")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "menu");
    }
}
