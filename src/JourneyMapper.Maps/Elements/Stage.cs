namespace JourneyMapper.Maps.Elements;

/// <summary>A phase of the journey: a top-level column.</summary>
public static class Stage
{
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly ColorProperty Color = new("color");

    public static readonly ElementKind Kind = new("stage", 2, [], Title, Title, Color);
}
