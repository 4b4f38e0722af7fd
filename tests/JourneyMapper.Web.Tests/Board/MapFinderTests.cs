using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Find;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

public sealed class MapFinderTests
{
    [Fact]
    public void Hits_come_as_the_board_is_read()
    {
        var map = new MapSketch();
        var late = map.Lane("thoughts", "x thoughts");
        var early = map.Lane("actions", "x actions");
        var first = map.Stage("x first");
        var second = map.Stage("x second");
        var buys = map.Step(second, "x buys");
        var looks = map.Step(first, "x looks");
        var (below, beside, above) = (map.Card(early, looks, "x below"), map.Card(early, buys, "x beside"), map.Card(late, looks, "x above"));
        var actor = map.Actor("x actor");

        Assert.Equal([actor, late, early, first, looks, above, below, second, buys, beside], Find(map.Map, "x").Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void Labels_and_what_a_picture_shows_lead_to_their_card()
    {
        var map = new MapSketch();
        var step = map.Step(map.Stage("Buy"), "Pay");
        var card = map.Card(map.Lane("images", "Pictures"), step, "", new("labels", "retail, Copenhagen"), new("imageId", Guid.NewGuid()), new("alt", "The till at noon"));

        Assert.Equal([card, card], new[] { "copenhagen", "noon" }.Select(words => Assert.Single(Find(map.Map, words).Hits).Id));
    }

    [Fact]
    public void Sources_of_evidence_and_owners_lead_to_their_card()
    {
        var map = new MapSketch();
        var step = map.Step(map.Stage("Buy"), "Pay");
        var card = map.Card(map.Lane("opportunities", "Ideas"), step, "Pay later", new PropertyValue("owner", "Jonas Sand"));
        var source = map.Evidence(card, "Interviews, May");
        var felt = map.Card(map.Lane("emotions", "Feelings"), step, "puzzled", new PropertyValue("score", -1m));

        var bySource = Assert.Single(Find(map.Map, "interviews").Hits);
        Assert.Equal((card, source), (bySource.Id, Assert.Single(bySource.Texts).Id));
        var byOwner = Assert.Single(Find(map.Map, "jonas").Hits);
        Assert.Equal(card, byOwner.Id);
        Assert.Empty(byOwner.Texts);
        Assert.Equal([felt], Find(map.Map, "PUZZLED").Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void An_owner_that_the_lane_does_not_show_is_not_found()
    {
        var map = new MapSketch();
        var card = map.Card(map.Lane("opportunities", "Ideas"), map.Step(map.Stage("Buy"), "Pay"), "Pay later", new PropertyValue("owner", "Jonas Sand"));
        var actions = map.Lane("actions", "Actions");

        Assert.Empty(Find(map.Map.Apply([new MoveOperation(card, null) { LaneId = actions }]).Change!.Map, "jonas").Hits);
    }

    [Fact]
    public void It_begins_where_one_stands_and_past_the_last_hit_from_the_beginning()
    {
        var map = new MapSketch();
        var stage = map.Stage("Buy");
        var (a, b, c) = (map.Step(stage, "find a"), map.Step(stage, "other"), map.Step(stage, "find b"));
        var last = map.Step(stage, "end");

        Assert.Equal(0, Find(map.Map, "find", a).Start);
        Assert.Equal(1, Find(map.Map, "find", b).Start);
        Assert.Equal(1, Find(map.Map, "find", c).Start);
        Assert.Equal(0, Find(map.Map, "find", last).Start);
        Assert.Equal(0, Find(map.Map, "find", Guid.NewGuid()).Start);
    }

    [Fact]
    public void Of_two_thousand_elements_a_thousand_are_given_and_it_says_so()
    {
        var map = new MapSketch();
        var lane = map.Lane("actions", "Actions");
        var steps = Enumerable.Range(0, 20).Select(_ => map.Stage("Stage")).Select(stage => map.Step(stage, "Step")).ToList();
        for (var i = 0; i < 2_000; i++) map.Card(lane, steps[i % 20], i < MapFinder.MostHits ? $"många kort {i}" : $"fler kort {i}");
        var made = map.Map;

        Assert.Equal(MapFinder.MostHits, Find(made, "kort").Hits.Count);
        Assert.True(Find(made, "kort").IsLimited);
        Assert.Equal(MapFinder.MostHits, Find(made, "många").Hits.Count);
        Assert.False(Find(made, "MÅNGA").IsLimited);
        Assert.Single(Find(made, "kort 1999").Hits);
    }

    [Fact]
    public async Task Whoever_asks_for_something_else_does_not_wait_for_the_first_answer()
    {
        var map = new MapSketch();
        map.Stage("Buy");
        using var superseded = new CancellationTokenSource();
        await superseded.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => MapFinder.Find(map.Map, FindQuery.Phrase("b", CultureInfo.InvariantCulture)!, null, superseded.Token));
    }

    private static FindAnswer Find(JourneyMap map, string text, Guid? from = null) =>
        MapFinder.Find(map, FindQuery.Phrase(text, CultureInfo.GetCultureInfo("sv"))!, from);
}
