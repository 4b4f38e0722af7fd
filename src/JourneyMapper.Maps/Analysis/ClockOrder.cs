using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>Whether the times of day at which stages begin go forward from left to right.</summary>
public static class ClockOrder
{
    /// <summary>The time of a stage before this one that is later than its own; null when the order is right, or not known.</summary>
    public static TimeOnly? LaterBefore(JourneyMap map, Element stage)
    {
        if (stage.Get(Stage.Starts) is not { } own) return null;
        // Up to the stage itself: nothing scans the rest.
        var latest = map.Stages.TakeWhile(one => one.Id != stage.Id).Max(one => one.Get(Stage.Starts));
        return latest > own ? latest : null;
    }
}
