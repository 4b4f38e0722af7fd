using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Board;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Three stages, with two steps, none and two: columns 1 and 2, the empty 3, then 4 and 5.</summary>
public sealed class BoardLayoutTests
{
    private readonly Guid[] stages = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
    private readonly Guid[] steps = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
    private readonly Guid card = Guid.CreateVersion7();

    [Fact]
    public void All_stages_stand_side_by_side_and_an_empty_one_takes_a_column()
    {
        var layout = new BoardLayout(MapWithCard(0, 1), BoardView.Everything);

        Assert.Equal(5, layout.Width);
        Assert.Equal([(1, 2), (3, 1), (4, 2)], layout.Stages.Select(span => (span.Column, span.Width)));
        Assert.Equal([1, 2, 4, 5], steps.Select(layout.ColumnOf));
        Assert.All(steps, step => Assert.True(layout.Shows(step)));
    }

    [Fact]
    public void A_stage_alone_begins_at_the_first_column_and_keeps_its_number()
    {
        var layout = new BoardLayout(MapWithCard(0, 1), BoardView.Everything, stages[2]);

        Assert.Equal(2, layout.Width);
        var span = Assert.Single(layout.Stages);
        Assert.Equal((stages[2], 2, 1, 2), (span.Stage.Id, span.Index, span.Column, span.Width));
        // The curve comes in from where the other steps would stand.
        Assert.Equal([-2, -1, 1, 2], steps.Select(layout.ColumnOf));
        Assert.Equal([false, false, true, true], steps.Select(layout.Shows));
    }

    [Fact]
    public void A_stage_without_steps_has_one_empty_column_for_itself()
    {
        var layout = new BoardLayout(MapWithCard(0, 1), BoardView.Everything, stages[1]);

        Assert.Equal(1, layout.Width);
        Assert.DoesNotContain(steps, layout.Shows);
    }

    [Theory]
    // A card of the whole map ends at the map's edge without a sign.
    [InlineData(null, 3, 9, 5, 1, false, false)]
    [InlineData(null, 1, 3, 2, 4, false, false)]
    // From the second step over the empty stage into the third: each stage shows its part.
    [InlineData(0, 1, 3, 2, 1, false, true)]
    [InlineData(1, 1, 3, 1, 1, true, true)]
    [InlineData(2, 1, 2, 1, 1, true, false)]
    [InlineData(2, 1, 3, 1, 2, true, false)]
    [InlineData(2, 1, 9, 1, 2, true, false)]
    [InlineData(0, 0, 2, 1, 2, false, false)]
    public void A_card_is_cut_at_the_edges_of_what_is_laid_out(int? stage, int step, int span, int column, int width, bool before, bool after)
    {
        var map = MapWithCard(step, span);

        var place = new BoardLayout(map, BoardView.Everything, stage is { } one ? stages[one] : null).PlaceOf(map.Find(card)!);

        Assert.Equal(new CardPlace(map.Find(card)!, column, width, before, after), place);
        Assert.Equal(width > 1 || before || after, place!.Value.IsWide);
    }

    [Theory]
    [InlineData(2, 0, 2)]
    [InlineData(0, 2, 2)]
    public void A_card_that_does_not_reach_a_stage_has_no_place_in_it(int stage, int step, int span)
    {
        var map = MapWithCard(step, span);

        Assert.Null(new BoardLayout(map, BoardView.Everything, stages[stage]).PlaceOf(map.Find(card)!));
    }

    private JourneyMap MapWithCard(int step, int span)
    {
        var id = Guid.CreateVersion7();
        List<MapOperation> operations = [.. MapKinds.CurrentState.Start(id, "Booking", kind => kind.Name)];
        var lane = operations.OfType<InsertOperation>().First().Id;
        operations.AddRange(stages.Select(stage => new InsertOperation(Stage.Kind, stage, [new("title", "A stage")])));
        operations.AddRange(steps.Select((one, index) => new InsertOperation(Step.Kind, one, [new("stageId", stages[index < 2 ? 0 : 2]), new("title", "A step")])));
        operations.Add(new InsertOperation(Card.Kind, card, [new("laneId", lane), new("stepId", steps[step]), PropertyValue.Of(Card.Span, span)]));
        return JourneyMap.Empty(id).Apply(operations).Change!.Map;
    }
}
