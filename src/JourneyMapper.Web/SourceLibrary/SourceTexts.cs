namespace JourneyMapper.Web.SourceLibrary;

/// <summary>Words of the library of sources.</summary>
public sealed class SourceTexts;
