namespace JourneyMapper.Web.Board.Table;

/// <summary>Words of the table of a map.</summary>
public sealed class TableTexts;
