using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>Which channel carries the step.</summary>
public static class Channels
{
    public static readonly LaneKind Kind = new("channels", Card.Channel, Card.Ownership, Card.Online);
}
