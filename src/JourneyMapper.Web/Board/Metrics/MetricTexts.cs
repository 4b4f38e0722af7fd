namespace JourneyMapper.Web.Board.Metrics;

/// <summary>Words of metrics and what was measured.</summary>
public sealed class MetricTexts;
