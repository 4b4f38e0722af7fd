using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Exchange.Mermaid;
using JourneyMapper.Web.Templates;
using Xunit;
using Files = JourneyMapper.Web.Tests.Exchange.Maps;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>What a good template holds, held by each that comes with the product.</summary>
public sealed class TemplateMapsTests : TemplateTest
{
    // By the effort that it announces.
    private static readonly Dictionary<string, (int Stages, int MostStages, int Steps, int MostSteps, int Cards, int MostCards)> Sizes = new()
    {
        ["quick"] = (3, 5, 5, 8, 20, 40),
        ["standard"] = (4, 6, 8, 12, 40, 70),
        ["thorough"] = (4, 7, 8, 14, 60, 110),
    };

    [Theory, MemberData(nameof(All))]
    public void It_is_a_whole_map_of_the_size_that_it_announces(string name, string language)
    {
        var (map, size) = (Build(name, language), Sizes[Template(name).File.Effort]);

        Assert.InRange(map.Stages.Count(), size.Stages, size.MostStages);
        Assert.InRange(map.Columns.Length, size.Steps, size.MostSteps);
        Assert.InRange(map.Cards().Count(), size.Cards, size.MostCards);
        Assert.InRange(map.Actors.Count(), 1, 4);
        Assert.All(map.Stages, stage => Assert.NotEmpty(map.StepsOf(stage.Id)));
        Assert.All(map.Lanes, lane => Assert.Contains(map.Cards(), card => card.Place.Parent == lane.Id));
        Assert.NotEmpty(map.Head.Get(MapHead.Scenario)!);
        Assert.NotEmpty(map.Head.Get(MapHead.Goal)!);
        Assert.Equal(Template(name).Title(language), map.Title);
        // No lane twice, unless each belongs to somebody else.
        Assert.Equal(map.Lanes.Count(), map.Lanes.Select(lane => (Lane.KindOf(lane), lane.Get(Lane.ActorId))).Distinct().Count());
    }

