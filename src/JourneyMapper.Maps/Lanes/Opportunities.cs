using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>What could be done, with impact and effort.</summary>
public static class Opportunities
{
    public static readonly LaneKind Kind = new("opportunities", Card.Impact, Card.Effort, Card.Status, Card.Owner, Card.Due);
}
