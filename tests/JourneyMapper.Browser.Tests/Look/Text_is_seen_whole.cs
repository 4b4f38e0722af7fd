using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Look;

/// <summary>Every screen in every language, on a laptop and on a phone: no word is cut off.</summary>
public sealed class Text_is_seen_whole(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    // A page that stands still, and what is opened on it: a menu or a dialog with the widest words.
    static readonly (string Path, string? Open, string? Shown)[] Screens =
    [
        ("/", ".page-head .btn.primary", ".rz-dialog .dialog-foot"),
        ("/?show=favourites", ".rail-me", ".person-menu"),
        ("/?q=bicycle", ".page-head .btn:has(.word) >> nth=1", ".rz-dialog .dialog-foot"),
        ("/members", ".page-head .btn.primary", ".rz-dialog .choices"),
        ("/tokens", ".page-head .btn.primary", ".rz-dialog .dialog-foot"),
        ("/bin", null, null),
        ("/profile", null, null),
        ("/password", null, null),
        ("/backup", null, null),
        ("/status/404", null, null),
    ];

    static readonly string[] SignedIn = ["/", "/members", "/tokens", "/bin", "/profile", "/backup"];

    static readonly int[] Widths = [PersonOptions.Laptop.Width, PersonOptions.Phone.Width];

    /// <summary>What a laptop of 1440 x 900 has left at 200 %.</summary>
    static readonly ViewportSize HalfALaptop = new() { Width = 720, Height = 450 };

    [Theory]
    [InlineData("en-GB")]
    [InlineData("sv-SE")]
    [InlineData("da-DK")]
    public async Task On_every_screen(string locale)
    {
        var map = await NewMapAsync("metrics");
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Locale = locale });
        foreach (var (path, open, shown) in Screens)
        {
            await ann.GoToAsync(path);
            await Clipping.CheckAsync(ann, path, Widths);
            if (open is null) continue;
            await ann.Page.Locator(open).ClickAsync();
            await Expect(ann.Page.Locator(shown!).Last).ToBeVisibleAsync();
            await Clipping.CheckAsync(ann, $"{path} with {shown}", Widths);
        }
        await ann.GoToAsync($"/maps/{map.Id}");
        await new BoardView(ann, map).IsReadyAsync();
        await Clipping.CheckAsync(ann, "the board", Widths);

        await ann.Context.ClearCookiesAsync();
        await ann.GoToAsync("/sign-in");
        await Clipping.CheckAsync(ann, "/sign-in", Widths);
    }

    [Fact]
    public async Task At_200_percent_and_on_a_projector()
    {
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Viewport = HalfALaptop });
        await ann.Page.GotoAsync("/");
        foreach (var theme in new[] { "light", "projector" })
        {
            await ann.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = Team.Address.ToString() }]);
            foreach (var path in SignedIn)
            {
                await ann.GoToAsync(path);
                await Expect(ann.Page.Locator($"[data-theme={theme}]")).ToHaveCountAsync(1);
                await Clipping.CheckAsync(ann, $"{path} as {theme}", HalfALaptop.Width, PersonOptions.Projector.Width);
            }
        }
        await ann.Context.ClearCookiesAsync();
        await ann.GoToAsync("/sign-in");
        await Clipping.CheckAsync(ann, "/sign-in", HalfALaptop.Width);
    }

    [Theory]
    [InlineData("<p style='width:40px;overflow:hidden;white-space:nowrap'>Everything that is known</p>", "is cut by <p")]
    [InlineData("<p style='height:8px;overflow:clip'>Everything that is known</p>", "is cut by <p")]
    [InlineData("<div style='width:40px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>Everything that is known</div>", "is cut by <div")]
    [InlineData("<p style='position:absolute;left:-40px'>Everything that is known</p>", "lies beside the window")]
    [InlineData("<p style='position:fixed;bottom:-40px'>Everything that is known</p>", "lies above or below the window")]
    [InlineData("<div style='width:3000px;height:9px'></div>", "the page is 3")]
    [InlineData("<select style='width:60px'><option>Everything that is known</option></select>", "is longer than its <select>")]
    [InlineData("<p title='Everything' style='width:40px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>Everything that is known</p>", null)]
    [InlineData("<div style='width:90px;overflow:auto'><p style='width:300px'>Everything that is known</p></div>", null)]
    public async Task And_what_is_cut_would_be_found(string html, string? words)
    {
        var ann = await ArriveAsync(Team.Address);
        await ann.Page.SetContentAsync(html);
        var found = await Clipping.FindAsync(ann);
        if (words is null) Assert.Empty(found);
        else Assert.Contains(words, Assert.Single(found), StringComparison.Ordinal);
    }
}
