namespace JourneyMapper.Maps.Elements;

/// <summary>
/// What stands in a cell (lane x step). It declares the properties of all lane kinds; which of them a card shows depends on its lane
/// (<see cref="Lanes.LaneKind.CardProperties"/>), the others are kept unseen until it returns to a lane that has them.
/// </summary>
public static class Card
{
    public static readonly TextProperty Text = new("text", Limits.Text);
    public static readonly IntegerProperty Span = new("span", 1, Limits.Steps, 1);
    public static readonly ChoiceProperty Confidence = new("confidence", ["assumption", "observed", "measured"], "assumption");

    /// <summary>A colour of the card's own, over the tone of its lane.</summary>
    public static readonly ColorProperty Color = new("color");

    /// <summary>Words to find and to filter by, parted by commas.</summary>
    public static readonly TextProperty Labels = new("labels", Limits.Title) { IsOptional = true };

    /// <summary>What works well here (<c>positive</c>), or a moment that decides about the whole journey (<c>truth</c>).</summary>
    public static readonly ChoiceProperty Moment = new("moment", ["positive", "truth"]);

    /// <summary>A picture of the workspace; <see cref="Alt"/> says what it shows to those who do not see it.</summary>
    public static readonly IdProperty ImageId = new("imageId");
    public static readonly TextProperty Alt = new("alt", Limits.Title) { IsOptional = true };

    public static readonly ChoiceProperty Channel = new("channel", ["person", "phone", "web", "app", "mail", "shop", "social", "event", "other"]);
    public static readonly ChoiceProperty Ownership = new("ownership", ["owned", "external"]);
    public static readonly FlagProperty Online = new("online");
    public static readonly IntegerProperty Impact = new("impact", 1, 5);
    public static readonly IntegerProperty Importance = new("importance", 1, 5);

    public static readonly DecimalProperty Score = new("score", -2, 2, 2) { IsRequired = true };
    public static readonly IdProperty ActorId = new("actorId") { RefersTo = "actor" };

    public static readonly IntegerProperty Severity = new("severity", 1, 5);
    public static readonly IntegerProperty Frequency = new("frequency", 1, 5);

    public static readonly IntegerProperty Effort = new("effort", 1, 5);
    public static readonly ChoiceProperty Status = new("status", ["open", "planned", "doing", "done", "dropped"]);
    public static readonly TextProperty Owner = new("owner", Limits.Title) { IsOptional = true };
    public static readonly DateProperty Due = new("due");

    public static readonly TextProperty Unit = new("unit", Limits.Title) { IsOptional = true };
    internal const decimal LowestValue = -1_000_000_000_000m;
    internal const decimal HighestValue = 1_000_000_000_000m;

    public static readonly DecimalProperty Value = new("value", LowestValue, HighestValue, 6);
    public static readonly DecimalProperty Target = new("target", LowestValue, HighestValue, 6);
    public static readonly ChoiceProperty Direction = new("direction", ["up", "down"]);

    /// <summary>Where somebody who has a say in the buying decision stands.</summary>
    public static readonly ChoiceProperty Stance = new("stance", ["convinced", "undecided", "against"]);

    /// <summary>The card of the current map that this one of a future map was made from.</summary>
    public static readonly IdProperty BasedOn = new("basedOn");

    /// <summary>Properties that a card has in every lane.</summary>
    public static readonly IReadOnlyList<Property> Common = [Text, Span, Confidence, Color, Labels, Moment, ImageId, Alt, BasedOn];

    public static readonly ElementKind Kind = new("card", 5, ["laneId", "stepId"], Text,
        Text, Span, Confidence, Color, Labels, Moment, ImageId, Alt, BasedOn, Channel, Ownership, Online, Impact, Importance, Score, ActorId, Severity, Frequency,
        Effort, Status, Owner, Due, Unit, Value, Target, Direction, Stance);
}
