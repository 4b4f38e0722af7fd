namespace JourneyMapper.Maps.Elements;

/// <summary>What a card's statement rests on. An element of its own, so that two people who add one at once both keep theirs.</summary>
public static class Evidence
{
    public static readonly TextProperty Source = new("source", Limits.Title);
    public static readonly DateProperty Date = new("date");
    public static readonly WebAddressProperty Link = new("link");

    public static readonly ElementKind Kind = new("evidence", 6, ["cardId"], Source, Source, Date, Link);
}
