namespace JourneyMapper.Maps.Elements;

/// <summary>A skill or a leaning of a persona, as a slider between two ends.</summary>
public static class Trait
{
    public const int Highest = 100;

    public static readonly TextProperty Title = new("title", Limits.Title);

    /// <summary>What the left end means.</summary>
    public static readonly TextProperty Low = new("low", Limits.Title) { IsOptional = true };

    /// <summary>What the right end means.</summary>
    public static readonly TextProperty High = new("high", Limits.Title) { IsOptional = true };

    public static readonly IntegerProperty Value = new("value", 0, Highest, Highest / 2);

    public static readonly ElementKind Kind = new("trait", 11, [], Title, Title, Low, High, Value);
}
