namespace JourneyMapper.Web.Board.Cards;

/// <summary>Words of what stands on cards and of the panel in which it is edited.</summary>
public sealed class CardTexts;
