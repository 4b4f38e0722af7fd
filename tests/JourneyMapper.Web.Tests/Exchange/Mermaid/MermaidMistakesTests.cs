using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;
using static JourneyMapper.Web.Tests.Exchange.Mermaid.Readings;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>What authors get wrong: read as meant with a warning, or refused with the line.</summary>
public class MermaidMistakesTests
{
    [Theory]
    [InlineData("Code (ex: 58): 5: Me", "| [Code (ex: 58) 5 Me]", "colonInName@2(Code (ex: 58))")]
    [InlineData("Lunch 12:30 (late): 4: Me", "| [Lunch 12:30 (late) 4 Me]", "colonInName@2(Lunch 12:30 (late))")]
    [InlineData("A: b: 3: Me: You", "| [A: b 3 Me]", "colonInName@2(A: b) extraParts@2(You)")]
    [InlineData("Triage: 2: Agent: Tier 1, API: v2", "| [Triage 2 Agent]", "extraParts@2(Tier 1, API: v2)")]
    [InlineData("Issue -> 3: User", "| [Issue -> 3  ]", "scoreNotNumber@2(Issue -> 3|User)")]
    [InlineData("A: five: Me", "| [A  Me]", "scoreNotNumber@2(A|five)")]
    [InlineData("A: 4/5: Me, You", "| [A  Me+You]", "scoreNotNumber@2(A|4/5)")]
    public void A_colon_in_a_task_name_is_mended_where_a_number_follows(string task, string expected, string notes) => Mended(task, expected, notes);

    [Theory]
    [InlineData("section Step 1: Basics\nA: 3", "| Step 1: Basics[A 3 ]", "colonInSection@2(Step 1: Basics)")]
    [InlineData("section A:B", "| A:B[]", "colonInSection@2(A:B)")]
    [InlineData("title One; two;", "One; two; |", "semicolon@2")]
    [InlineData("section One;\nA;b: 3: Me;", "| One;[A;b 3 Me;]", "semicolon@2 semicolon@3")]
    [InlineData("A: 5;", "| [A 5 ]", "semicolon@2")]
    [InlineData(";A: 5", "| [;A 5 ]", "semicolon@2")]
    [InlineData("title Q &amp; A", "Q &amp; A |", "semicolon@2")]
    [InlineData("title C# guide", "C# guide |", "numberSign@2")]
    [InlineData("section C# #1\nF#: 3: Me", "| C# #1[F# 3 Me]", "numberSign@2 numberSign@3")]
    [InlineData("A: 4: Dad, Child#1, Child#2", "| [A 4 Dad+Child]", "commentInActors@2(#1, Child#2)")]
    public void Signs_that_Mermaid_stumbles_over_are_kept_as_text(string lines, string expected, string notes) => Mended(lines, expected, notes);

    [Theory]
    [InlineData("Title search: 3: Buyer", "| [Title search 3 Buyer]", "keywordTask@2(Title search)")]
    [InlineData("title deeds:4:Buyer", "| [title deeds 4 Buyer]", "keywordTask@2(title deeds)")]
    [InlineData("Section tasks: 5: Me", "| [Section tasks 5 Me]", "keywordTask@2(Section tasks)")]
    [InlineData("Journey home: 4", "| [Journey home 4 ]", "keywordTask@2(Journey home)")]
    [InlineData("journey: 4", "| [journey 4 ]", "keywordTask@2(journey)")]
    public void A_task_that_begins_with_a_keyword_is_a_task_when_it_has_a_score(string task, string expected, string notes) => Mended(task, expected, notes);

    [Theory]
    [InlineData("title Plan: the year", "Plan: the year |")]
    [InlineData("title Budget: 2024", "Budget: 2024 |")]
    [InlineData("title Doors 10:30", "Doors 10:30 |")]
    [InlineData("title Odds 2:1", "Odds 2:1 |")]
    public void A_title_with_a_colon_stays_a_title(string title, string expected) => Mended(title, expected, "");

