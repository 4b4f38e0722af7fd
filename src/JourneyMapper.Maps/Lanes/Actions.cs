namespace JourneyMapper.Maps.Lanes;

/// <summary>What the customer does.</summary>
public static class Actions
{
    public static readonly LaneKind Kind = new("actions");
}
