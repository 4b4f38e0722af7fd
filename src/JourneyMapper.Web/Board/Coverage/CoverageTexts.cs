namespace JourneyMapper.Web.Board.Coverage;

/// <summary>Words about what a map rests on.</summary>
public sealed class CoverageTexts;
