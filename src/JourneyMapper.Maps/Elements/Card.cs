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
    public static readonly DecimalProperty Value = new("value", -1_000_000_000_000m, 1_000_000_000_000m, 6);
    public static readonly DecimalProperty Target = new("target", -1_000_000_000_000m, 1_000_000_000_000m, 6);
    public static readonly ChoiceProperty Direction = new("direction", ["up", "down"]);

    public static readonly IdProperty ImageId = new("imageId");
    public static readonly TextProperty Alt = new("alt", Limits.Title) { IsOptional = true };

    /// <summary>Properties that a card has in every lane.</summary>
    public static readonly IReadOnlyList<Property> Common = [Text, Span, Confidence];

    public static readonly ElementKind Kind = new("card", 5, ["laneId", "stepId"], Text,
        Text, Span, Confidence, Channel, Ownership, Online, Impact, Importance, Score, ActorId, Severity, Frequency,
        Effort, Status, Owner, Due, Unit, Value, Target, Direction, ImageId, Alt);
}
