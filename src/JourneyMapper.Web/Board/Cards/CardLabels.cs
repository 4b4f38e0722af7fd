using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Cards;

/// <summary>A card's labels: words parted by commas, each once.</summary>
public static class CardLabels
{
    public static IReadOnlyList<string> Of(Element card) => card.Get(Card.Labels) is { Length: > 0 } text
        ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)]
        : [];
}
