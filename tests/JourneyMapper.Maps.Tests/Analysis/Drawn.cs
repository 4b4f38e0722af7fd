using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

/// <summary>Maps in one line.</summary>
internal static class Drawn
{
    /// <summary>Stages with steps, each with what it takes and what one waits.</summary>
    public static JourneyMap Map(params (string Title, (int? Takes, int? Waits)[] Steps)[] stages)
    {
        var operations = new List<MapOperation>();
        foreach (var (title, steps) in stages)
        {
            var stage = Guid.CreateVersion7();
            operations.Add(new InsertOperation(Stage.Kind, stage, [new("title", title)]));
            operations.AddRange(steps.Select(step => new InsertOperation(Step.Kind, Guid.CreateVersion7(), [
                new("stageId", stage), PropertyValue.Of(Step.Duration, step.Takes), PropertyValue.Of(Step.Waiting, step.Waits)])));
        }

        return JourneyMap.Empty(Guid.CreateVersion7()).Apply(operations).Change!.Map;
    }

    /// <summary>As many steps in one stage.</summary>
    public static JourneyMap Map(int steps) => Map(("Stage", [.. Enumerable.Repeat<(int?, int?)>((null, null), steps)]));

    public static JourneyMap With(this JourneyMap map, out Guid lane, string kind)
    {
        var insert = new InsertOperation(Lane.Kind, lane = Guid.CreateVersion7(), [PropertyValue.Of(Lane.LaneKind, kind), PropertyValue.Of(Lane.Title, kind)]);
        return map.Apply([insert]).Change!.Map;
    }

    public static JourneyMap Card(this JourneyMap map, Guid lane, int column, string text, params PropertyValue[] more) =>
        map.Apply([new InsertOperation(Elements.Card.Kind, Guid.CreateVersion7(), [new("laneId", lane), new("stepId", map.Columns[column].Id), new("text", text), .. more])]).Change!.Map;
}
