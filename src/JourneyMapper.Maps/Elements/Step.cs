namespace JourneyMapper.Maps.Elements;

/// <summary>An activity or situation inside a stage: a second-level column. <see cref="Ours"/> is false when it happens without the company.</summary>
public static class Step
{
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly FlagProperty Ours = new("ours", true);

    public static readonly ElementKind Kind = new("step", 3, ["stageId"], Title, Title, Ours);
}
