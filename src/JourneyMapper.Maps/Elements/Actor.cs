namespace JourneyMapper.Maps.Elements;

/// <summary>Somebody who walks the journey on this map: a name and a colour, tied to a persona or not yet.</summary>
public static class Actor
{
    public static readonly TextProperty Name = new("name", Limits.Title);
    public static readonly ColorProperty Color = new("color", "orange");
    public static readonly IdProperty PersonaId = new("personaId");

    /// <summary>Their part in a buying decision.</summary>
    public static readonly ChoiceProperty Role = new("role", ["decides", "influences", "uses", "pays", "blocks"]);

    /// <summary>What they want out of it.</summary>
    public static readonly TextProperty Goal = new("goal", Limits.Text) { IsOptional = true };

    /// <summary>Which part of the customers they stand for.</summary>
    public static readonly TextProperty Segment = new("segment", Limits.Title) { IsOptional = true };

    public static readonly ElementKind Kind = new("actor", 1, [], Name, Name, Color, PersonaId, Role, Goal, Segment);
}
