using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>Where customer and company meet.</summary>
public static class Touchpoints
{
    public static readonly LaneKind Kind = new("touchpoints", Card.Channel, Card.Ownership, Card.Online, Card.Impact, Card.Importance);
}
