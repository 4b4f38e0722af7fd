using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>An owner makes a key for a program and takes it away again.</summary>
public sealed class Tokens_for_programs(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Fact]
    public async Task Are_made_used_and_revoked()
    {
        // A name in the network: there the browser has no clipboard, and copying works all the same.
        var ann = await SignedInAsync(InNetwork(shared.Address));
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "API tokens" }).ClickAsync();
        await Expect(Heading(ann, "API tokens")).ToBeVisibleAsync();
        var dialog = await OpenAsync(ann);
        await Button(ann, "Create the token").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Give the token a name, so that you recognise it later.");

        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Monthly report");
        await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Edit") }).CheckAsync();
        await dialog.GetByLabel("It runs out").SelectOptionAsync("30");
        await Button(ann, "Create the token").ClickAsync();
        var token = await dialog.GetByLabel("The token", new() { Exact = true }).InputValueAsync();
        await Button(ann, "Copy").ClickAsync();
        await Expect(Button(ann, "Copied")).ToBeVisibleAsync();
        await Button(ann, "Done").ClickAsync();

        var row = ann.Page.Locator("li", new() { HasText = "Monthly report" });
        await Expect(row).ToContainTextAsync("by owner");
        await Expect(row).ToContainTextAsync("never used");
        using var program = new HttpClient { BaseAddress = shared.Address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/maps")).StatusCode);
        Assert.DoesNotContain(token, await ann.Page.ContentAsync(), StringComparison.Ordinal);

        await Button(ann, "Revoke: Monthly report").ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("shut out at once");
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/maps")).StatusCode);
    }

    [Theory, MemberData(nameof(Themes))]
    public async Task Are_accessible(ColorScheme theme)
    {
        var ann = await SignedInAsync(shared.Address, new() { Theme = theme });
        await ann.GoToAsync("/tokens");
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "tokens");

        var dialog = await OpenAsync(ann);
        await Axe.CheckAsync(ann);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync($"Report {theme}");
        await Button(ann, "Create the token").ClickAsync();
        await Expect(dialog.GetByLabel("The token", new() { Exact = true })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
        await Screens.TakeInAllSizesAsync(ann, "token-made");
        await Button(ann, "Done").ClickAsync();

        await Button(ann, $"Revoke: Report {theme}").ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
    }

    static async Task<ILocator> OpenAsync(Person person)
    {
        await Button(person, "New token").ClickAsync();
        var dialog = person.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }
}
