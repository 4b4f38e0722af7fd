namespace JourneyMapper.Maps.Lanes;

/// <summary>Anything else.</summary>
public static class Notes
{
    public static readonly LaneKind Kind = new("notes");
}
