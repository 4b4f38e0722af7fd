using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>The browser's language and the machine's theme to begin with, one's own choice from then on.</summary>
public sealed class Language_and_theme(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    const string Owner = "owner";

    [Theory]
    [InlineData("en-GB", "en", "Sign in")]
    [InlineData("sv-SE", "sv", "Logga in")]
    [InlineData("da-DK", "da", "Log ind")]
    [InlineData("fr-FR", "en", "Sign in")]
    public async Task Begin_as_the_browser_asks(string locale, string language, string title)
    {
        var person = await ArriveAsync(shared.Address, new() { Locale = locale });
        await person.GoToAsync("/sign-in");
        await Expect(Heading(person, title)).ToBeVisibleAsync();
        await Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [Fact]
    public async Task Language_can_be_chosen_before_one_is_in_and_stays()
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/sign-in");
        await Choice(ann, "language", "sv").ClickAsync();
        await Expect(Heading(ann, "Logga in")).ToBeVisibleAsync();
        await Expect(Choice(ann, "language", "sv")).ToHaveAttributeAsync("aria-pressed", "true");

        await ann.Page.ReloadAsync();
        await Expect(Heading(ann, "Logga in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Language_can_be_chosen_in_the_menu_of_ones_own()
    {
        var ann = await SignedInAsync(shared.Address);
        await ChooseAsync(ann, Owner, "language", "da");

        await Menu(ann, Owner).ClickAsync();
        await Expect(Button(ann, "Log ud")).ToBeVisibleAsync();
        await ann.Page.Keyboard.PressAsync("Escape");
        await ChooseAsync(ann, Owner, "language", "en");
    }

    [Fact]
    public async Task Theme_is_the_machines_until_one_chooses()
    {
        var ann = await SignedInAsync(shared.Address, new() { Theme = ColorScheme.Dark });
        var machines = await BackgroundAsync(ann);
        await ChooseAsync(ann, Owner, "theme", "light");
        var light = await BackgroundAsync(ann);
        await ChooseAsync(ann, Owner, "theme", "dark");
        var dark = await BackgroundAsync(ann);
        await ChooseAsync(ann, Owner, "theme", "system");

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, machines);
        Assert.Equal(dark, await BackgroundAsync(ann));
    }

    static Task<string> BackgroundAsync(Person person) => person.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