    [Theory, MemberData(nameof(Written))]
    public void It_begins_before_the_company_is_met_and_goes_back_and_forth(string name)
    {
        var map = Build(name);
        var ours = map.Columns.Select(step => step.Get(Step.Ours)!.Value).ToList();

        Assert.True(map.Links.Count(link => link.Get(Link.LinkKind) != Link.Solves) >= (Template(name).File.Effort == "quick" ? 1 : 2));
        Assert.False(ours[0]);
        Assert.True(ours.Count(own => !own) >= (map.Kind == MapKinds.DayInTheLife.Name ? ours.Count / 2 : 2));
        Assert.All(map.Columns.Where(step => step.Get(Step.Ours) == false),
            step => Assert.DoesNotContain(Cards(map, "frontStage"), card => card.Place.Second == step.Id));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_card_says_what_its_lane_asks_for(string name)
    {
        var map = Build(name);

        Assert.All(map.Cards(), card => Assert.NotEmpty(card.Caption));
        Assert.All(map.Columns, step => Assert.Contains(Cards(map, "actions"), card => card.Place.Second == step.Id));
        Assert.All(Cards(map, "touchpoints"), card => Assert.DoesNotContain(null, new object?[]
        {
            card.Get(Card.Channel), card.Get(Card.Ownership), card.Get(Card.Online), card.Get(Card.Impact), card.Get(Card.Importance),
        }));
        Assert.All(Cards(map, "pains"), card => Assert.True(card.Get(Card.Severity) is not null && card.Get(Card.Frequency) is not null));
        Assert.All(Cards(map, "opportunities"), card => Assert.True(card.Get(Card.Impact) is not null && card.Get(Card.Effort) is not null));
        // A figure that only describes is neither good nor bad; a template has none of these.
        if (!Template(name).File.Example) Assert.All(Cards(map, "metrics"), card => Assert.NotNull(card.Get(Card.Direction)));
    }

    [Theory, MemberData(nameof(Written))]
    public void It_claims_nothing_about_anybodys_customers_and_promises_nothing(string name) => Assert.All(Build(name).Cards(), card =>
    {
        Assert.Equal("assumption", card.Get(Card.Confidence));
        Assert.True(card.Get(Card.Due) is null && card.GetSet(Card.Owner) is null && card.Get(Card.Value) is null);
        Assert.Empty(Build(name).EvidenceOf(card.Id));
    });

    [Theory, MemberData(nameof(Names))]
    public void Every_step_is_felt_once_by_each_and_the_curve_has_ups_and_downs(string name)
    {
        var map = Build(name);
        var felt = Cards(map, "emotions");
        // A blueprint without customers' feelings is a blueprint all the same.
        if (felt.Count == 0 && map.Kind == MapKinds.ServiceBlueprint.Name) return;

        Assert.All(map.Columns, step => Assert.Contains(felt, card => card.Place.Second == step.Id));
        Assert.All(felt, card => Assert.NotNull(map.ActorOf(card)));
        Assert.Equal(felt.Count, felt.Select(card => (card.Place.Second, map.ActorOf(card))).Distinct().Count());
        var scores = felt.ConvertAll(card => card.Get(Card.Score)!.Value);
        Assert.True(scores.Min() < 0 && scores.Max() >= 1 && scores.Distinct().Count() >= 4);
        // At one height the word of one actor would cover that of another.
        Assert.All(felt.GroupBy(card => card.Place.Second), step => Assert.Equal(step.Count(), step.Select(card => card.Get(Card.Score)).Distinct().Count()));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_hurts_most_is_answered_and_opportunities_answer_something(string name)
    {
        var map = Build(name);
        var solved = map.Links.Where(link => link.Get(Link.LinkKind) == Link.Solves).ToLookup(link => link.Place.Second, link => link.Place.Parent);

        if (Cards(map, "opportunities").Count == 0) return;
        Assert.All(Cards(map, "pains").Where(card => card.Get(Card.Severity) >= 4), pain => Assert.True(solved.Contains(pain.Id), pain.Caption));
        // One may build on what works instead.
        if (Cards(map, "pains").Count > 0) Assert.True(Cards(map, "opportunities").Count(card => !solved.Any(pain => pain.Contains(card.Id))) <= 1);
    }

    [Theory, MemberData(nameof(All))]
    public void It_goes_out_as_our_own_format_and_comes_back_equal(string name, string language)
    {
        var map = Build(name, language);

        Assert.Equal(Files.Content(map), Files.Content(Files.Import(JsonFormat.Import, Files.Export(JsonFormat.Export, map))));
    }

    [Theory, MemberData(nameof(All))]
    public void It_goes_out_as_Mermaid_and_comes_back_with_its_stages_steps_and_people(string name, string language)
    {
        var map = Build(name, language);
        var text = Files.ToMermaid(map);
        var reading = Files.Read(MermaidFormat.Import, text);
        var again = Files.FromMermaid(text);

        Assert.Empty(reading.Warnings);
        Assert.Equal(Columns(map), Columns(again));
        // Mermaid knows people by what they feel.
        Assert.Equal(Cards(map, "emotions").Select(map.ActorOf).Distinct().Count(), again.Actors.Count());
        Assert.Equal(text, Files.ToMermaid(again));
    }

    [Fact]
    public void Each_time_a_map_gets_new_ids() =>
        Assert.Empty(Build("restaurant").Elements().Select(element => element.Id).Intersect(Build("restaurant").Elements().Select(element => element.Id)));

    [Theory, MemberData(nameof(Examples))]
    public void The_small_picture_has_the_columns_of_the_map(string name)
    {
        var (map, picture) = (Build(name), Template(name).Picture);

        Assert.Equal(map.Stages.Select(stage => map.StepsOf(stage.Id).Count()), picture.Stages.Select(stage => stage.Columns));
        if (Cards(map, "emotions").Count > 0) Assert.Equal(map.Columns.Select(step => (double)Cards(map, "emotions").Where(card => card.Place.Second == step.Id).Average(card => card.Get(Card.Score)!.Value)),
            picture.Columns.Select(column => column.Feeling!.Value), new Close());
        Assert.Equal(Cards(map, "pains").Count, picture.Columns.Sum(column => column.Pains));
    }

    private static IEnumerable<string> Columns(JourneyMap map) => map.Stages.SelectMany(stage => map.StepsOf(stage.Id).Select(step => $"{stage.Caption} / {step.Caption}"));

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
