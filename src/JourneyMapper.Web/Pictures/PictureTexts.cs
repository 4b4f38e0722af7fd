namespace JourneyMapper.Web.Pictures;

/// <summary>Texts about pictures.</summary>
public sealed class PictureTexts;
