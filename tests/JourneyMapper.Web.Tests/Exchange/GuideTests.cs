using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Exchange.Mermaid;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

/// <summary>Holds docs/api.md to what the server does.</summary>
public sealed partial class GuideTests
{
    static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));

    [Fact]
    public async Task Every_request_of_the_API_guide_is_answered_as_it_says()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using HttpClient client = app.NewClient();
        string map = "";
        int sent = 0;
        foreach (Match block in Request().Matches(Guide))
        {
            string[] parts = block.Groups[2].Value.Split("\n\n", 2);
            string[] line = parts[0].Split(' ', 2);
            using var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1].Trim().Replace("{map}", map, StringComparison.Ordinal));
            if (parts.Length > 1) request.Content = new StringContent(parts[1].Replace("{map}", map, StringComparison.Ordinal), Encoding.UTF8, line[1].Contains("imports", StringComparison.Ordinal) ? "text/plain" : "application/json");

            using HttpResponseMessage answer = await client.SendAsync(request);

            string body = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == int.Parse(block.Groups[1].Value, CultureInfo.InvariantCulture), $"{block.Value}\n{body}");
            // The map that was made first is the one that the guide goes on with.
            if (map.Length == 0 && line[1].EndsWith("/maps", StringComparison.Ordinal)) map = (string)JsonNode.Parse(body)!["id"]!;
            sent++;
        }
        Assert.True(sent > 8, $"{sent}");
    }

    [Fact]
    public void Every_code_of_an_import_and_every_format_stands_in_the_API_guide()
    {
        string[] errors = [.. MermaidErrors(), ExchangeCodes.Malformed, ExchangeCodes.TooLarge, ExchangeCodes.InvalidEncoding, ExchangeCodes.OtherFormat, ExchangeCodes.NewerFormat];

        Assert.All(errors, code => Assert.Contains($"`{code}`", Guide, StringComparison.Ordinal));
        Assert.All(ExchangeFormats.Imports.Select(format => format.Name), name => Assert.Contains($"| `{name}` |", Guide, StringComparison.Ordinal));
        Assert.All(ExchangeFormats.Exports.Select(format => format.Name), name => Assert.Contains($"/export/{name}", Guide, StringComparison.Ordinal));
    }

    // The comments of the codes say which are errors.
    static IEnumerable<string> MermaidErrors() => ErrorCode().Matches(File.ReadAllText(
        Path.Combine(Repository.Root, "src", "JourneyMapper.Web", "Exchange", "Mermaid", "MermaidCodes.cs"))).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^```http (\\d+)\\n(.*?)\\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Request();

    [GeneratedRegex("<summary>Error:[^\\n]*\\n(?:    ///[^\\n]*\\n)?    public const string \\w+ = \"(\\w+)\"")]
    private static partial Regex ErrorCode();
}
