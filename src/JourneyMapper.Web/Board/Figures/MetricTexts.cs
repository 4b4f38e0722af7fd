namespace JourneyMapper.Web.Board.Figures;

/// <summary>Words of metrics and what was measured.</summary>
public sealed class MetricTexts;
