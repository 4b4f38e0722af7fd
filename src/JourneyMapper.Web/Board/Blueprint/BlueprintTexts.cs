namespace JourneyMapper.Web.Board.Blueprint;

/// <summary>Words of the blueprint layer.</summary>
public sealed class BlueprintTexts;
