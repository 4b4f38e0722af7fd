using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>What is measured, with target.</summary>
public static class Metrics
{
    public static readonly LaneKind Kind = new("metrics", Card.Unit, Card.Value, Card.Target, Card.Direction);
}
