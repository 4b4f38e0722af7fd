namespace JourneyMapper.Web.Texts;

/// <summary>Words of the map that several features say: kinds (<c>Kind.*</c>) and stage presets (<c>Preset.*</c>, <c>Stage.*</c>).</summary>
public sealed class MapTexts;
