using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Templates;

/// <summary>A kind of map: the lanes that a new one begins with, and the lines under them.</summary>
public sealed record MapKind(string Name, IReadOnlyList<LaneKind> Lanes, IReadOnlyDictionary<LaneKind, string> LineUnder)
{
    /// <summary>The operations that make an empty map one of this kind, with its default lanes.</summary>
    /// <param name="laneTitle">The title of a lane kind in the reader's language.</param>
    public IReadOnlyList<MapOperation> Start(Guid mapId, string title, Func<LaneKind, string> laneTitle)
    {
        var operations = new List<MapOperation>
        {
            SetOperation.Of(mapId, MapHead.MapKind, Name),
            SetOperation.Of(mapId, MapHead.Title, title),
        };
        foreach (var kind in Lanes)
        {
            var lane = NewLane(kind, laneTitle(kind));
            operations.Add(lane);
            if (LineUnder.TryGetValue(kind, out var line))
                operations.Add(new InsertOperation(Line.Kind, Guid.CreateVersion7(), [new("laneId", lane.Id), PropertyValue.Of(Line.LineKind, line)]));
        }

        return operations;
    }

    public static InsertOperation NewLane(LaneKind kind, string title) =>
        new(Lane.Kind, Guid.CreateVersion7(), [PropertyValue.Of(Lane.LaneKind, kind.Name), PropertyValue.Of(Lane.Title, title)]);
}

public static class MapKinds
{
    private static readonly Dictionary<LaneKind, string> NoLines = [];

    public static readonly MapKind CurrentState =
        new("currentState", [Actions.Kind, Thoughts.Kind, Touchpoints.Kind, Emotions.Kind, Pains.Kind, Opportunities.Kind], NoLines);

    public static readonly MapKind FutureState =
        new("futureState", [Actions.Kind, Needs.Kind, Touchpoints.Kind, Emotions.Kind, Opportunities.Kind, Metrics.Kind], NoLines);

    public static readonly MapKind DayInTheLife =
        new("dayInTheLife", [Actions.Kind, Thoughts.Kind, Needs.Kind, Emotions.Kind, Pains.Kind, Opportunities.Kind], NoLines);

    public static readonly MapKind ServiceBlueprint = new(
        "serviceBlueprint",
        [BlueprintEvidence.Kind, Actions.Kind, FrontStage.Kind, BackStage.Kind, Support.Kind, Systems.Kind],
        new Dictionary<LaneKind, string>
        {
            [Actions.Kind] = "interaction",
            [FrontStage.Kind] = "visibility",
            [BackStage.Kind] = "internalInteraction",
        });

    public static readonly IReadOnlyList<MapKind> All = [CurrentState, FutureState, DayInTheLife, ServiceBlueprint];

    public static MapKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);
}
