namespace JourneyMapper.Maps.Lanes;

/// <summary>Rules that apply.</summary>
public static class Policies
{
    public static readonly LaneKind Kind = new("policies");
}
