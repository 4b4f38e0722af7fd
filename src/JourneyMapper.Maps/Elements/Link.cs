namespace JourneyMapper.Maps.Elements;

/// <summary>A typed arrow between steps or cards, or from an opportunity to the pain point that it solves. Cycles are allowed.</summary>
public static class Link
{
    public const string Next = "next";
    public const string Back = "back";
    public const string Repeat = "repeat";
    public const string ChannelJump = "channelJump";
    public const string Solves = "solves";

    public static readonly ChoiceProperty LinkKind = new("linkKind", [Next, Back, Repeat, ChannelJump, Solves]) { IsRequired = true };

    /// <summary>Percent of customers who take this way, 0-100.</summary>
    public static readonly DecimalProperty Share = new("share", 0, 100, 2);

    public static readonly ElementKind Kind = new("link", 8, ["from", "to"], null, LinkKind, Share);
}
