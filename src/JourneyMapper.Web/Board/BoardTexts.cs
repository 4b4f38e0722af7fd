namespace JourneyMapper.Web.Board;

/// <summary>Words of the board.</summary>
public sealed class BoardTexts;
