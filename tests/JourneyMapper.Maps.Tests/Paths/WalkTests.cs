using JourneyMapper.Maps.Paths;
using JourneyMapper.Maps.Tests.Contract;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Paths;

public sealed class WalkTests
{
    private readonly Scene scene = new();

    [Fact]
    public void A_walk_goes_on_and_comes_back_the_way_it_went()
    {
        var start = Walk.From(scene.Id("a1"));
        var walk = Go(Go(start));
        Assert.Equal(scene.Id("a3"), walk.Here);
        Assert.Equal(scene.Id("a1"), walk.Back().Back().Here);
        Assert.False(start.HasPast);
        Assert.Same(start, start.Back());
    }

    [Fact]
    public void A_cycle_is_gone_round_so_many_times_and_then_left()
    {
        scene.Do("[{'op':'insert','element':{'kind':'link','id':'$k','from':'$a1','to':'$a2','linkKind':'next'}},{'op':'insert','element':{'kind':'link','id':'$l','from':'$a2','to':'$a1','linkKind':'next'}}]");
        var walk = Walk.From(scene.Id("a1"));
        var paces = 0;
        for (; walk.WaysOn(scene.Map).Count > 0; paces++) walk = Go(walk);
        Assert.Equal(scene.Id("b2"), walk.Here);
        // Three times there and three times back, then over all five columns.
        Assert.Equal((2 * Walk.LinkLimit) + 4, paces);
    }

    [Fact]
    public void Where_a_step_has_gone_the_walk_stands_at_the_last_one_that_is_there()
    {
        var walk = Go(Go(Walk.From(scene.Id("a1"))));
        scene.Do("[{'op':'remove','id':'$a3'},{'op':'remove','id':'$a2'}]");
        Assert.Equal(scene.Id("a1"), walk.On(scene.Map)!.Here);
        scene.Do("{'op':'remove','id':'$a1'}");
        Assert.Null(walk.On(scene.Map));
    }

    [Fact]
    public void Every_walk_through_any_map_ends_whichever_way_is_taken() => Law.HoldsForAnyHistory(history =>
    {
        if (history.Map.Columns is not [var first, ..]) return;
        var random = new Random(history.Map.Columns.Length);
        var walk = Walk.From(first.Id);
        while (walk.WaysOn(history.Map) is { Count: > 0 } ways)
        {
            var way = ways[random.Next(ways.Count)];
            Assert.Equal(way.To, history.Map.Find(way.To.Id));
            walk = walk.Go(way);
        }

        Assert.True(walk.Trail.Length <= Walk.StepLimit);
        Assert.All(walk.Trail.Select(pace => pace.Link).OfType<Guid>().CountBy(link => link), count => Assert.True(count.Value <= Walk.LinkLimit));
    });

    private Walk Go(Walk walk) => walk.Go(walk.WaysOn(scene.Map)[0]);
}
