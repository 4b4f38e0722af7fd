using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

/// <summary>Each rule on a map that is sound but for what the rule is about.</summary>
public sealed class MapCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly Dictionary<string, Guid> ids = [];
    private JourneyMap map = JourneyMap.Empty(Guid.CreateVersion7());

    public MapCheckTests()
    {
        Set("map", "goal", "Why they leave");
        Set("map", "coverage", "Those who never answered");
        Set("map", "reviewDue", "2026-11-22");
        Insert(Actor.Kind, "Anna");
        foreach (var phase in new[] { "before", "during", "after" }) Insert(Stage.Kind, phase, ("phase", phase));
        Insert(Step.Kind, "Talks to a neighbour", ("stageId", Id("before")), ("ours", false));
        foreach (var step in new[] { "Calls", "Visits", "Pays" }) Insert(Step.Kind, step, ("stageId", Id("during")));
        Insert(Step.Kind, "Uses it", ("stageId", Id("after")));
        foreach (var lane in new[] { "actions", "touchpoints", "emotions", "pains", "opportunities", "metrics" }) Insert(Lane.Kind, lane, ("laneKind", lane));
        Put("actions", "Calls", "dials");
        Set("dials", "confidence", "measured");
        Put("emotions", "Pays", "hopes", ("score", 1m));
        Put("touchpoints", "Calls", "hotline", ("channel", "phone"));
    }

    [Fact]
    public void A_sound_map_says_nothing() => Assert.Empty(MapCheck.Of(map, Today));

    [Fact]
    public void An_empty_map_says_what_comes_first() => Assert.Equal(
        [FindingCode.NoGoal, FindingCode.NoActor, FindingCode.NoSteps], MapCheck.Of(JourneyMap.Empty(map.Id), Today).Select(finding => finding.Code));

    [Fact]
    public void Without_a_goal() => Says(() => Set("map", "goal", " "), FindingCode.NoGoal);

    [Fact]
    public void Without_an_actor() => Says(() => Do(new RemoveOperation(Id("Anna"))), FindingCode.NoActor);

    [Fact]
    public void A_stage_without_steps() => Says(() => Insert(Stage.Kind, "later"), FindingCode.StageWithoutSteps, "later");

    [Fact]
    public void Beginning_with_the_company()
    {
        Says(() => { Set("before", "phase", "during"); Set("Talks to a neighbour", "ours", true); Set("Uses it", "ours", false); }, FindingCode.NoBefore, "before");
        Says(() => Set("before", "phase", "before"));
    }

    [Fact]
    public void Ending_with_the_purchase() => Says(() => Set("after", "phase", "during"), FindingCode.NoAfter, "after");

    [Fact]
    public void Nothing_without_the_company() => Says(() => Set("Talks to a neighbour", "ours", true), FindingCode.OnlyOurSteps, "Talks to a neighbour");

    [Theory, InlineData("We send the bill"), InlineData("Vi skickar fakturan"), InlineData("vores sælger ringer")]
    public void In_the_words_of_the_company(string title) => Says(() => Set("Pays", "title", title), FindingCode.OurWords, "Pays");

    [Fact]
    public void Touchpoints_and_nothing_else_in_a_step() => Says(() => Put("touchpoints", "Visits", "shop", ("channel", "shop")), FindingCode.TouchpointsOnly, "Visits");

    [Fact]
    public void Only_digital_channels()
    {
        Says(() =>
        {
            Set("hotline", "channel", "mail");
            foreach (var channel in new[] { "web", "app", "social" }) Put("touchpoints", "Calls", channel, ("channel", channel));
        }, FindingCode.OnlyDigital, "hotline");
        Says(() => Set("web", "online", false));
    }

    [Fact]
    public void No_feeling_anywhere() => Says(() => Do(new RemoveOperation(Id("hopes"))), FindingCode.NoFeelings);

    [Fact]
    public void A_pain_that_nothing_is_done_about()
    {
        Says(() => Put("pains", "Pays", "queue"), FindingCode.PainWithoutOpportunity, "queue");
        Says(() => Put("opportunities", "Pays", "more tills"));
        Says(() => Do(new MoveOperation(Id("more tills")) { StepId = Id("Calls") }), FindingCode.PainWithoutOpportunity, "queue");
        Says(() => Do(new InsertOperation(Link.Kind, Guid.CreateVersion7(), [new("from", Id("more tills")), new("to", Id("queue")), new("linkKind", "solves")])));
    }

    [Fact]
    public void Too_many_figures_in_one_stage()
    {
        Says(() => { foreach (var step in new[] { "Calls", "Visits", "Pays" }) Put("metrics", step, "NPS " + step); });
        Says(() => Put("metrics", "Pays", "CSAT"), FindingCode.TooManyMetrics, "during");
        Assert.Equal(MapCheck.MostMetrics, MapCheck.Of(map, Today)[0].Bound);
    }

    [Fact]
    public void Nothing_but_assumptions() => Says(() =>
    {
        Set("dials", "confidence", "assumption");
        Put("actions", "Pays", "pays by card");
    }, FindingCode.OnlyAssumptions);

    [Fact]
    public void Nobody_asked_who_is_missing() => Says(() => Set("map", "coverage", ""), FindingCode.NoCoverage);

    [Fact]
    public void A_review_that_is_overdue() => Says(() => Set("map", "reviewDue", "2026-11-21"), FindingCode.ReviewOverdue);

    private void Says(Action change, FindingCode? code = null, string? where = null)
    {
        change();
        var findings = MapCheck.Of(map, Today);
        Assert.Equal(code is null ? [] : [code.Value], findings.Select(finding => finding.Code));
        if (where is not null) Assert.Equal(Id(where), findings[0].Elements[0]);
    }

    private Guid Id(string name) => name == "map" ? map.Id : ids[name];

    private void Set(string name, string property, object value) => Do(new SetOperation(Id(name), property, value));

    private void Put(string lane, string step, string text, params (string Name, object Value)[] more) =>
        Insert(Card.Kind, text, [("laneId", Id(lane)), ("stepId", Id(step)), .. more]);

    private void Insert(ElementKind kind, string caption, params (string Name, object Value)[] more) =>
        Do(new InsertOperation(kind, ids[caption] = Guid.CreateVersion7(), [new(kind.Caption!.Name, caption), .. more.Select(one => new PropertyValue(one.Name, one.Value))]));

    private void Do(MapOperation operation)
    {
        var outcome = map.Apply([operation]);
        Assert.Null(outcome.Refusal);
        map = outcome.Change!.Map;
    }
}
