namespace JourneyMapper.Web.Board.CardPictures;

/// <summary>Where pictures go: onto a card, or into a cell before one of its cards or last.</summary>
public sealed record PicturePlace(Guid? CardId, Guid? LaneId, Guid? StepId, Guid? Before);
