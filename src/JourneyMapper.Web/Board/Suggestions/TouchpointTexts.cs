namespace JourneyMapper.Web.Board.Suggestions;

/// <summary>Names of the touchpoints that are suggested.</summary>
public sealed class TouchpointTexts;
