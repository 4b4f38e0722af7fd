using System.Collections.Immutable;
using JourneyMapper.Maps.Drawing;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>How much better (or, below zero, worse) a stage feels: points of the scale times steps.</summary>
public sealed record StageChange(Element Stage, double Area);

/// <summary>
/// How it feels to one actor on both maps, in one emotions lane of each. A step's feeling stays with the step: X is the number of its
/// column in the overlay, Y the score, upwards.
/// </summary>
/// <param name="Actor">The actor on the future map, or on the current one when it is gone; null = nobody in particular.</param>
public sealed record CurveChange(Element? Actor, ImmutableArray<CurvePoint> Before, ImmutableArray<CurvePoint> After, ImmutableArray<StageChange> Stages)
{
    /// <summary>The signed area between the two curves, where there are both.</summary>
    public double Area => Stages.Sum(stage => stage.Area);

    /// <summary>From where to where both curves speak; null when one of them says nothing there.</summary>
    public (double From, double To)? Common => CommonOf(Before, After);

    internal static ImmutableArray<CurveChange> Of(MapComparison comparison)
    {
        var pairs = comparison.Pairs;
        var nobody = comparison.Future.Head;
        var columns = comparison.Overlay.Columns.Select((step, index) => (step, index)).ToDictionary(one => one.step, one => one.index);
        var before = Points(comparison.Current, nobody, actor => pairs.ActorAfter(actor) is { } same ? comparison.Future.Find(same) : comparison.Current.Find(actor), pairs.AfterOf);
        var after = Points(comparison.Future, nobody, comparison.Future.Find, comparison.Future.Find);
        return [.. before.Keys.Union(after.Keys)
            .OrderBy(actor => actor.Kind == Elements.Actor.Kind ? actor.Order : "", StringComparer.Ordinal)
            .Select(actor => (Actor: actor.Kind == Elements.Actor.Kind ? actor : null, Before: PointsOf(before, actor), After: PointsOf(after, actor)))
            .Select(one => new CurveChange(one.Actor, one.Before, one.After, ChangesOf(comparison.Overlay, one.Before, one.After)))];

        ImmutableArray<CurvePoint> PointsOf(Dictionary<Element, Dictionary<Element, decimal>> scores, Element actor) => !scores.TryGetValue(actor, out var steps) ? [] :
            [.. steps.Select(one => new CurvePoint(columns[one.Key], (double)one.Value)).OrderBy(point => point.X)];
    }

    /// <summary>Scores by actor (the map's head = nobody in particular) and step. Where two lanes tell the same, the first one counts.</summary>
    private static Dictionary<Element, Dictionary<Element, decimal>> Points(JourneyMap map, Element nobody, Func<Guid, Element?> actorOf, Func<Guid, Element?> stepOf)
    {
        var scores = new Dictionary<Element, Dictionary<Element, decimal>>();
        foreach (var card in map.Lanes.Where(lane => Lane.KindOf(lane).IsCurve).SelectMany(lane => map.Columns.SelectMany(step => map.CardsIn(lane.Id, step.Id))))
        {
            var actor = map.ActorOf(card) is { } id ? actorOf(id)! : nobody;
            if (!scores.TryGetValue(actor, out var steps)) scores.Add(actor, steps = []);
            steps.TryAdd(stepOf(card.Place.Second) ?? map.Find(card.Place.Second)!, card.Get(Card.Score)!.Value);
        }

        return scores;
    }

    private static ImmutableArray<StageChange> ChangesOf(MapOverlay overlay, ImmutableArray<CurvePoint> before, ImmutableArray<CurvePoint> after)
    {
        if (CommonOf(before, after) is not var (from, to)) return [];
        var (old, now) = (new SmoothCurve(before), new SmoothCurve(after));
        var changes = ImmutableArray.CreateBuilder<StageChange>();
        var left = -Half;
        foreach (var stage in overlay.Stages)
        {
            var right = left + stage.Steps.Length;
            var (start, end) = (Math.Max(left, from), Math.Min(right, to));
            if (end > start) changes.Add(new(stage.Stage, now.Area(start, end) - old.Area(start, end)));
            left = right;
        }

        return changes.ToImmutable();
    }

    // A point speaks for half a column to each side.
    private const double Half = 0.5;

    private static (double From, double To)? CommonOf(ImmutableArray<CurvePoint> before, ImmutableArray<CurvePoint> after)
    {
        if (before.IsEmpty || after.IsEmpty) return null;
        var (from, to) = (Math.Max(before[0].X, after[0].X) - Half, Math.Min(before[^1].X, after[^1].X) + Half);
        return to > from ? (from, to) : null;
    }
}
