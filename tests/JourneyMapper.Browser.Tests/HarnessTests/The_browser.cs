using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>What the harness gives every test: language, theme, addresses, accessibility.</summary>
public sealed class The_browser(ITestOutputHelper output) : BrowserTest(output)
{
    const string StrictPolicy = "default-src 'self'; script-src 'self'; style-src-elem 'self'";

    [Fact]
    public async Task Asks_for_the_persons_language()
    {
        await using var site = await TestSite.ServeAsync("", more: app =>
            app.MapGet("/language", (HttpRequest request) => request.Headers.AcceptLanguage.ToString()));
        var bo = await ArriveAsync(site.Address, new() { Locale = "sv-SE" });
        await bo.GoToAsync("/language");
        await Expect(bo.Page.Locator("body")).ToContainTextAsync("sv-SE");
    }

    [Fact]
    public async Task Shows_the_persons_theme()
    {
        await using var site = await TestSite.ServeAsync("");
        var ann = await ArriveAsync(site.Address, new() { Theme = ColorScheme.Dark });
        await ann.GoToAsync("/");
        Assert.True(await ann.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    [Fact]
    public async Task Knows_a_secure_address_from_one_in_the_network()
    {
        await using var site = await TestSite.ServeAsync("");
        var ann = await ArriveAsync(site.Address);
        await ann.GoToAsync("/");
        Assert.True(await ann.Page.EvaluateAsync<bool>("isSecureContext"));

        var bo = await ArriveAsync(InNetwork(site.Address));
        await bo.GoToAsync("/");
        Assert.False(await bo.Page.EvaluateAsync<bool>("isSecureContext"));
    }

    [Fact]
    public async Task Reports_what_axe_finds_so_that_it_can_be_mended()
    {
        await using var site = await TestSite.ServeAsync("<main><h1>Form</h1><input name='nameless'></main>", StrictPolicy);
        var ann = await ArriveAsync(site.Address);
        await ann.GoToAsync("/");

        var found = await Assert.ThrowsAsync<XunitException>(() => Axe.CheckAsync(ann));

        Assert.Contains("label (critical)", found.Message, StringComparison.Ordinal);
        Assert.Contains("nameless", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  at Deque", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_complaint_about_an_accessible_page()
    {
        await using var site = await TestSite.ServeAsync("<main><h1>Form</h1><label>Name <input name='named'></label></main>", StrictPolicy);
        var ann = await ArriveAsync(site.Address);
        await ann.GoToAsync("/");
        await Axe.CheckAsync(ann);
    }
}
