namespace JourneyMapper.Maps.Elements;

/// <summary>A phase of the journey: a top-level column.</summary>
public static class Stage
{
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly ColorProperty Color = new("color");

    /// <summary>Before, during or after the meeting with the company.</summary>
    public static readonly ChoiceProperty Phase = new("phase", ["before", "during", "after"]);

    /// <summary>Time of day at which it begins, in a day in the life.</summary>
    public static readonly ClockProperty Starts = new("starts");

    /// <summary>The stage of the current map that this one of a future map was made from.</summary>
    public static readonly IdProperty BasedOn = new("basedOn");

    public static readonly ElementKind Kind = new("stage", 2, [], Title, Title, Color, Phase, Starts, BasedOn);
}
