namespace JourneyMapper.Maps.Lanes;

/// <summary>What staff do out of sight.</summary>
public static class BackStage
{
    public static readonly LaneKind Kind = new("backStage");
}
