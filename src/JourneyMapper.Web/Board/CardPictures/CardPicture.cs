using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.CardPictures;

/// <summary>A picture as a card shows it. The box has one shape whatever the picture's own: nothing jumps when it arrives.</summary>
static class CardPicture
{
    /// <summary>The box in pixels; CSS gives it the card's width.</summary>
    public const int Width = 320;
    public const int Height = 240;

    /// <summary>The address of a picture: <see cref="Web.Pictures.PictureEndpoints"/> answers there.</summary>
    public static string Address(Guid image) => $"/images/{image}";

    /// <summary>True when somebody has put a picture there and nobody has said what it shows.</summary>
    public static bool IsUndescribed(Element card) => card.Get(Card.ImageId) is not null && string.IsNullOrWhiteSpace(card.Get(Card.Alt));
}
