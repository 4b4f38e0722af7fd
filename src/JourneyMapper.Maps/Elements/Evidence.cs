namespace JourneyMapper.Maps.Elements;

/// <summary>What a card's statement rests on. An element of its own, so that two people who add one at once both keep theirs.</summary>
public static class Evidence
{
    public static readonly TextProperty Source = new("source", Limits.Title);
    public static readonly DateProperty Date = new("date");
    public static readonly WebAddressProperty Link = new("link");

    public static readonly ChoiceProperty SourceKind = new("sourceKind", ["survey", "interview", "review", "complaint", "ticket", "analytics", "link", "file"]);

    /// <summary>The source in the workspace's library; <see cref="Source"/> keeps its name as it was when it was tied.</summary>
    public static readonly IdProperty SourceId = new("sourceId");

    public static readonly ElementKind Kind = new("evidence", 6, ["cardId"], Source, Source, Date, Link, SourceKind, SourceId);
}
