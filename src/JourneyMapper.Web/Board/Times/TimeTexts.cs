namespace JourneyMapper.Web.Board.Times;

/// <summary>Words of durations and clock times on steps and stages.</summary>
public sealed class TimeTexts;
