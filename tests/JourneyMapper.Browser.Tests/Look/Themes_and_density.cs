using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Look;

/// <summary>The looks that a person chooses, and the ones that the machine forces.</summary>
public sealed class Themes_and_density(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_projector_shows_larger_type_and_a_compact_screen_smaller_controls()
    {
        await NewMapAsync();
        var ann = await ArriveAsync(Team.Address, Team.Owner with { Viewport = PersonOptions.Projector });
        await ann.GoToAsync("/");
        var usual = await SizesAsync(ann);
        await ChooseAsync(ann, Team.OwnerName, "density", "compact");
        var compact = await SizesAsync(ann);
        await ChooseAsync(ann, Team.OwnerName, "theme", "projector");
        var projector = await SizesAsync(ann);
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "library-projector");
        // The team's next test begins as this one did.
        await ChooseAsync(ann, Team.OwnerName, "theme", "system");

        Assert.Equal(usual.Type, compact.Type);
        Assert.True(compact.Control < usual.Control, $"{compact.Control} < {usual.Control}");
        Assert.True(projector.Type > 1.3 * compact.Type, $"{projector.Type} > 1.3 * {compact.Type}");
    }

    [Fact]
    public async Task With_forced_colours_controls_have_borders_and_what_is_pressed_is_framed()
    {
        await NewMapAsync();
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        await ann.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await ann.GoToAsync("/");
        await Menu(ann, Team.OwnerName).ClickAsync();
        foreach (var control in new[] { ".page-head .btn.primary", ".page-head .btn:not(.primary)", ".search", ".person-menu" })
            await Expect(ann.Page.Locator(control).First).ToHaveCSSAsync("border-top-style", "solid");
        foreach (var pressed in new[] { ".segments [aria-pressed=true]", ".kinds [aria-pressed=true]", ".rail-link.on", ".shelf[aria-current]" })
            await Expect(ann.Page.Locator(pressed).First).ToHaveCSSAsync("outline-style", "solid");
        await Expect(ann.Page.Locator(".segments [aria-pressed=false]").First).ToHaveCSSAsync("outline-style", "none");
        await Screens.TakeAsync(ann, "forced-colours");
    }

    static async Task<(double Type, double Control)> SizesAsync(Person person) => (
        await person.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)"),
        (await person.Page.Locator(".page-head .btn.primary").BoundingBoxAsync())!.Height);
}
