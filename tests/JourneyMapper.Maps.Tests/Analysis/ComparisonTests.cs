using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

/// <summary>Each kind of change on a future map gives the difference that a person would name.</summary>
public sealed class ComparisonTests
{
    private readonly Guid current = Guid.CreateVersion7();
    private readonly JourneyMap map;
    private JourneyMap future;

    public ComparisonTests()
    {
        map = Do(JourneyMap.Empty(current),
            Insert(Actor.Kind, "Anna", out var anna),
            Insert(Stage.Kind, "Look", out var look), Insert(Stage.Kind, "Buy", out var buy), Insert(Stage.Kind, "Use", out _),
            Insert(Step.Kind, "Search", out var search, ("stageId", look)), Insert(Step.Kind, "Compare", out var compare, ("stageId", look)),
            Insert(Step.Kind, "Pay", out var pay, ("stageId", buy)),
            Insert(Lane.Kind, "Doing", out var doing, ("laneKind", "actions")), Insert(Lane.Kind, "Feeling", out var feeling, ("laneKind", "emotions")),
            Insert(Lane.Kind, "Pains", out var pains, ("laneKind", "pains")),
            Insert(Card.Kind, "googles", out _, ("laneId", doing), ("stepId", search)), Insert(Card.Kind, "reads", out _, ("laneId", doing), ("stepId", search)),
            Insert(Card.Kind, "waits", out _, ("laneId", pains), ("stepId", search), ("span", 3m)),
            Insert(Card.Kind, "lost", out _, ("laneId", feeling), ("stepId", search), ("score", -1m), ("actorId", anna)),
            Insert(Card.Kind, "unsure", out _, ("laneId", feeling), ("stepId", compare), ("score", 0m), ("actorId", anna)),
            Insert(Card.Kind, "glad", out _, ("laneId", feeling), ("stepId", pay), ("score", 1m), ("actorId", anna)));
        future = ComparisonLaws.FutureOf(map);
    }

    [Fact]
    public void Another_word_is_a_change_of_that_property() =>
        Assert.Equal("Changed card googles2 (text)", Said(new SetOperation(Id("googles"), "text", "googles2")));

    [Fact]
    public void What_was_put_in_is_added() =>
        Assert.Equal("Added step Ask", Said(Insert(Step.Kind, "Ask", out _, Id("Compare"), ("stageId", Id("Look")))));

    [Fact]
    public void A_step_that_is_gone_takes_its_cards_along_and_makes_no_wide_card_narrower()
    {
        Assert.Equal("Removed step Compare | Removed card unsure", Said(new RemoveOperation(Id("Compare"))));
        Assert.Equal("Search Compare Pay", string.Join(' ', Comparison().Overlay.Columns.Select(step => step.Caption)));
    }

    [Fact]
    public void A_stage_and_a_lane_that_are_gone_stand_where_they_stood()
    {
        Assert.Equal("Removed stage Buy | Removed step Pay | Removed card glad | Removed lane Doing | Removed card googles | Removed card reads",
            Said([new RemoveOperation(Id("Buy")), new RemoveOperation(Id("Doing"))], by: difference => difference.Element.Kind.Rank));
        var overlay = Comparison().Overlay;
        Assert.Equal("Look Buy Use", string.Join(' ', overlay.Stages.Select(stage => stage.Stage.Caption)));
        Assert.Equal("Doing Feeling Pains", string.Join(' ', overlay.Lanes.Select(lane => lane.Caption)));
    }

    [Fact]
    public void Of_a_new_order_only_what_was_taken_elsewhere_has_moved()
    {
        Assert.Equal("Moved stage Use", Said(new MoveOperation(Id("Use"), Id("Look"))));
        Assert.Equal("Moved stage Use | Moved step Pay", Said(new MoveOperation(Id("Pay"), Id("Search")) { StageId = Id("Look") }));
    }

    [Fact]
    public void A_card_in_another_cell_or_at_another_place_in_it_has_moved()
    {
        Assert.Equal("Moved card reads", Said(new MoveOperation(Id("reads"), Id("googles"))));
        Assert.Equal("Moved card googles", Said(new MoveOperation(Id("googles")) { StepId = Id("Pay") }));
    }

    [Fact]
    public void A_card_can_be_changed_and_moved_and_a_width_is_a_change()
    {
        Assert.Equal("Changed card waits2 (text) moved", Said([new SetOperation(Id("waits"), "text", "waits2"), new MoveOperation(Id("waits")) { StepId = Id("Pay") }]));
        future = ComparisonLaws.FutureOf(map);
        Assert.Equal("Changed card waits (span)", Said(new SetOperation(Id("waits"), "span", 2m)));
    }

