using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>Where each of a buying committee stands: from one card to the next of the same actor.</summary>
public static class Stances
{
    public static readonly LaneKind Kind = new("stances", Card.Stance);
}
