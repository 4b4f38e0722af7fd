using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Tests.Contract;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class FeelingGapsTests
{
    [Fact]
    public void The_gap_lies_where_two_of_those_compared_tell_a_feeling()
    {
        var scene = new Scene();
        scene.Do("[{'op':'insert','element':{'kind':'card','id':'$c1','laneId':'$emotions','stepId':'$a1','actorId':'$ann','score':1}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c2','laneId':'$emotions','stepId':'$a1','actorId':'$bob','score':-0.5}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c3','laneId':'$emotions','stepId':'$a2','actorId':'$ann','score':2}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c4','laneId':'$emotions','stepId':'$b1','actorId':'$ann','score':-2}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c5','laneId':'$emotions','stepId':'$b1','actorId':'$bob','score':1}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c6','laneId':'$emotions','stepId':'$b1','score':2}}]");
        var lane = scene.Map.Find(scene.Id("emotions"))!;

        var two = FeelingGaps.Of(scene.Map, lane, actor => actor is not null).ToList();
        Assert.Equal([(scene.Id("a1"), 1.5m), (scene.Id("b1"), 3m)], two.Select(gap => (gap.Step.Id, gap.Size)));
        Assert.Equal((scene.Id("c5"), scene.Id("c4")), (FeelingGaps.Widest(two)!.Best.Id, FeelingGaps.Widest(two)!.Worst.Id));
        Assert.Equal(4m, FeelingGaps.Widest(FeelingGaps.Of(scene.Map, lane, _ => true))!.Size);
        Assert.Empty(FeelingGaps.Of(scene.Map, lane, actor => actor == scene.Id("ann")));
        Assert.Null(FeelingGaps.Widest([]));
    }
}
