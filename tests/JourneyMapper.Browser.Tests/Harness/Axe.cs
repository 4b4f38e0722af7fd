using System.Globalization;
using System.Text;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>
/// Accessibility: every rule of WCAG 2.2 A and AA that a program can check, and axe's best practices. Judged within the page alone: the
/// product has no frames, and axe's own package opens a window beside the person's for each answer.
/// </summary>
static class Axe
{
    // Of what passes one element is described instead of hundreds, which would take longer than the rules.
    const string Judgement =
        """
        element => axe.run(element ?? document, {
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
          resultTypes: ['violations'],
        }).then(result => JSON.stringify(result.violations))
        """;

    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Asserts that what the person sees now breaks no rule.</summary>
    public static async Task CheckAsync(Person person)
    {
        await PrepareAsync(person.Page);
        Judge(person.Page, await person.Page.EvaluateAsync<string>(Judgement));
    }

    /// <summary>The same for a part of a page whose rest has been checked already: axe takes a second for a whole board.</summary>
    public static async Task CheckAsync(ILocator part)
    {
        await PrepareAsync(part.Page);
        Judge(part.Page, await part.EvaluateAsync<string>(Judgement));
    }

    static async Task PrepareAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
    }

    static void Judge(IPage page, string violations)
    {
        if (JsonSerializer.Deserialize<Violation[]>(violations, JsonSerializerOptions.Web) is { Length: > 0 } found)
            throw new XunitException(Describe(page, found));
    }

    static string Describe(IPage page, Violation[] violations)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"axe found {violations.Length} violation(s) on {page.Url}");
        foreach (var violation in violations)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\n{violation.Id} ({violation.Impact}): {violation.Help}\n  {violation.HelpUrl}");
            foreach (var node in violation.Nodes)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  at {node.Target}\n     {node.Html}");
                foreach (var check in node.Any.Concat(node.All).Concat(node.None))
                    text.Append(CultureInfo.InvariantCulture, $"\n     - {check.Message}");
            }
        }
        return text.ToString();
    }

    sealed record Violation(string Id, string Impact, string Help, string HelpUrl, Node[] Nodes);

    /// <param name="Target">Selectors, a list for each shadow root.</param>
    sealed record Node(JsonElement Target, string Html, Check[] Any, Check[] All, Check[] None);

    sealed record Check(string Message);
}
