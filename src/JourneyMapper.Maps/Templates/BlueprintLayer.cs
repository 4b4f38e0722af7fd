using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Templates;

/// <summary>A service blueprint as a layer on any map: what the company does so that the journey can happen.</summary>
public static class BlueprintLayer
{
    /// <summary>Its lanes, from the customer's side inwards.</summary>
    public static readonly IReadOnlyList<LaneKind> Kinds =
        [BlueprintEvidence.Kind, FrontStage.Kind, BackStage.Kind, Support.Kind, Systems.Kind, Policies.Kind, People.Kind];

    // The line of interaction lies above what the customer meets: under the lane before the front stage.
    private static readonly IReadOnlyDictionary<LaneKind, string> LineUnder = new Dictionary<LaneKind, string>
    {
        [FrontStage.Kind] = "visibility",
        [BackStage.Kind] = "internalInteraction",
    };

    private const string Interaction = "interaction";

    public static bool Holds(Element lane) => Kinds.Contains(Lane.KindOf(lane));

    public static bool IsComplete(JourneyMap map) => Missing(map).Count == 0;

    /// <summary>What adds the lanes and lines that the map lacks: at its end, or among those of the layer that it has.</summary>
    /// <param name="laneTitle">The title of a lane kind in the reader's language.</param>
    public static IReadOnlyList<MapOperation> Add(JourneyMap map, Func<LaneKind, string> laneTitle)
    {
        var operations = new List<MapOperation>();
        // The lanes as they will stand.
        var lanes = map.Lanes.Select(lane => (lane.Id, Kind: Lane.KindOf(lane))).ToList();
        var lines = map.Lanes.SelectMany(lane => map.LinesUnder(lane.Id)).Select(line => line.Get(Line.LineKind)).ToHashSet();
        foreach (var kind in Missing(map))
        {
            var further = lanes.FindIndex(lane => Rank(lane.Kind) > Rank(kind));
            var lane = MapKind.NewLane(kind, laneTitle(kind)) with { Before = further < 0 ? null : lanes[further].Id };
            operations.Add(lane);
            lanes.Insert(further < 0 ? lanes.Count : further, (lane.Id, kind));
        }

        var front = lanes.FindIndex(lane => lane.Kind == FrontStage.Kind);
        if (front > 0) Draw(lanes[front - 1].Id, Interaction);
        foreach (var (kind, line) in LineUnder) Draw(lanes.Find(lane => lane.Kind == kind).Id, line);
        return operations;

        void Draw(Guid lane, string line)
        {
            if (lines.Add(line)) operations.Add(new InsertOperation(Line.Kind, Guid.CreateVersion7(), [new("laneId", lane), PropertyValue.Of(Line.LineKind, line)]));
        }
    }

    private static List<LaneKind> Missing(JourneyMap map) => [.. Kinds.Except(map.Lanes.Select(Lane.KindOf))];

    private static int Rank(LaneKind kind) => Kinds.TakeWhile(one => one != kind).Count() is var rank && rank < Kinds.Count ? rank : -1;
}
