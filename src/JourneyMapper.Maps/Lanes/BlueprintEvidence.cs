namespace JourneyMapper.Maps.Lanes;

/// <summary>What the customer sees and holds (blueprint).</summary>
public static class BlueprintEvidence
{
    public static readonly LaneKind Kind = new("evidence");
}
