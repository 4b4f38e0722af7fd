namespace JourneyMapper.Web.Board.Print;

/// <summary>Words of the page that prints a map, and of the sheets themselves.</summary>
public sealed class PrintTexts;
