namespace JourneyMapper.Web.Board.Find;

/// <summary>Words of the bar that finds on the map.</summary>
public sealed class FindTexts;
