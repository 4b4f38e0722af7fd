namespace JourneyMapper.Maps.Elements;

/// <summary>Somebody who walks the journey on this map: a name and a colour, tied to a persona or not yet.</summary>
public static class Actor
{
    public static readonly TextProperty Name = new("name", Limits.Title);
    public static readonly ColorProperty Color = new("color", "orange");
    public static readonly IdProperty PersonaId = new("personaId");

    public static readonly ElementKind Kind = new("actor", 1, [], Name, Name, Color, PersonaId);
}
