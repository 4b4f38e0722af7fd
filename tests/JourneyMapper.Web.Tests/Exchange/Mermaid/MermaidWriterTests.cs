using System.Text.Json;
using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

public class MermaidWriterTests
{
    const int Cases = 3_000;

    [Fact]
    public void A_journey_is_written_as_an_author_would()
    {
        var journey = new MermaidJourney("A morning", "Morning", "One\n\nThree", [
            new("", [new("Dream", 4.5m, [])]),
            new("Wake up", [new("Alarm", 2.25m, ["Ann", "Ben"]), new("Think", null, [])]),
            new("", [])]);

        Assert.Equal("""
            journey
                title A morning
                accTitle: Morning
                accDescr {
                    One<br>
                    Three
                }
                    Dream: 4.5
                section Wake up
                    Alarm: 2.3: Ann, Ben
                    Think: 3
                section #160;

            """, MermaidWriter.Write(journey), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("title x", "#116;itle x: 3")]
    [InlineData("Section", "#83;ection: 3")]
    [InlineData("journeys", "#106;ourneys: 3")]
    [InlineData("accDescr", "#97;ccDescr: 3")]
    [InlineData("titles", "titles: 3")]
    [InlineData("```mermaid", "#96;``mermaid: 3")]
    [InlineData("C# & co: <b>", "C#35; #38; co#58; #60;b#62;: 3")]
    [InlineData("", "#160;: 3")]
    public void A_name_that_means_something_to_Mermaid_is_encoded(string name, string line) =>
        Assert.Contains($"        {line}\n", MermaidWriter.Write(new("", "", "", [new("S", [new(name, 3, [])])])), StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back_the_same_without_a_warning()
    {
        foreach (MermaidJourney journey in HardJourneys.Some(Cases))
        {
            MermaidReading reading = MermaidReader.Read(MermaidWriter.Write(journey));

            Assert.Empty(reading.Warnings);
            Assert.Equal(Json(journey), Json(reading.Journey));
        }
    }

    [Fact]
    public void What_is_written_is_read_back_the_same_from_a_Markdown_document()
    {
        foreach (MermaidJourney journey in HardJourneys.Some(Cases))
        {
            MermaidReading reading = MermaidReader.Read($"# A\r\n\r\n```mermaid\r\n{MermaidWriter.Write(journey).Replace("\n", "\r\n", StringComparison.Ordinal)}```\r\n# B\r\n");

            Assert.Equal(Json(journey), Json(reading.Journey));
        }
    }

    static string Json(MermaidJourney? journey) => JsonSerializer.Serialize(journey);
}
