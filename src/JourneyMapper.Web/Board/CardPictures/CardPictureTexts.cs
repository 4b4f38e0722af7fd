namespace JourneyMapper.Web.Board.CardPictures;

/// <summary>Words of pictures on cards.</summary>
public sealed class CardPictureTexts;
