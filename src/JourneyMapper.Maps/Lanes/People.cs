namespace JourneyMapper.Maps.Lanes;

/// <summary>Roles involved.</summary>
public static class People
{
    public static readonly LaneKind Kind = new("people");
}
