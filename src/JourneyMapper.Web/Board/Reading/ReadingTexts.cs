namespace JourneyMapper.Web.Board.Reading;

/// <summary>Words of the reading view of a map.</summary>
public sealed class ReadingTexts;
