using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>A stage with the steps that stand under it on either map.</summary>
public sealed record OverlayStage(Element Stage, ImmutableArray<Element> Steps);

/// <summary>
/// Two maps in one grid: the future map as it is, and what is gone in the place where it stood. An element that is on both is that of
/// the future map.
/// </summary>
public sealed record MapOverlay(ImmutableArray<OverlayStage> Stages, ImmutableArray<Element> Columns, ImmutableArray<Element> Lanes)
{
    private ILookup<(Element Lane, Element Step), Element> cards = Array.Empty<Element>().ToLookup(element => (element, element));

    /// <summary>The cards of a cell: those that are there, then those that are gone.</summary>
    public IEnumerable<Element> CardsIn(Element lane, Element step) => cards[(lane, step)];

    internal static MapOverlay Of(MapComparison comparison)
    {
        var (current, future, pairs) = (comparison.Current, comparison.Future, comparison.Pairs);
        var stages = Merged(future.Stages, current.Stages)
            .Select(stage => new OverlayStage(stage, [.. Merged(StepsNow(stage), StepsBefore(stage))]))
            .ToImmutableArray();
        var gone = current.Cards().Where(card => pairs.AfterOf(card.Id) is null);
        return new(stages, [.. stages.SelectMany(stage => stage.Steps)], [.. Merged(future.Lanes, current.Lanes)])
        {
            cards = future.Cards().Select(card => (Card: card, Lane: future.Find(card.Place.Parent)!, Step: future.Find(card.Place.Second)!))
                .Concat(gone.Select(card => (Card: card, Lane: Shown(card.Place.Parent), Step: Shown(card.Place.Second))))
                .ToLookup(one => (one.Lane, one.Step), one => one.Card),
        };

        IEnumerable<Element> StepsNow(Element stage) => future.Find(stage.Id) == stage ? future.StepsOf(stage.Id) : [];

        IEnumerable<Element> StepsBefore(Element stage) =>
            (future.Find(stage.Id) == stage ? pairs.BeforeOf(stage.Id) : stage) is { } before ? current.StepsOf(before.Id) : [];

        Element Shown(Guid id) => pairs.AfterOf(id) ?? current.Find(id)!;

        // What is gone stands behind the nearest that stood before it and is still in this row; else in front.
        List<Element> Merged(IEnumerable<Element> now, IEnumerable<Element> then)
        {
            var row = now.ToList();
            var at = 0;
            foreach (var old in then)
            {
                if (pairs.AfterOf(old.Id) is not { } still) row.Insert(at++, old);
                else if (row.IndexOf(still) is >= 0 and var place) at = place + 1;
            }

            return row;
        }
    }
}
