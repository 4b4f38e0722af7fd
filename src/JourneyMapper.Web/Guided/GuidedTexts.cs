namespace JourneyMapper.Web.Guided;

/// <summary>Words of the guided start and of the start in the middle.</summary>
public sealed class GuidedTexts;
