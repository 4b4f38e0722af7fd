namespace JourneyMapper.Maps.Lanes;

/// <summary>What staff do in sight of the customer.</summary>
public static class FrontStage
{
    public static readonly LaneKind Kind = new("frontStage");
}
