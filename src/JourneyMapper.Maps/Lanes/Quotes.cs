namespace JourneyMapper.Maps.Lanes;

/// <summary>What the customer says, word for word.</summary>
public static class Quotes
{
    public static readonly LaneKind Kind = new("quotes");
}
