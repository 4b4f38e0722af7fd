using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;
using static JourneyMapper.Web.Tests.Exchange.Mermaid.Readings;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Diagrams inside other texts: Markdown, front matter, and texts made to do harm.</summary>
public class MermaidDocumentsTests
{
    const string Two = "# Maps\n\n```mermaid\njourney\nA: 1\n```\n\n~~~ Mermaid\nflowchart LR\n~~~\n- list\n\n  ```mermaid title=\"x\"\n  journey\n    B: 2\n    C\n  ```\n";

    [Fact]
    public void Several_journeys_in_a_document_want_a_choice()
    {
        Assert.Equal("chooseBlock@(2)", Show(MermaidReader.Read(Two).Error!));
        Assert.Equal("| [A 1 ]", Show(MermaidReader.Read(Two, 1)));
        Assert.Equal("missingColon@16(C)", Show(MermaidReader.Read(Two, 2).Error!));
        Assert.Equal("noSuchBlock@(3|2)", Show(MermaidReader.Read(Two, 3).Error!));
        Assert.Equal("noSuchBlock@(0|2)", Show(MermaidReader.Read(Two, 0).Error!));
    }

    [Theory]
    [InlineData("text\n```mermaid\njourney\nA: 1\n```\nmore\n", "| [A 1 ]")]
    [InlineData("```mermaid\njourney\nA: 1", "| [A 1 ]")]
    [InlineData("````mermaid\njourney\naccDescr {\n```\n}\nA: 1\n````", "| [A 1 ]")]
    [InlineData("::: mermaid\njourney\nA: 1\n:::\n", "| [A 1 ]")]
    [InlineData("````md\n```mermaid\njourney\nB: 2\n```\n````\n```{mermaid}\njourney\nA: 1\n```", "| [A 1 ]")]
    [InlineData("---\ntitle: Doc\n---\n```mermaid\n---\ntitle: Mine\n---\njourney\nA: 1\n```", "Mine | [A 1 ]")]
    public void A_single_journey_in_a_document_needs_no_choice(string text, string expected) => Assert.Equal(expected, Plain(text));

    [Fact]
    public void A_document_without_a_journey_is_refused() =>
        Assert.Equal("noJourney@()", Show(MermaidReader.Read("```mermaid\npie\n```\n").Error!));

    [Theory]
    [InlineData("title: My day\nconfig:\n  theme: dark", "My day |")]
    [InlineData("\"title\": 'Tom''s: #1; #35;'", "Tom's: #1; #35; |")]
    [InlineData("title: 1.50", "1.5 |")]
    [InlineData("title: 0x1F", "31 |")]
    [InlineData("title: 1_000", "1000 |")]
    [InlineData("title: 1e21", "1e+21 |")]
    [InlineData("title: -0.0000001", "-1e-7 |")]
    [InlineData("title: 12345678901234567890", "12345678901234567000 |")]
    [InlineData("title: 2024-05-01", "2024-05-01 |")]
    [InlineData("title: yes", "yes |")]
    [InlineData("title: True", "true |")]
    [InlineData("title: .inf", "Infinity |")]
    [InlineData("title: [1, ~, [a, true]]", "1,,a,true |")]
    [InlineData("title: {a: 1}", "[object Object] |")]
    [InlineData("title: 0", "|")]
    [InlineData("title: false", "|")]
    [InlineData("title:", "|")]
    [InlineData("title: !!str 0", "0 |")]
    [InlineData("x: &a Shared\ntitle: *a", "Shared |")]
    [InlineData("title: |\n  two\n  lines", "two\nlines |")]
    [InlineData("- a list", "|")]
    [InlineData("just words", "|")]
    public void Front_matter_gives_the_title_that_Mermaid_shows(string yaml, string expected) => Assert.Equal(expected, Plain($"---\n{yaml}\n---\njourney\n"));

