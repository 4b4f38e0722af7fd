namespace JourneyMapper.Maps.Elements;

/// <summary>What a metric was on a day. An element of its own, so that two people who add one at once both keep theirs.</summary>
public static class Measurement
{
    public static readonly DateProperty Date = new("date") { IsRequired = true };
    public static readonly DecimalProperty Value = new("value", Card.LowestValue, Card.HighestValue, 6) { IsRequired = true };

    public static readonly ElementKind Kind = new("measurement", 9, ["cardId"], null, Date, Value);
}