    [Theory]
    [InlineData("title\nA: 3: Me", "| [A 3 Me]", "emptyKeyword@2(title)")]
    [InlineData("title   \nsection S", "| S[]", "emptyKeyword@2(title)")]
    [InlineData("title\nMy day\nA: 3", "My day | [A 3 ]", "emptyKeyword@2(title)")]
    [InlineData("title Old\ntitle", "Old |", "emptyKeyword@3(title)")]
    [InlineData("section\nA: 3: Me", "| [A 3 Me]", "emptyKeyword@2(section)")]
    [InlineData("A: 1\nsection\n%% x\n\nB: 3", "| [A 1 ] [B 3 ]", "emptyKeyword@3(section)")]
    [InlineData("A: 3\naccTitle:\n", "| [A 3 ]", "emptyKeyword@3(accTitle)")]
    [InlineData("section\nGo home\nA: 3: Me", "| Go home[A 3 Me]", "emptyKeyword@2(section)")]
    public void A_keyword_with_nothing_after_it_does_not_swallow_a_statement(string lines, string expected, string notes) => Mended(lines, expected, notes);

    [Theory]
    [InlineData("A: 0: Me", "1", "scoreClamped@2(0|1)")]
    [InlineData("A: 6: Me", "5", "scoreClamped@2(6|5)")]
    [InlineData("A: -1e3: Me", "1", "scoreClamped@2(-1e3|1)")]
    [InlineData("A: Infinity: Me", "5", "scoreClamped@2(Infinity|5)")]
    [InlineData("A: : Me", "1", "scoreClamped@2(|1)")]
    [InlineData("A: 3.256: Me", "3.26", "scoreDecimals@2(3.256|3.26)")]
    public void A_score_out_of_bounds_is_brought_back(string task, string score, string notes) => Mended(task, $"| [A {score} Me]", notes);

    static void Mended(string lines, string expected, string notes)
    {
        MermaidReading reading = MermaidReader.Read("journey\n" + lines);

        Assert.Equal(expected, Show(reading));
        Assert.Equal(notes, Notes(reading));
    }

    [Theory]
    [InlineData("journey\nA: 3\nnote over actor\n", "missingColon@3(note over actor)")]
    [InlineData("journey\r\n\r\naccTitle Shopping", "missingColon@3(accTitle Shopping)")]
    [InlineData("journey\r\r// x", "missingColon@3(// x)")]
    [InlineData("journey\nA:\nB: 3", "missingScore@2(A)")]
    [InlineData("journey\nA:# x", "missingScore@2(A)")]
    [InlineData("journey\n: 3: Me", "missingName@2")]
    [InlineData("journey\naccDescr {\n open\nA: 3", "unclosedDescription@2")]
    [InlineData("journey\nA: 3\njourney\nB: 3", "secondHeader@3")]
    [InlineData("journey\nA: 3\n```\n", "fenceLeftIn@3")]
    [InlineData("journey\nA\u0001: 3", "invalidCharacter@2(U+0001)")]
    [InlineData("journeyX\nA: 3", "noJourney@1(journeyX)")]
    [InlineData("\n\nflowchart LR\nA-->B", "noJourney@3(flowchart)")]
    [InlineData("", "noJourney@()")]
    public void What_cannot_be_read_is_refused_with_its_line(string text, string error)
    {
        MermaidReading reading = MermaidReader.Read(text);

        Assert.Null(reading.Journey);
        Assert.Equal(error, Show(reading.Error!));
    }

    // Not a case of the table above: the test runner itself cannot carry half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.Equal("invalidCharacter@2(U+D800)", Show(MermaidReader.Read("journey\nA\ud800: 3").Error!));

    [Theory]
    [InlineData("Journey\r\ntitle T", "Journey", "journey\r\ntitle T")]
    [InlineData("%% c\n  JOURNEY\nA: 3", "JOURNEY", "%% c\n  journey\nA: 3")]
    [InlineData("---\ntitle: x\n---\nuserJourney\nA: 3", "userJourney", "---\ntitle: x\n---\njourney\nA: 3")]
    [InlineData("# Doc\n```mermaid\nuser-journey\nA: 3\n```\n", "user-journey", "# Doc\n```mermaid\njourney\nA: 3\n```\n")]
    public void A_header_written_otherwise_comes_with_the_text_put_right(string text, string found, string repaired)
    {
        MermaidReading reading = MermaidReader.Read(text);

        Assert.Equal(MermaidCodes.HeaderName, reading.Error!.Code);
        Assert.Equal(found, Assert.Single(reading.Error.Arguments));
        Assert.Equal(repaired, reading.FixedText);
        Assert.NotNull(MermaidReader.Read(reading.FixedText!).Journey);
    }
}
