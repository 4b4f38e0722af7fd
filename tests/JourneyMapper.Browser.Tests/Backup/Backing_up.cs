using System.IO.Compression;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Backup;

/// <summary>An owner finds the button and gets a file that can be opened.</summary>
public sealed class Backing_up(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    [Fact]
    public async Task The_button_downloads_an_archive()
    {
        using (var api = shared.App.CreateApi()) await api.CreateAsync("Buying a bicycle");
        var ann = await SignedInAsync(shared.Address);
        await Menu(ann, "owner").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Backup", Exact = true }).ClickAsync();
        await Expect(Heading(ann, "Backup")).ToBeVisibleAsync();
        await ann.IsAliveAsync();
        await Axe.CheckAsync(ann);

        var file = await ann.Page.RunAndWaitForDownloadAsync(() => Button(ann, "Download the backup").ClickAsync());

        Assert.Matches(new Regex("^journeymapper-[0-9-]+\\.zip$"), file.SuggestedFilename);
        using var zip = await ZipFile.OpenReadAsync(await file.PathAsync());
        using var maps = new StreamReader(zip.GetEntry("maps.jsonl")!.Open());
        Assert.Contains("\"title\":\"Buying a bicycle\"", await maps.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("manifest.json"));
        // The page stays as it was and lives.
        await Expect(Button(ann, "Download the backup")).ToBeEnabledAsync();
    }

    [Theory]
    [InlineData("sv-SE", ColorScheme.Light)]
    [InlineData("da-DK", ColorScheme.Dark)]
    public async Task The_page_is_accessible_and_fits_a_phone(string locale, ColorScheme theme)
    {
        var ann = await SignedInAsync(shared.Address, new() { Locale = locale, Theme = theme, Viewport = PersonOptions.Phone, Touch = true });
        await ann.GoToAsync("/backup");

        await Axe.CheckAsync(ann);
        Assert.Equal(PersonOptions.Phone.Width, await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Screens.TakeInAllSizesAsync(ann, "backup");
    }
}
