using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Templates;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>What a finished map holds that a template leaves to the team; each example is a template too.</summary>
public sealed class ExampleMapsTests : TemplateTest
{
    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_a_whole_map(string name)
    {
        var map = Build(name);

        Assert.InRange(map.Stages.Count(), 4, 6);
        Assert.InRange(map.Columns.Length, 8, 14);
        Assert.InRange(map.Cards().Count(), 60, 110);
        Assert.InRange(map.Actors.Count(), 1, 3);
    }

    [Theory, MemberData(nameof(Examples))]
    public void It_begins_before_the_company_is_met_and_has_steps_without_it(string name)
    {
        var map = Build(name);
        var ours = map.Columns.Select(step => step.Get(Step.Ours)!.Value).ToList();

        // A day begins in bed, with the bank's own app; every other journey begins without the company.
        Assert.Equal(map.Kind == MapKinds.DayInTheLife.Name, ours[0]);
        Assert.True(ours.Count(own => !own) >= 3);
        Assert.All(map.Columns.Where(step => step.Get(Step.Ours) == false),
            step => Assert.DoesNotContain(Cards(map, "frontStage"), card => card.Place.Second == step.Id));
    }

    [Theory, MemberData(nameof(Examples))]
    public void It_shows_each_kind_of_card_at_work(string name)
    {
        var map = Build(name);

        Assert.All(map.Columns, step => Assert.Contains(Cards(map, "actions"), card => card.Place.Second == step.Id));
        Assert.All(Cards(map, "touchpoints"), card => Assert.DoesNotContain(null, new object?[]
        {
            card.Get(Card.Channel), card.Get(Card.Ownership), card.Get(Card.Online), card.Get(Card.Impact), card.Get(Card.Importance),
        }));
        Assert.True(Cards(map, "touchpoints").Select(card => card.Get(Card.Channel)).Distinct().Count() >= 3);
        Assert.All(Cards(map, "pains"), card => Assert.True(card.Get(Card.Severity) is not null && card.Get(Card.Frequency) is not null));
        Assert.All(Cards(map, "opportunities"), card =>
        {
            Assert.True(card.Get(Card.Impact) is not null && card.Get(Card.Effort) is not null && card.Get(Card.Owner)!.Length > 0);
            Assert.True(card.Get(Card.Due) > Today || card.Get(Card.Status) == "done");
        });
        Assert.True(Cards(map, "opportunities").Select(card => card.Get(Card.Status)).Distinct().Count() >= 3);
        Assert.True(Cards(map, "metrics").Count(card => card.Get(Card.Target) is not null) >= 4);
        Assert.True(Cards(map, "thoughts").Count + Cards(map, "quotes").Count + Cards(map, "needs").Count >= 3);
        Assert.Equal(["assumption", "measured", "observed"], map.Cards().Select(card => card.Get(Card.Confidence)!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_step_is_felt_and_the_curve_has_ups_and_downs(string name)
    {
        var map = Build(name);
        var felt = Cards(map, "emotions");

        Assert.All(map.Columns, step => Assert.Contains(felt, card => card.Place.Second == step.Id));
        Assert.All(felt, card => Assert.NotEmpty(card.Caption));
        Assert.All(felt, card => Assert.NotNull(map.ActorOf(card)));
        Assert.All(map.Actors, actor => Assert.True(felt.Count(card => map.ActorOf(card) == actor.Id) >= 4));
        var scores = felt.ConvertAll(card => card.Get(Card.Score)!.Value);
        Assert.Contains(scores, score => score != decimal.Truncate(score));
        Assert.True(scores.Min() <= -1.5m && scores.Max() == 2);
        // At one height the word of one actor would cover that of another.
        Assert.All(felt.GroupBy(card => card.Place.Second), step => Assert.Equal(step.Count(), step.Select(card => card.Get(Card.Score)).Distinct().Count()));
    }

    [Theory, MemberData(nameof(Examples))]
    public void What_hurts_most_is_answered_and_every_opportunity_answers_something(string name)
    {
        var map = Build(name);
        var solved = map.Links.Where(link => link.Get(Link.LinkKind) == Link.Solves).ToLookup(link => link.Place.Second, link => link.Place.Parent);

        Assert.All(Cards(map, "pains").Where(card => card.Get(Card.Severity) >= 4), pain => Assert.True(solved.Contains(pain.Id), pain.Caption));
        Assert.All(Cards(map, "opportunities"), card => Assert.Contains(solved, pain => pain.Contains(card.Id)));
    }

    [Theory, MemberData(nameof(Examples))]
    public void What_is_called_measured_or_observed_rests_on_something_older_than_today(string name)
    {
        var map = Build(name);
        var backed = map.Cards().Where(card => map.EvidenceOf(card.Id).Any()).ToList();

        Assert.True(backed.Count >= 4);
        Assert.All(backed, card => Assert.NotEqual("assumption", card.Get(Card.Confidence)));
        Assert.All(backed.SelectMany(card => map.EvidenceOf(card.Id)), evidence =>
        {
            Assert.NotEmpty(evidence.Caption);
            Assert.InRange(evidence.Get(Evidence.Date)!.Value, Today.AddDays(-120), Today.AddDays(-1));
        });
    }

    [Fact]
    public void They_are_of_every_kind_and_a_blueprint_has_its_lines()
    {
        Assert.Equal(MapKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), BuiltInTemplates.Examples.Select(example => example.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(BuiltInTemplates.Examples, example =>
        {
            var map = Build(example.Name);
            var lines = map.Lanes.ToDictionary(lane => lane.Id, lane => map.LinesUnder(lane.Id).Count());
            Assert.Equal(MapKinds.Find(example.Kind)!.LineUnder.Count, lines.Values.Sum());
            Assert.All(MapKinds.Find(example.Kind)!.Lanes, kind => Assert.Contains(map.Lanes, lane => Lane.KindOf(lane) == kind));
        });
    }
}
