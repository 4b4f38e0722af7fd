namespace JourneyMapper.Maps.Lanes;

/// <summary>What the customer needs and wants to reach.</summary>
public static class Needs
{
    public static readonly LaneKind Kind = new("needs");
}
