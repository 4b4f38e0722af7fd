using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>How it feels: drawn as the emotion curve.</summary>
public static class Emotions
{
    public static readonly LaneKind Kind = new("emotions", Card.Score, Card.ActorId);
}
