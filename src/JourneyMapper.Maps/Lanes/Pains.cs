using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>What hurts, with severity and frequency.</summary>
public static class Pains
{
    public static readonly LaneKind Kind = new("pains", Card.Severity, Card.Frequency);
}
