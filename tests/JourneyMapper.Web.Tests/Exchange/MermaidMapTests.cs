using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Exchange.Mermaid;
using JourneyMapper.Web.Tests.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

public sealed class MermaidMapTests
{
    const int Cases = 1_500;

    [Fact]
    public void Sections_are_stages_tasks_are_steps_and_scores_are_emotions()
    {
        JourneyMap map = Maps.FromMermaid("""
            journey
                title A day
                accTitle: Day
                accDescr: From morning on
                Sleep: 3
                section Work
                  Make tea: 5: Me, Cat, Me
                  Do work: 1.5: Me
                section Empty
                section Work
                  Sit down: 2.2: Cat,
            """);

        Assert.Equal("[Sleep =0] Work[Make tea Me=2 Cat=2; Do work Me=-1.5] Empty[] Work[Sit down Cat=-0.8]", Maps.Show(map));
        Assert.Equal(("A day", "currentState", "Day", "From morning on", 1L),
            (map.Title, map.Kind, map.Head.Get(MapHead.AccTitle), map.Head.Get(MapHead.AccDescr), map.Version));
        Assert.Equal(["Me orange", "Cat blue"], map.Actors.Select(actor => $"{actor.Caption} {actor.Get(Actor.Color)}"));
        Assert.Equal(["actions", "thoughts", "touchpoints", "emotions", "pains", "opportunities"], map.Lanes.Select(lane => lane.Caption));
    }

    [Fact]
    public void A_diagram_without_anything_is_a_map_without_a_title()
    {
        JourneyMap map = Maps.FromMermaid("journey");

        Assert.Equal(("", "", 0), (map.Title, Maps.Show(map), map.Actors.Count()));
        Assert.Equal("journey\n", Maps.ToMermaid(map));
    }

    [Fact]
    public void A_step_without_a_score_has_its_actors_and_no_emotion()
    {
        JourneyMap map = Maps.FromMermaid("journey\nsection S\nWait: soon: Anna, Ben\nGo: 9: Ben");

        Assert.Equal("S[Wait; Go Ben=2]", Maps.Show(map));
        Assert.Equal(["Anna", "Ben"], map.Actors.Select(actor => actor.Caption));
        Assert.Equal("journey\n    section S\n        Wait: 3\n        Go: 5: Ben\n", Maps.ToMermaid(map));
    }

    [Fact]
    public void An_export_says_the_mean_of_all_emotions_to_one_decimal_and_whose_they_are()
    {
        JourneyMap map = Maps.FromMermaid("journey\nsection S\nWait: 3: Anna, Ben\nGo: 3");
        var lane = map.Lanes.Single(lane => Lane.KindOf(lane).IsCurve);
        var cards = map.CardsIn(lane.Id, map.Columns[0].Id).ToList();
        map = map.Apply([
            SetOperation.Of(cards[0].Id, Card.Score, 0.25m), SetOperation.Of(cards[1].Id, Card.Score, -2m),
            new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", lane.Id), new("stepId", map.Columns[0].Id), PropertyValue.Of(Card.Score, 1.5m)]),
        ]).Change!.Map;

        // (0.25 - 2 + 1.5) / 3 + 3 = 2.9166…
        Assert.Equal("journey\n    section S\n        Wait: 2.9: Anna, Ben\n        Go: 3\n", Maps.ToMermaid(map));
    }

    [Fact]
    public void Every_emotions_lane_counts_and_a_lane_of_one_actor_speaks_for_that_actor()
    {
        JourneyMap map = Maps.FromMermaid("journey\nsection S\nWait: 5: Anna\nGo: 5: Ben");
        var ben = map.Actors.Last().Id;
        var lane = new InsertOperation(Lane.Kind, Guid.CreateVersion7(),
            [PropertyValue.Of(Lane.LaneKind, "emotions"), PropertyValue.Of(Lane.Title, "Ben's"), new("actorId", ben)]);
        map = map.Apply([
            lane, new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", lane.Id), new("stepId", map.Columns[0].Id), PropertyValue.Of(Card.Score, -2m)]),
        ]).Change!.Map;

        Assert.Equal("journey\n    section S\n        Wait: 3: Anna, Ben\n        Go: 5: Ben\n", Maps.ToMermaid(map));
    }

    [Fact]
    public void Import_then_export_gives_back_the_same_diagram()
    {
        foreach (MermaidJourney journey in HardJourneys.Some(Cases))
        {
            string written = MermaidWriter.Write(journey);

            Assert.Equal(written, Maps.ToMermaid(Maps.FromMermaid(written)));
        }
    }

