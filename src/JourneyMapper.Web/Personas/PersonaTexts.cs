namespace JourneyMapper.Web.Personas;

/// <summary>Words of the personas: their library, their profiles, and the reminder beside the board.</summary>
public sealed class PersonaTexts;
