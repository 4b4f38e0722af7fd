using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;
using static JourneyMapper.Web.Tests.Exchange.Mermaid.Readings;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>What Mermaid accepts is read as Mermaid reads it, without a warning.</summary>
public class MermaidReaderTests
{
    [Fact]
    public void A_plain_diagram_is_read_without_a_warning()
    {
        MermaidReading reading = MermaidReader.Read("""
            journey
                title A morning
                accTitle: Morning; with # and :
                accDescr: How it begins
                section Wake up
                  Alarm: 2: Ann, Ben
                  Coffee : 4.5 : Ann
                section Leave
                section Wake up
                  Walk:3
            """);

        Assert.Empty(reading.Warnings);
        Assert.Null(reading.Error);
        Assert.Equal("Morning; with # and :", reading.Journey!.AccTitle);
        Assert.Equal("How it begins", reading.Journey.AccDescr);
        Assert.Equal("A morning | Wake up[Alarm 2 Ann+Ben; Coffee 4.5 Ann] Leave[] Wake up[Walk 3 ]", Show(reading));
    }

    [Theory]
    [InlineData("journey\nA: 5\nsection S\nB: 1: x", "| [A 5 ] S[B 1 x]")]
    [InlineData("journey", "|")]
    [InlineData("  \n\t journey \n A: 3", "| [A 3 ]")]
    [InlineData("journey title One\ntitle Two", "Two |")]
    [InlineData("journey A: 3: Me", "| [A 3 Me]")]
    [InlineData("\uFEFFjourney\r\ntitle T\r\nA: 3: Me\rB: 4", "T | [A 3 Me; B 4 ]")]
    [InlineData("journey\nTITLE Loud\nSecTion S\nA: 3", "Loud | S[A 3 ]")]
    [InlineData("journey\nA: 5: b, a, b, ,A,", "| [A 5 b+a+A]")]
    [InlineData("journey\nA: 5:", "| [A 5 ]")]
    [InlineData("journey\nA: 0x5: Me\nB: 1e0\nC: 0b11\nD: +2.", "| [A 5 Me; B 1 ; C 3 ; D 2 ]")]
    [InlineData("journey\naccTitle x: 3: Me", "| [accTitle x 3 Me]")]
    [InlineData("journey\ntitles: 3: Me\nJourneyman: 2\nsections: 1", "| [titles 3 Me; Journeyman 2 ; sections 1 ]")]
    [InlineData("journey\n// x: 3", "| [// x 3 ]")]
    public void Mermaids_rules_of_form_hold(string text, string expected) => Assert.Equal(expected, Plain(text));

    [Theory]
    [InlineData("%% first\njourney\n%% a comment: 3\n  %%another\nA: 3", "| [A 3 ]")]
    [InlineData("journey\n# a comment; too\nA: 3 # so: is this\nB: 4: Me # and this", "| [A 3 ; B 4 Me]")]
    [InlineData("journey\n% one sign: 3\nx%% so: 4\nA: 3", "| [A 3 ]")]
    [InlineData("journey\ntitle Half %% kept\nA: 3", "Half %% kept | [A 3 ]")]
    [InlineData("%%{init: {\"theme\":\n \"dark\"}}%%\njourney\nMake %%{wrap}%%tea: 3", "| [Make tea 3 ]")]
    [InlineData("journey\n%%{ {broken: 3\nA: 3", "| [A 3 ]")]
    [InlineData("%%{init: dark}%%journey\nA: 3", "| [A 3 ]")]
    [InlineData("journey\nA: 3\n%%{init: { never closed\nB: 3", "| [A 3 ]")]
    public void Comments_and_directives_are_left_out(string text, string expected) => Assert.Equal(expected, Plain(text));

    [Theory]
    [InlineData("journey\ntitle #35;1 #quot;hit#quot;\nsection a#58;b\nx#59;y: 3: p#44;q", "#1 \"hit\" | a:b[x;y 3 p,q]")]
    [InlineData("journey\n#amp; co: 3", "| [& co 3 ]")]
    [InlineData("journey\ntitle #nosuch; #0; #5; #55296; #9999999999; #150;", "#nosuch; #0; #5; #55296; #9999999999; – |")]
    [InlineData("journey\ntitle a<br>b<BR />c<br\t/>d<brx>", "a\nb\nc\nd<brx> |")]
    [InlineData("journey\ntitle <a href=\"x\" b=\"y\">\"z\"", "<a href='x' b='y'>\"z\" |")]
    [InlineData("journey\n#160;: 3: #32;", "| [ 3 ]")]
    public void Entities_and_breaks_are_decoded(string text, string expected) => Assert.Equal(expected, Plain(text));

    [Theory]
    [InlineData("journey\naccDescr {\n  one\n\n   two # ; :\n}title T", "one\ntwo # ; :", "T |")]
    [InlineData("journey\naccDescr: old\naccdescr\n{ new }A: 3", "new", "| [A 3 ]")]
    [InlineData("journey\naccDescr: kept\naccDescr {}", "kept", "|")]
    [InlineData("journey\naccDescr:\n  on the next line\nA: 3", "on the next line", "| [A 3 ]")]
    public void Descriptions_may_span_lines(string text, string description, string expected)
    {
        Assert.Equal(expected, Plain(text));
        Assert.Equal(description, MermaidReader.Read(text).Journey!.AccDescr);
    }

    [Fact]
    public void Actors_come_in_order_of_first_appearance()
    {
        MermaidReading reading = MermaidReader.Read("journey\nA: 3: Zoe, ann\nsection S\nB: 3: Ann, Zoe, Ben");

        Assert.Equal(["Zoe", "ann", "Ann", "Ben"], reading.Journey!.Actors());
    }
}
