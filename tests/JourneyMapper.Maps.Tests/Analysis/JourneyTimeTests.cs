using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class JourneyTimeTests
{
    [Fact]
    public void Times_are_summed_by_stage_and_over_the_journey_and_what_nobody_said_stays_unknown()
    {
        var map = Drawn.Map(("Before", [(60, 10), (null, null), (30, null)]), ("During", [(null, null)]), ("After", [(null, 5)]));
        var stages = map.Stages.Select(stage => JourneyTime.OfStage(map, stage.Id)).ToList();

        Assert.Equal([new(90, 10), new(null, null), new(null, 5)], stages);
        Assert.Equal([true, false, true], stages.Select(time => time.IsKnown));
        Assert.Equal(new JourneyTime(90, 15), JourneyTime.OfMap(map));
        Assert.Equal(new JourneyTime(0, null), JourneyTime.OfMap(Drawn.Map(("At once", [(0, null)]))));
    }

    [Fact]
    public void The_longest_journey_that_there_can_be_is_summed()
    {
        var map = Drawn.Map(("Long", [.. Enumerable.Repeat<(int?, int?)>((Limits.Minutes, Limits.Minutes), Limits.Steps)]));

        Assert.Equal(Limits.Minutes * Limits.Steps, JourneyTime.OfMap(map).Duration);
    }

    [Fact]
    public void A_stage_that_begins_earlier_than_one_before_it_is_noticed()
    {
        var map = Drawn.Map(("Morning", []), ("Noon", []), ("Night", []), ("Again", []));
        var stages = map.Stages.ToList();
        map = map.Apply([
            SetOperation.Of(stages[0].Id, Stage.Starts, new TimeOnly(7, 0)), SetOperation.Of(stages[2].Id, Stage.Starts, new TimeOnly(22, 0)),
            SetOperation.Of(stages[3].Id, Stage.Starts, new TimeOnly(12, 0))]).Change!.Map;

        Assert.Equal([null, null, null, new TimeOnly(22, 0)], map.Stages.Select(stage => ClockOrder.LaterBefore(map, stage)));
    }
}
