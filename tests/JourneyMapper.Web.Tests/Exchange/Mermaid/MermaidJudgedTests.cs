using System.Collections.Immutable;
using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Mermaid's own parser has the last word on what we write and on what we read.</summary>
public class MermaidJudgedTests(MermaidJudge judge) : IClassFixture<MermaidJudge>
{
    const int Cases = 1_000;
    const int DifferencesShown = 10;

    [Fact]
    public void Mermaid_reads_what_we_write()
    {
        ImmutableArray<MermaidJourney> journeys = HardJourneys.Some(Cases);
        string[] written = [.. journeys.Select(MermaidWriter.Write)];

        IReadOnlyList<MermaidJudge.Verdict> verdicts = judge.Parse(written);

        for (int i = 0; i < written.Length; i++)
        {
            Assert.True(verdicts[i].Error is null, $"{verdicts[i].Error}\n{written[i]}");
            Assert.Equal(Ours(journeys[i]), Theirs(verdicts[i]));
        }
    }

    [Fact]
    public void We_read_what_Mermaid_reads_or_say_otherwise()
    {
        string[] texts = [.. HardJourneys.SomeTexts(Cases)];

        IReadOnlyList<MermaidJudge.Verdict> verdicts = judge.Parse(texts);

        List<string> differences = [];
        int same = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            MermaidReading reading = MermaidReader.Read(texts[i]);
            if (reading.Warnings.Length > 0) continue;
            string ours = reading.Journey is null ? "refused" : Ours(reading.Journey);
            string theirs = verdicts[i].Error is null ? Theirs(verdicts[i]) : "refused";
            if (ours != theirs) differences.Add($"{texts[i]}\nOURS: {reading.Error}\n{ours}\nMERMAID'S: {verdicts[i].Error}\n{theirs}");
            else if (ours != "refused") same++;
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join("\n=======\n", differences.Take(DifferencesShown))}");
        // Fewer would mean that the texts became too odd to say anything.
        Assert.True(same > Cases / 10, $"{same}");
    }

    static string Ours(MermaidJourney journey) => string.Join('\n', [journey.Title, journey.AccTitle, journey.AccDescr,
        .. journey.Sections.SkipWhile((section, index) => index == 0 && section.Name.Length == 0 && section.Tasks.Length > 0).Select(section => "section " + section.Name),
        .. journey.Sections.SelectMany(section => section.Tasks.Select(task => Line(section.Name, task.Name, $"{task.Score:0.##}", task.Actors)))]);

    static string Theirs(MermaidJudge.Verdict verdict) => string.Join('\n', [MermaidJudge.Drawn(verdict.Title), MermaidJudge.Drawn(verdict.AccTitle), MermaidJudge.Drawn(verdict.AccDescr),
        .. verdict.Sections!.Select(section => "section " + MermaidJudge.Drawn(section)),
        .. verdict.Tasks!.Select(task => Line(MermaidJudge.Drawn(task.Section), MermaidJudge.Drawn(task.Task), task.Score.ToString(),
            task.People.Select(MermaidJudge.Drawn).Where(name => name.Length > 0).Distinct()))]);

    static string Line(string section, string name, string score, IEnumerable<string> actors) => $"[{section}] {name} = {score} by {string.Join(" + ", actors)}";
}
