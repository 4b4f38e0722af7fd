namespace JourneyMapper.Maps.Elements;

/// <summary>An activity or situation inside a stage: a second-level column. <see cref="Ours"/> is false when it happens without the company.</summary>
public static class Step
{
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly FlagProperty Ours = new("ours", true);

    /// <summary>How long it takes, in minutes.</summary>
    public static readonly IntegerProperty Duration = new("duration", 0, Limits.Minutes);

    /// <summary>How long one waits before it, in minutes.</summary>
    public static readonly IntegerProperty Waiting = new("waiting", 0, Limits.Minutes);

    /// <summary>The step of the current map that this one of a future map was made from.</summary>
    public static readonly IdProperty BasedOn = new("basedOn");

    public static readonly ElementKind Kind = new("step", 3, ["stageId"], Title, Title, Ours, Duration, Waiting, BasedOn);
}
