using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Look;

/// <summary>Every screen in every language, on a laptop, at 200 % and on a phone: no word is cut off and no page goes sideways.</summary>
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

    /// <summary>What a laptop of 1440 x 900 has left at 200 %.</summary>
    static readonly ViewportSize HalfALaptop = new() { Width = 720, Height = 450 };

    static readonly ViewportSize[] Sizes = [PersonOptions.Laptop, HalfALaptop, PersonOptions.Phone];

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
            await Expect(ann.Page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
            await Clipping.CheckAsync(ann, path, Sizes);
            if (open is null) continue;
            await ann.Page.Locator(open).ClickAsync();
            await Expect(ann.Page.Locator(shown!).Last).ToBeVisibleAsync();
            await Clipping.CheckAsync(ann, $"{path} with {shown}", Sizes);
        }
        await ann.GoToAsync($"/maps/{map.Id}");
        await new BoardView(ann, map).IsReadyAsync();
        await Clipping.CheckAsync(ann, "the board", Sizes);

        await ann.Context.ClearCookiesAsync();
        await ann.GoToAsync("/sign-in");
        await Clipping.CheckAsync(ann, "/sign-in", Sizes);
    }

    [Fact]
    public async Task On_a_projector()
    {
        await NewMapAsync();
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Locale = "da-DK" });
        await ann.Context.AddCookiesAsync([new() { Name = "theme", Value = "projector", Url = Team.Address.ToString() }]);
        foreach (var path in new[] { "/", "/members", "/tokens", "/profile" })
        {
            await ann.GoToAsync(path);
            await Expect(ann.Page.Locator("[data-theme=projector]")).ToHaveCountAsync(1);
            await Clipping.CheckAsync(ann, $"{path} on a projector", PersonOptions.Projector, HalfALaptop);
        }
    }

    [Fact]
    public async Task And_what_is_cut_would_be_found()
    {
        const string Text = "Everything that is known";
        (string Html, string? Words)[] cases =
        [
            ($"<p style='width:40px;overflow:hidden;white-space:nowrap'>{Text}</p>", "is cut by <p"),
            ($"<p style='height:8px;overflow:clip'>{Text}</p>", "is cut by <p"),
            ($"<div style='width:40px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>{Text}</div>", "is cut by <div"),
            ($"<p style='position:absolute;left:-40px'>{Text}</p>", "lies beside the window"),
            ($"<p style='position:fixed;bottom:-40px'>{Text}</p>", "lies above or below the window"),
            ("<div style='width:3000px;height:9px'></div>", "the page is 3"),
            ($"<select style='width:60px'><option>{Text}</option></select>", "is longer than its <select>"),
            ($"<p title='{Text}' style='width:40px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>{Text}</p>", null),
            ($"<div style='width:90px;overflow:auto'><p style='width:300px'>{Text}</p></div>", null),
        ];
        var ann = await ArriveAsync(Team.Address);
        foreach (var (html, words) in cases)
        {
            await ann.Page.SetContentAsync(html);
            var found = await Clipping.FindAsync(ann);
            if (words is null) Assert.Empty(found);
            else Assert.Contains(words, Assert.Single(found), StringComparison.Ordinal);
        }
    }
}
