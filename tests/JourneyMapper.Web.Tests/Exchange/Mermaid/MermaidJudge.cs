using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Exchange.Mermaid;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Mermaid's own parser, run by Node. Its package is installed into tests/mermaid when it is not there.</summary>
public sealed partial class MermaidJudge
{
    readonly string folder = Path.Combine(Repository.Root, "tests", "mermaid");

    public MermaidJudge()
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules", "mermaid"))) return;
        // Through the shell's search path: npm is a script, not a program, on some systems.
        Run("npm", "install --no-audit --no-fund --no-package-lock --ignore-scripts", []);
    }

    /// <summary>What the parser holds, or its error.</summary>
    public sealed record Verdict(string? Error, string? Title, string? AccTitle, string? AccDescr, string[]? Sections, JudgedTask[]? Tasks);

    public sealed record JudgedTask(string Section, string Task, JsonElement Score, string[] People);

    public IReadOnlyList<Verdict> Parse(IReadOnlyCollection<string> diagrams)
    {
        var verdicts = Run("node", "parse.mjs", diagrams.Select(diagram => JsonSerializer.Serialize(diagram)))
            .Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!).ToList();
        return verdicts.Count == diagrams.Count ? verdicts : throw new InvalidOperationException($"{diagrams.Count} diagrams, {verdicts.Count} verdicts");
    }

    /// <summary>A text as Mermaid draws it: its marks for entities and its breaks decoded, trimmed. A mark for no entity goes back to what the author wrote.</summary>
    public static string Drawn(string? held)
    {
        string text = Break().Replace(held ?? "", "\n");
        text = EntityMark().Replace(text, mark =>
        {
            string entity = $"&{(mark.Groups[1].Length > 0 ? "#" : "")}{mark.Groups[2].Value};", decoded = WebUtility.HtmlDecode(entity);
            return decoded == entity ? $"#{mark.Groups[2].Value};" : decoded;
        });
        return MermaidText.Trim(text);
    }

    [GeneratedRegex("<br\\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("ﬂ°(°?)([A-Za-z0-9_]+)¶ß")]
    private static partial Regex EntityMark();

    List<string> Run(string program, string arguments, IEnumerable<string> input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        foreach (string line in input) process.StandardInput.WriteLine(line);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments}: {errors.GetAwaiter().GetResult()}");
        return [.. output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
