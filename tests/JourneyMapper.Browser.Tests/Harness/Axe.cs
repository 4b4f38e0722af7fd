using System.Globalization;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>Accessibility: every rule of WCAG 2.2 A and AA that a program can check, and axe's best practices.</summary>
static class Axe
{
    static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
    };

    /// <summary>Asserts that what the person sees now breaks no rule.</summary>
    public static async Task CheckAsync(Person person) => Judge(await person.Page.RunAxe(Rules));

    /// <summary>The same for a part of a page whose rest has been checked already: axe takes a second for a whole board.</summary>
    public static async Task CheckAsync(ILocator part) => Judge(await part.RunAxe(Rules));

    static void Judge(AxeResult result)
    {
        if (result.Violations.Length > 0)
            throw new XunitException(Describe(result));
    }

    static string Describe(AxeResult result)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"axe found {result.Violations.Length} violation(s) on {result.Url}");
        foreach (var violation in result.Violations)
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
}
