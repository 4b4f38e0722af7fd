using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>Where people feel differently about the same step.</summary>
/// <param name="Best">The emotion of whoever feels best.</param>
/// <param name="Worst">The emotion of whoever feels worst.</param>
public sealed record FeelingGap(Element Step, Element Best, Element Worst)
{
    public decimal Size => Best.Get(Card.Score)!.Value - Worst.Get(Card.Score)!.Value;
}

/// <summary>What lies between the curves of several people.</summary>
public static class FeelingGaps
{
    /// <summary>The gap at every step that at least two of these people tell a feeling about, in the order of the journey.</summary>
    /// <param name="isCompared">Says of an actor (null = of nobody in particular) whether the curve counts.</param>
    public static IEnumerable<FeelingGap> Of(JourneyMap map, Element lane, Predicate<Guid?> isCompared)
    {
        foreach (var step in map.Columns)
        {
            Element[] told = [.. map.CardsIn(lane.Id, step.Id).Where(card => isCompared(map.ActorOf(card)))];
            if (told.Length > 1) yield return new(step, told.MaxBy(card => card.Get(Card.Score))!, told.MinBy(card => card.Get(Card.Score))!);
        }
    }

    /// <summary>The widest one, the first of several; null when nobody feels otherwise than another.</summary>
    public static FeelingGap? Widest(IEnumerable<FeelingGap> gaps) => gaps.Where(gap => gap.Size > 0).MaxBy(gap => gap.Size);
}
