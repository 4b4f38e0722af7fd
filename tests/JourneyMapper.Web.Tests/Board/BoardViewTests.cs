using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>What one person has folded and hidden, and where that leaves the columns.</summary>
public sealed class BoardViewTests
{
    private readonly Guid stage = Guid.CreateVersion7(), other = Guid.CreateVersion7(), lane = Guid.CreateVersion7(), first = Guid.CreateVersion7(), second = Guid.CreateVersion7(), third = Guid.CreateVersion7(), card = Guid.CreateVersion7();

    [Fact]
    public void It_is_kept_and_read_again()
    {
        var view = new BoardView([stage], [lane], [other]) { HiddenActors = [first], ComparesActors = true, HidesRibbon = true };
        var read = BoardView.Read(view.Write())!;
        Assert.Equal([stage], read.FoldedStages);
        Assert.Equal([lane], read.FoldedLanes);
        Assert.Equal([other], read.HiddenLanes);
        Assert.Equal([first], read.HiddenActors);
        Assert.True(read.ComparesActors && read.HidesRibbon);
        // One that was kept before there was more to keep.
        Assert.Equal(BoardView.Everything, BoardView.Read("{}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"foldedStages\":[7]}")]
    public void What_is_no_view_is_none(string? kept) => Assert.Null(BoardView.Read(kept));

    [Fact]
    public void A_first_visit_folds_what_the_maps_makers_have_folded() =>
        Assert.Equal([lane], BoardView.First(MapWith(SetOperation.Of(lane, Lane.Collapsed, true))).FoldedLanes);

    [Fact]
    public void What_is_looked_for_is_unfolded_and_shown()
    {
        var map = MapWith();
        var view = new BoardView([stage, other], [lane], [lane]).Showing(map, map.Find(card)!);
        Assert.Equal([other], view.FoldedStages);
        Assert.Empty(view.FoldedLanes);
        Assert.Empty(view.HiddenLanes);
    }

    [Fact]
    public void A_folded_stage_is_one_narrow_column_and_the_rest_moves_up()
    {
        var layout = new BoardLayout(MapWith(), BoardView.Everything with { FoldedStages = [stage] });
        Assert.Equal((2, 1.25), (layout.Width, layout.TotalWidth));
        Assert.Equal([1, 1, 2], new[] { first, second, third }.Select(layout.ColumnOf));
        Assert.Equal([false, false, true], new[] { first, second, third }.Select(layout.Shows));
        Assert.Equal("calc(var(--col) * 0.25) repeat(1, var(--col))", layout.Tracks);
        Assert.Equal(0.75, layout.MiddleOf(2));
    }

    [Fact]
    public void A_card_is_seen_as_far_as_it_reaches_out_of_what_is_folded()
    {
        var folded = BoardView.Everything with { FoldedStages = [stage] };
        Assert.Null(new BoardLayout(MapWith(), folded).PlaceOf(MapWith().Find(card)!));
        var map = MapWith(SetOperation.Of(card, Card.Span, 2));
        Assert.Equal(new CardPlace(map.Find(card)!, 2, 1, true, false), new BoardLayout(map, folded).PlaceOf(map.Find(card)!));
        Assert.Equal(new CardPlace(map.Find(card)!, 2, 1, false, true), new BoardLayout(map, BoardView.Everything with { FoldedStages = [other] }).PlaceOf(map.Find(card)!));
    }

    // A stage with two steps, one with one; a card under the second step.
    private JourneyMap MapWith(params MapOperation[] more) => JourneyMap.Empty(Guid.CreateVersion7()).Apply(
    [
        new InsertOperation(Stage.Kind, stage, []), new InsertOperation(Stage.Kind, other, []),
        new InsertOperation(Step.Kind, first, [new("stageId", stage)]), new InsertOperation(Step.Kind, second, [new("stageId", stage)]),
        new InsertOperation(Step.Kind, third, [new("stageId", other)]),
        new InsertOperation(Lane.Kind, lane, [new("laneKind", "actions")]),
        new InsertOperation(Card.Kind, card, [new("laneId", lane), new("stepId", second)]),
        .. more,
    ]).Change!.Map;
}
