using System.Text.Json;
using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>A test over the shared corpus of real files, which states no licence and so lies beside the project, not in it. Skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    internal static string Folder { get; } = Path.Combine(Repository.Root, "..", "shared", "corpus", "mermaid");

    public CorpusFactAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = "The corpus is not here.";
    }
}

public class MermaidCorpusTests
{
    // Warnings that say: here the reading differs from Mermaid's on purpose.
    static readonly string[] Deviations = [MermaidCodes.NumberSign, MermaidCodes.ColonInName, MermaidCodes.KeywordTask, MermaidCodes.EmptyKeyword];

    [CorpusFact]
    public void Real_files_are_read_as_Mermaid_reads_them()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(CorpusFactAttribute.Folder, "expected.json")));
        int compared = 0;
        foreach (JsonElement result in expected.RootElement.GetProperty("results").EnumerateArray())
        {
            string file = result.GetProperty("file").GetString()!;
            MermaidReading reading = MermaidReader.Read(File.ReadAllText(Path.Combine(CorpusFactAttribute.Folder, file)));
            JsonElement? held = result.GetProperty("accepted").GetBoolean() ? result : result.TryGetProperty("trimmed", out JsonElement trimmed) ? trimmed : null;
            if (held is null)
            {
                Assert.True(reading.Error is not null || reading.Warnings.Length > 0, file);
                continue;
            }
            Assert.True(reading.Journey is not null, $"{file}: {reading.Error}");
            if (reading.Warnings.Any(warning => Deviations.Contains(warning.Code))) continue;
            Assert.Equal(Theirs(file, held.Value), Ours(file, reading.Journey));
            compared++;
        }
        Assert.True(compared > 70, $"{compared}");
    }

    [CorpusFact]
    public void Only_real_files_with_something_odd_get_a_warning()
    {
        IEnumerable<string> warned = Directory.GetFiles(CorpusFactAttribute.Folder, "*.mmd").Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Reading: MermaidReader.Read(File.ReadAllText(file))))
            .Where(file => file.Reading.Warnings.Length > 0 || file.Reading.Error is not null)
            .Select(file => $"{file.Name} {string.Join(' ', file.Reading.Warnings.Append(file.Reading.Error).OfType<MermaidNote>().Select(Readings.Show))}");

        Assert.Equal("""
            015 scoreNotNumber@21(size|2rem)
            021 commentInActors@6(#1, Child#2)
            039 extraParts@3(Tier 1, Escalation: API)
            042 semicolon@2 numberSign@2
            046 scoreClamped@3(6|5)
            047 missingColon@3(note over actor)
            048 colonInSection@2(A:B)
            049 missingColon@2(accTitle Missing colon)
            050 unclosedDescription@2
            068 colonInName@19(Scope creep: move + buy + negotiate + timing)
            070 colonInName@9(Agent triages: auto-categorizes easy ones)
            """, string.Join('\n', warned), ignoreLineEndingDifferences: true);
    }

    static string Theirs(string file, JsonElement held) => string.Join('\n', [file, Text(held, "title"), Text(held, "accTitle"), Text(held, "accDescr"),
        .. held.GetProperty("sections").EnumerateArray().Select(section => "section " + Drawn(section)),
        .. held.GetProperty("tasks").EnumerateArray().Select(task => Line(Text(task, "section"), Text(task, "task"), Score(task.GetProperty("score")),
            task.GetProperty("people").EnumerateArray().Select(Drawn)))]);

    static string Ours(string file, MermaidJourney journey) => string.Join('\n', [file, journey.Title, journey.AccTitle, journey.AccDescr,
        .. journey.Sections.Where((section, index) => index > 0 || section.Name.Length > 0).Select(section => "section " + section.Name),
        .. journey.Sections.SelectMany(section => section.Tasks.Select(task => Line(section.Name, task.Name, $"{task.Score:0.##}", task.Actors)))]);

    // Out of bounds is clamped, no number is no score.
    static string Score(JsonElement score) => score.ValueKind == JsonValueKind.Number ? $"{Math.Clamp(score.GetDecimal(), 1, 5):0.##}" : "";

    static string Line(string section, string name, string score, IEnumerable<string> actors) =>
        $"[{section}] {name} = {score} by {string.Join(" + ", actors.Where(actor => actor.Length > 0).Distinct())}";

    static string Text(JsonElement element, string property) => Drawn(element.GetProperty(property));

    static string Drawn(JsonElement text) => MermaidJudge.Drawn(text.GetString());
}
