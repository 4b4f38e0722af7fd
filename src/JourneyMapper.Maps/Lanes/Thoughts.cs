namespace JourneyMapper.Maps.Lanes;

/// <summary>What the customer thinks.</summary>
public static class Thoughts
{
    public static readonly LaneKind Kind = new("thoughts");
}
