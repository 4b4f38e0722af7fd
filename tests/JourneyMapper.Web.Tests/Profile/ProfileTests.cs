using System.Net;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Profile;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Profile;

public sealed class ProfileTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_saved_counts_on_the_next_page_and_comes_along_to_the_next_browser(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await SaveAsync(browser, "  Anna Östlund ", PersonColors.All[4], "sv", "dark");

        Assert.Equal("/profile?done=saved", answer.Headers.Location!.PathAndQuery);
        foreach (var path in new[] { "/profile?done=saved", "/" })
        {
            var page = WebUtility.HtmlDecode(await browser.ReadAsync(path));
            Assert.Contains("<html lang=\"sv\" data-theme=\"dark\" data-density=\"compact\">", page, StringComparison.Ordinal);
            Assert.Contains("title=\"Anna Östlund\"", page, StringComparison.Ordinal);
            Assert.Contains($"background:{PersonColors.All[4]}", page, StringComparison.Ordinal);
        }

        using var next = app.NewBrowser();
        await next.SignInAsync();
        Assert.Contains("<html lang=\"sv\" data-theme=\"dark\" data-density=\"comfortable\">", await next.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "#b4233c", "en", "light", "Write the name that the others will see.")]
    [InlineData("   ", "#b4233c", "en", "light", "Write the name that the others will see.")]
    [InlineData("A\u0007nna", "#b4233c", "en", "light", "Write the name that the others will see.")]
    [InlineData("Anna", "#ffffff", "en", "light", "Choose one of those that are offered.")]
    [InlineData("Anna", "red;background:url(//evil)", "en", "light", "Choose one of those that are offered.")]
    [InlineData("Anna", "#b4233c", "xx", "light", "Choose one of those that are offered.")]
    [InlineData("Anna", "#b4233c", "en", "sepia", "Choose one of those that are offered.")]
    public async Task What_does_not_fit_is_said_and_nothing_is_stored(string name, string color, string language, string theme, string words)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await SaveAsync(browser, name, color, language, theme);

        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await using var db = app.NewContext();
        var person = await db.Users.SingleAsync();
        Assert.Equal(("anna", PersonColors.All[0], null, null), (person.Name, person.Color, person.Language, person.Theme));
    }

    [Fact]
    public async Task A_density_that_is_not_offered_is_not_taken()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await SaveAsync(browser, "Anna", PersonColors.All[0], "en", "projector", "none");

        Assert.Contains("Choose one of those that are offered.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_more_than_a_hundred_characters_is_too_long()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await SaveAsync(browser, new string('a', 101), PersonColors.All[1], "en", "light");

        Assert.Contains("Use at most 100 characters.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_colour_that_is_offered_has_a_name()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var page = await browser.ReadAsync("/profile");

        Assert.All(PersonColors.All, color => Assert.Contains($"value=\"{color}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("\"Color.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_person_stays_in_the_same_session()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        await using var db = app.NewContext();
        var before = await db.Sessions.Select(s => s.Id).SingleAsync();

        await SaveAsync(browser, "Anna", PersonColors.All[2], "en", "light");

        Assert.Equal(before, await db.Sessions.Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome on Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome on iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "Samsung Internet on Android")]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData("", "Unknown browser")]
    public void A_browser_is_called_by_its_name(string text, string words)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

        Assert.Equal(words, BrowserName.Of(services.GetRequiredService<IStringLocalizer<ProfileTexts>>(), text));
    }

    private static Task<HttpResponseMessage> SaveAsync(Browser browser, string name, string color, string language, string theme, string density = "compact") => browser.SendAsync(
        "/profile", ("name", name), ("color", color), ("language", language), ("theme", theme), ("density", density));
}
