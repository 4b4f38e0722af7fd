namespace JourneyMapper.Maps.Lanes;

/// <summary>Processes that support the staff.</summary>
public static class Support
{
    public static readonly LaneKind Kind = new("support");
}