    [Theory]
    [InlineData("---\ntitle: Front\n---\njourney\ntitle Line", "Line |")]
    [InlineData("\n\n   ---\n   title: Front\n   ---  \n   journey\n", "Front |")]
    [InlineData("  ---\n  title: Front\n---\n  ---\njourney\n", "refused")]
    [InlineData("---\r\ntitle: Front\r\n---\r\n\r\njourney\r\n", "Front |")]
    public void Front_matter_stands_first_between_fences_of_one_indent(string text, string expected)
    {
        if (expected == "refused") Assert.Equal(MermaidCodes.FrontMatterInvalid, MermaidReader.Read(text).Error!.Code);
        else Assert.Equal(expected, Plain(text));
    }

    [Theory]
    [InlineData("---\na: b\ntitle: [1\n---\njourney", "frontMatterInvalid", 4)]
    [InlineData("---\na: 1\na: 2\n---\njourney", "frontMatterInvalid", 3)]
    [InlineData("\n---\ntitle: *nobody\n---\njourney", "frontMatterInvalid", 3)]
    [InlineData("---\ntitle: !!js/function x\n---\njourney", "frontMatterInvalid", 2)]
    [InlineData("---\ntitle: x\njourney\nA: 3", "frontMatterOpen", 1)]
    public void Bad_front_matter_is_refused_with_its_line(string text, string code, int line)
    {
        MermaidReading reading = MermaidReader.Read(text);

        Assert.Equal(code, reading.Error!.Code);
        Assert.Equal(line, reading.Error.Line);
    }

    [Fact]
    public void Front_matter_of_any_letters_is_read_or_refused()
    {
        MermaidReading[] readings = [.. HardJourneys.SomeYaml(20_000).Select(yaml => MermaidReader.Read($"---\n{yaml}\n---\njourney\n"))];

        Assert.Contains(readings, reading => reading.Journey is not null);
        Assert.Contains(readings, reading => reading.Error?.Code == MermaidCodes.FrontMatterInvalid);
    }

    [Fact]
    public void Front_matter_made_to_explode_is_refused()
    {
        string bomb = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + "title: *a30";

        Assert.Equal(MermaidCodes.FrontMatterTooLarge, MermaidReader.Read($"---\n{bomb}\n---\njourney").Error!.Code);
        Assert.Equal(MermaidCodes.FrontMatterTooLarge, MermaidReader.Read($"---\ntitle: {new string('[', 50_000)}\n---\njourney").Error!.Code);
        Assert.Equal(MermaidCodes.FrontMatterTooLarge, MermaidReader.Read($"---\ntitle: {new string('x', MermaidFrontMatter.MaxCharacters)}\n---\njourney").Error!.Code);
    }

    [Fact]
    public void Texts_over_the_limits_are_refused()
    {
        Assert.Equal(MermaidCodes.TooLarge, MermaidReader.Read("journey\n" + new string(' ', MermaidReader.MaxCharacters)).Error!.Code);
        Assert.Equal(MermaidCodes.TooManyLines, MermaidReader.Read("journey" + new string('\n', MermaidReader.MaxLines)).Error!.Code);
    }

    // In quadratic time each of these would keep the machine busy for many minutes.
    [Theory]
    [InlineData("<a ", "")]
    [InlineData("<a b=\"", "")]
    [InlineData("<a b=\">", "")]
    [InlineData("<br ", "")]
    [InlineData("#a", "")]
    [InlineData("#", "")]
    [InlineData("%%{", "")]
    [InlineData("%%{ a ", "")]
    [InlineData("%%{a:b}%%", "")]
    [InlineData(":", "")]
    [InlineData(",", "A: 3: ")]
    [InlineData(": ", "title A")]
    [InlineData("accDescr {", "")]
    [InlineData("```mermaid ", "")]
    public void Repetition_takes_linear_time(string part, string start)
    {
        string repeated = string.Concat(Enumerable.Repeat(part, (MermaidReader.MaxCharacters - 100) / part.Length));

        Assert.NotNull(MermaidReader.Read("journey\n" + start + repeated));
        Assert.NotNull(MermaidReader.Read("journey\nsection x" + repeated + "\n"));
    }
}
