namespace JourneyMapper.Web.Check;

/// <summary>What a look over a map says (<see cref="Maps.Analysis.MapCheck"/>), and why.</summary>
public sealed class CheckTexts;
