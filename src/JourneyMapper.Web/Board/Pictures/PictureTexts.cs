namespace JourneyMapper.Web.Board.Pictures;

/// <summary>Words of pictures on cards.</summary>
public sealed class PictureTexts;
