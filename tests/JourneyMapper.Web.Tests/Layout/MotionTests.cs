using System.Text.RegularExpressions;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

/// <summary>Whoever asks the machine for less motion gets none.</summary>
public sealed partial class MotionTests
{
    [Fact]
    public void The_times_of_the_tokens_become_nothing() =>
        Assert.Matches(@"prefers-reduced-motion: reduce\) \{ :root \{ --fast: 0ms; --calm: 0ms; \} \}", File.ReadAllText(Path.Combine(Sources.Root, "wwwroot", "tokens.css")));

    [Fact]
    public void What_takes_a_time_of_its_own_stands_still_or_moves_only_where_motion_is_wanted()
    {
        foreach (var file in Sources.Files("*.css"))
        {
            var css = File.ReadAllText(file);
            var (calm, wanted) = (Blocks(css, "reduce"), Blocks(css, "no-preference"));
            foreach (Match rule in TimedRule().Matches(css))
            {
                var selector = rule.Groups[1].Value.Trim();
                Assert.True(calm.Contains(selector, StringComparison.Ordinal) || wanted.Contains(selector, StringComparison.Ordinal), $"{Path.GetFileName(file)}: {selector}");
            }
        }
    }

    [Fact]
    public void Scripts_that_move_things_ask_first() =>
        Assert.All(Sources.Files("*.js").Where(file => MovingScript().IsMatch(File.ReadAllText(file))),
            file => Assert.Contains("prefers-reduced-motion", File.ReadAllText(file), StringComparison.Ordinal));

    private static string Blocks(string css, string preference) =>
        string.Concat(MotionBlock().Matches(css).Where(block => block.Groups[1].Value == preference).Select(block => block.Value));

    // A rule whose transition or animation is given in seconds, not in a token.
    [GeneratedRegex(@"([^{}/;]+)\{[^{}]*(?:transition|animation)(?:-duration)?:[^;}]*\b(?!0m?s)[\d.]+m?s\b")]
    private static partial Regex TimedRule();

    [GeneratedRegex(@"@media \(prefers-reduced-motion: (reduce|no-preference)\) \{(?:[^{}]*\{(?:[^{}]|\{[^{}]*\})*\})*?\s*\}")]
    private static partial Regex MotionBlock();

    [GeneratedRegex(@"\.animate\(|behavior: ['""]smooth")]
    private static partial Regex MovingScript();
}
