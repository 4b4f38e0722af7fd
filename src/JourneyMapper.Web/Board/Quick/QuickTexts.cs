namespace JourneyMapper.Web.Board.Quick;

/// <summary>Words of the quick actions.</summary>
public sealed class QuickTexts;
