using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>How long something takes and how long one waits for it, in minutes; null = nobody has said.</summary>
public readonly record struct JourneyTime(int? Duration, int? Waiting)
{
    public bool IsKnown => Duration is not null || Waiting is not null;

    public static JourneyTime Of(Element step) => new(step.Get(Step.Duration), step.Get(Step.Waiting));

    /// <summary>Of all steps of a stage together.</summary>
    public static JourneyTime OfStage(JourneyMap map, Guid stage) => Sum(map.StepsOf(stage));

    /// <summary>Of the whole journey.</summary>
    public static JourneyTime OfMap(JourneyMap map) => Sum(map.Columns);

    // The longest that all steps of a map can take fits: Limits.Steps times Limits.Minutes.
    private static JourneyTime Sum(IEnumerable<Element> steps) =>
        steps.Select(Of).Aggregate(default(JourneyTime), (sum, one) => new(Add(sum.Duration, one.Duration), Add(sum.Waiting, one.Waiting)));

    private static int? Add(int? sum, int? more) => sum is null ? more : sum + (more ?? 0);
}