    [Fact]
    public void Folding_a_lane_locking_it_and_naming_the_map_are_no_differences() => Assert.Equal("", Said([
        new SetOperation(Id("Doing"), "collapsed", true), new SetOperation(future.Id, "title", "Later"), new SetOperation(Id("Pains"), "locked", true)]));

    [Fact]
    public void A_card_pasted_from_the_future_map_itself_is_new() => Assert.Equal("Added card googles", Said(
        Insert(Card.Kind, "googles", out _, ("laneId", Id("Doing")), ("stepId", Id("Pay")), ("basedOn", map.Cards().First(card => card.Caption == "googles").Id))));

    [Fact]
    public void The_same_actor_under_another_name_keeps_the_curve()
    {
        Assert.Equal("", Said(new SetOperation(Id("Anna"), "name", "Anne")));
        Assert.Equal(0, Assert.Single(Comparison().Curves).Area, 9);
    }

    [Fact]
    public void The_area_says_how_much_better_it_feels_in_each_stage()
    {
        Said(["lost", "unsure", "glad"], 0.5m);

        var curve = Assert.Single(Comparison().Curves);
        Assert.Equal(["Look 1", "Buy 0.5"], curve.Stages.Select(stage => FormattableString.Invariant($"{stage.Stage.Caption} {Math.Round(stage.Area, 6)}")));
        Assert.Equal(1.5, curve.Area, 6);
        Said(["lost", "unsure", "glad"], -0.5m);
        Assert.Equal(-1.5, Assert.Single(Comparison().Curves).Area, 6);
    }

    [Fact]
    public void Where_one_curve_is_silent_there_is_no_area()
    {
        Assert.Contains("Removed card glad", Said(new RemoveOperation(Id("glad"))), StringComparison.Ordinal);
        var curve = Assert.Single(Comparison().Curves);
        Assert.Equal(["Look"], curve.Stages.Select(stage => stage.Stage.Caption));
        Said([new RemoveOperation(Id("lost")), new RemoveOperation(Id("unsure"))]);
        Assert.Null(Assert.Single(Comparison().Curves).Common);
    }

    [Fact]
    public void A_future_map_says_what_it_was_made_from_and_a_copy_of_it_says_the_same()
    {
        Assert.Equal(("futureState", (Guid?)current), (future.Kind, future.Head.Get(MapHead.BasedOn)));
        var copy = Guid.CreateVersion7();
        var copied = JourneyMap.Empty(copy).Apply(Templates.MapCopy.Of(future, copy, "Copy")).Change!.Map;
        Assert.Empty(MapComparison.Of(map, copied).Differences);
        Assert.Equal(current, copied.Head.Get(MapHead.BasedOn));
    }

    private MapComparison Comparison() => MapComparison.Of(map, future);

    private Guid Id(string caption) => future.Elements().First(element => element.Caption == caption).Id;

    private string Said(params MapOperation[] operations) => Said(operations, null);

    /// <summary>Sets all of these feelings that much higher than they were.</summary>
    private void Said(string[] feelings, decimal higher) => Said([.. feelings.Select(feeling =>
        new SetOperation(Id(feeling), "score", map.Cards().First(card => card.Caption == feeling).Get(Card.Score) + higher))]);

    /// <summary>Does this on the future map and says how it differs from the current one.</summary>
    private string Said(MapOperation[] operations, Func<MapDifference, int>? by)
    {
        future = Do(future, operations);
        var differences = Comparison().Differences.AsEnumerable();
        if (by is not null) differences = differences.OrderBy(one => one.Element.Kind.Rank < 4 || one.Element.Caption == "glad" ? 0 : 1);
        return string.Join(" | ", differences.Select(one =>
            $"{one.Kind} {one.Element.Kind} {one.Element.Caption}{(one.Properties.IsEmpty ? "" : $" ({string.Join(", ", one.Properties)})")}{(one.IsMoved && one.Kind == DifferenceKind.Changed ? " moved" : "")}"));
    }

    private static JourneyMap Do(JourneyMap on, params MapOperation[] operations)
    {
        var outcome = on.Apply(operations);
        Assert.Null(outcome.Refusal);
        return outcome.Change!.Map;
    }

    private static InsertOperation Insert(ElementKind kind, string caption, out Guid id, params (string Name, object Value)[] more) => Insert(kind, caption, out id, null, more);

    private static InsertOperation Insert(ElementKind kind, string caption, out Guid id, Guid? before, params (string Name, object Value)[] more) =>
        new(kind, id = Guid.CreateVersion7(), [new(kind.Caption!.Name, caption), .. more.Select(one => new PropertyValue(one.Name, one.Value))], before);
}
