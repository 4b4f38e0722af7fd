namespace JourneyMapper.Maps.Lanes;

/// <summary>Systems in use.</summary>
public static class Systems
{
    public static readonly LaneKind Kind = new("systems");
}
