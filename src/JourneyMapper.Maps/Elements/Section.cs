namespace JourneyMapper.Maps.Elements;

/// <summary>A part of a persona's profile: a heading and what is known.</summary>
public static class Section
{
    public const string Free = "free";

    public static readonly ChoiceProperty SectionKind = new("sectionKind",
        ["demographics", "background", "day", "goals", "needs", "motivations", "frustrations", "behaviours", "channels", "quote", Free], Free)
    { IsFixed = true };

    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly TextProperty Text = new("text", Limits.Text);

    public static readonly ElementKind Kind = new("section", 10, [], Title, SectionKind, Title, Text);
}
