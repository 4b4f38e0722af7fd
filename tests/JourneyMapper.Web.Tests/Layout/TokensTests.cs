using System.Text.RegularExpressions;
using JourneyMapper.Web.Layout;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

/// <summary>The colours of every theme against each other, read from the file of the tokens.</summary>
public sealed partial class TokensTests
{
    // What text stands on, and the texts and marks that stand on it.
    private static readonly string[] Grounds = ["paper", "board", "rail", "hover"];
    private static readonly string[] Inks = ["ink", "ink-2", "accent-ink"];
    private static readonly string[] Tones = ["act", "touch", "feel", "pain", "opp", "met"];

    public static TheoryData<string> Themes => ["light", "dark", "projector"];

    [Theory, MemberData(nameof(Themes))]
    public void Every_text_is_readable_on_every_ground(string theme)
    {
        var colors = ColorsOf(theme);
        var soft = Tones.Select(tone => $"{tone}-soft");

        foreach (var ground in Grounds.Concat(soft).Append("accent-soft"))
            foreach (var ink in Inks)
                IsAtLeast(Enough(theme), colors, ink, ground);
        foreach (var ground in Grounds) IsAtLeast(Contrast.Readable, colors, "ink-3", ground);
        foreach (var tone in Tones)
            foreach (var ground in Grounds.Take(2).Append($"{tone}-soft")) IsAtLeast(Contrast.Readable, colors, tone, ground);
        foreach (var (ink, ground) in new[] { ("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-stop", "stop"), ("on-stop", "stop-strong") })
            IsAtLeast(Contrast.Readable, colors, ink, ground);
    }

    [Theory, MemberData(nameof(Themes))]
    public void Borders_of_fields_and_the_focus_are_seen(string theme)
    {
        var colors = ColorsOf(theme);

        foreach (var ground in Grounds.Take(2))
            foreach (var mark in new[] { "line-strong", "focus" }) IsAtLeast(Contrast.Visible, colors, mark, ground);
        IsAtLeast(Contrast.Visible, colors, "live", "paper");
        if (theme == "projector") IsAtLeast(Contrast.Visible, colors, "line", "paper");
    }

    [Theory, MemberData(nameof(Themes))]
    public void The_palette_of_maps_is_readable_on_paper(string theme)
    {
        var colors = ColorsOf(theme);
        var palette = colors.Keys.Where(name => name.StartsWith("c-", StringComparison.Ordinal)).ToList();

        Assert.Equal(JourneyMapper.Maps.Elements.Palette.Names.Order(StringComparer.Ordinal), palette.Select(name => name[2..]).Order(StringComparer.Ordinal));
        foreach (var color in palette) IsAtLeast(Enough(theme), colors, color, "paper");
    }

    [Fact]
    public void Every_theme_and_density_that_can_be_chosen_has_tokens()
    {
        var css = Css();

        Assert.All(Preferences.Themes.Except([Preferences.SystemTheme]), theme => Assert.Contains($"[data-theme={theme}]", css, StringComparison.Ordinal));
        Assert.All(Preferences.Densities.Except([Preferences.ComfortableDensity]), density => Assert.Contains($"[data-density={density}]", css, StringComparison.Ordinal));
    }

    // Read at eight metres: AAA there.
    private static double Enough(string theme) => theme == "projector" ? Contrast.FromAfar : Contrast.Readable;

    private static void IsAtLeast(double least, Dictionary<string, string> colors, string ink, string ground)
    {
        var contrast = Contrast.Between(colors[ink], colors[ground]);
        Assert.True(contrast >= least, $"--{ink} on --{ground} is {contrast:0.00}, not {least}");
    }

    private static Dictionary<string, string> ColorsOf(string theme)
    {
        var css = Css();
        var colors = Both().Matches(Block(css, ":root")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[theme == "dark" ? 3 : 2].Value);
        if (theme == "projector")
            foreach (Match match in One().Matches(Block(css, "[data-theme=projector]"))) colors[match.Groups[1].Value] = match.Groups[2].Value;
        return colors;
    }

    private static string Block(string css, string selector)
    {
        var start = css.IndexOf($"{selector} {{", StringComparison.Ordinal);
        return css[start..css.IndexOf('}', start)];
    }

    private static string Css() => File.ReadAllText(Path.Combine(Sources.Root, "wwwroot", "tokens.css"));

    [GeneratedRegex("--([a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")]
    private static partial Regex Both();

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex One();
}