    [Fact]
    public void Import_then_export_gives_back_what_any_text_without_a_warning_says()
    {
        int compared = 0;
        foreach (string text in HardJourneys.SomeTexts(10 * Cases))
        {
            MermaidReading reading = MermaidReader.Read(text);
            if (reading.Journey is null) continue;
            string once = Maps.ToMermaid(Maps.FromMermaid(text));
            if (reading.Warnings.IsEmpty) Assert.Equal(Readings.Show(reading), Readings.Show(MermaidReader.Read(once)));
            // With a warning something may be lost on the way in, but then nothing more.
            Assert.Equal(once, Maps.ToMermaid(Maps.FromMermaid(once)));
            compared++;
        }
        // Fewer would mean that the texts became too odd to say anything.
        Assert.True(compared > Cases, $"{compared}");
    }

    [Fact]
    public void Steps_without_a_score_stand_beside_the_others()
    {
        foreach (MermaidJourney journey in HardJourneys.Some(Cases))
        {
            // Every second task loses its number.
            string text = string.Join('\n', MermaidWriter.Write(journey).Split('\n').Select((line, i) =>
                i % 2 == 0 && line.StartsWith("        ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal) ? line.Replace(": ", ": x", StringComparison.Ordinal) : line));
            if (MermaidReader.Read(text).Journey is not { } read) continue;

            JourneyMap map = Maps.FromMermaid(text);

            Assert.Equal(read.Sections.SelectMany(section => section.Tasks).Select(task => task.Name), map.Columns.Select(step => step.Caption));
            Assert.Equal(read.Actors(), map.Actors.Select(actor => actor.Caption));
            Assert.Equal(read.Sections.SelectMany(s => s.Tasks).Sum(task => task.Score is null ? 0 : Math.Max(1, task.Actors.Length)), map.Cards().Count());
        }
    }

    [CorpusFact]
    public void Every_real_file_that_is_read_becomes_a_map_and_stays_the_same_from_then_on()
    {
        int imported = 0;
        foreach (string file in Directory.GetFiles(CorpusFactAttribute.Folder, "*.mmd"))
        {
            string text = File.ReadAllText(file);
            if (MermaidReader.Read(text).Journey is null) continue;
            JourneyMap first = Maps.FromMermaid(text);
            string once = Maps.ToMermaid(first);
            JourneyMap second = Maps.FromMermaid(once);

            Assert.Equal(once, Maps.ToMermaid(second));
            if (MermaidReader.Read(text).Warnings.IsEmpty) Assert.Equal(Maps.ContentWithoutIds(first), Maps.ContentWithoutIds(second));
            imported++;
        }
        Assert.True(imported > 70, $"{imported}");
    }

    [Theory]
    [InlineData("title {301}\nA: 3", "textTooLong@2")]
    [InlineData("A: 3\naccTitle: {301}", "textTooLong@3")]
    [InlineData("A: 3\naccDescr {\n{10001}\n}", "textTooLong@3")]
    [InlineData("A: 3\nsection {301}", "textTooLong@3")]
    [InlineData("A: 3\nsection S\n{301}: 3", "textTooLong@4")]
    [InlineData("A: 3\n\nB: 3: {301}", "textTooLong@4")]
    [InlineData("section S\n*201", "tooManySections@202")]
    [InlineData("A: 3\n*201", "tooManyTasks@202")]
    [InlineData("A: 3\n\nB: 3: {101,}", "tooManyActors@4")]
    [InlineData("A: 3: {100,}\n*60", "tooManyElements@50")]
    public void What_does_not_fit_on_a_map_is_refused_with_its_line(string form, string expected)
    {
        static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
        static string Some(Match match) => match.Groups[2].Length == 0 ? new string('x', Number(match.Groups[1].Value))
            : string.Join(", ", Enumerable.Range(0, Number(match.Groups[1].Value)).Select(i => $"Actor {i}"));
        string text = form.Split('*') is [var line, var count] ? string.Concat(Enumerable.Repeat(line, Number(count))) : form;
        text = Regex.Replace(text, @"\{(\d+)(,?)\}", Some);

        ImportNote error = Maps.Error(MermaidFormat.Import, "journey\n" + text);

        Assert.Equal(expected, $"{error.Code}@{error.Line}");
    }

    [Fact]
    public void The_largest_diagram_that_is_let_through_fits_on_a_map()
    {
        string actors = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"Actor {i}"));
        string text = "journey\n" + string.Concat(Enumerable.Range(0, 48).Select(i => $"Step {i}: 4: {actors}\n"))
            + string.Concat(Enumerable.Range(0, 22).Select(i => $"Last {i}: 3\n"));

        JourneyMap map = Maps.FromMermaid(text);

        // 6 lanes, 100 actors, 1 stage, 70 steps, 4,822 emotions
        Assert.Equal(4_999, map.Count);
        Assert.Equal("tooManyElements", Maps.Error(MermaidFormat.Import, text + "One more: 3").Code);
    }
}
