namespace JourneyMapper.Web.Texts;

/// <summary>Words of the map that several features say: kinds (<c>Kind.*</c>), lanes (<c>Lane.*</c>), stage presets (<c>Preset.*</c>, <c>Stage.*</c>).</summary>
public sealed class MapTexts;
