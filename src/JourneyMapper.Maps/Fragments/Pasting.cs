using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Fragments;

/// <summary>Puts pieces of maps, and cells of a table, onto a map under new ids. Nothing that is there changes.</summary>
public static class Pasting
{
    /// <summary>Puts copied cards into the cell, the others at their distances from it; before a card of that cell or last.</summary>
    public static PastePlan Cards(JourneyMap map, MapFragment fragment, Guid laneId, Guid stepId, Guid? before = null)
    {
        if (fragment.Kind != Card.Kind) return PastePlan.Of(PasteProblem.Nothing);
        var (lanes, steps) = (fragment.Piece.Lanes.ToList(), fragment.Piece.Columns);
        var (problem, ground) = Ground(map, laneId, stepId, lanes.Count, steps.Length);
        if (problem is not null) return problem;
        var landing = new CardLanding(map);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var card in fragment.Roots.Select(id => fragment.Piece.Find(id)!))
        {
            var (lane, step) = (ground.Lanes[lanes.FindIndex(one => one.Id == card.Place.Parent)], ground.Steps[steps.IndexOf(fragment.Piece.Find(card.Place.Second)!)]);
            var isCell = lane.Id == laneId && step.Id == stepId;
            if (landing.Put(CardLanding.Row.Of(lane), step.Id, WireElement.Properties(fragment.Piece, card), isCell ? before : null) is { } id) ids[card.Id] = id;
        }

        return Plan(landing, [.. landing.Operations, .. Belongings(map, fragment, ids, landing)], [.. landing.Landed]);
    }

    /// <summary>Puts the cells of a table into lanes (rows) and steps (columns) from this one on; empty ones are passed over.</summary>
    /// <param name="read">The words and, for a lane of feelings, the score that stands in a cell.</param>
    public static PastePlan Table(JourneyMap map, IReadOnlyList<TableCell> cells, Guid laneId, Guid stepId, Func<string, (string Text, decimal Score)> read)
    {
        var filled = cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).ToList();
        if (filled.Count == 0) return PastePlan.Of(PasteProblem.Nothing);
        var (problem, ground) = Ground(map, laneId, stepId, filled.Max(cell => cell.Row) + 1, filled.Max(cell => cell.Column) + 1);
        if (problem is not null) return problem;
        var landing = new CardLanding(map);
        foreach (var cell in filled)
        {
            var row = CardLanding.Row.Of(ground.Lanes[cell.Row]);
            var (text, score) = row.Kind.IsCurve ? read(cell.Text) : (cell.Text, 0);
            landing.Put(row, ground.Steps[cell.Column].Id, [PropertyValue.Of(Card.Text, text)], null, score);
        }

        return Plan(landing, landing.Operations, [.. landing.Landed]);
    }

    /// <summary>Copies beside themselves: cards below in their cell, steps, stages and lanes right after the last of them.</summary>
    public static PastePlan Duplicate(JourneyMap map, IReadOnlyCollection<Guid> ids)
    {
        if (MapFragment.Copy(map, ids) is not { } fragment) return PastePlan.Of(PasteProblem.Nothing);
        if (fragment.Kind != Card.Kind) return Beside(map, fragment, map.Find(fragment.Roots[^1]));
        var landing = new CardLanding(map);
        var copies = new Dictionary<Guid, Guid>();
        foreach (var card in fragment.Roots.Select(id => map.Find(id)!))
        {
            if (landing.Put(CardLanding.Row.Of(map.Find(card.Place.Parent)!), card.Place.Second, WireElement.Properties(map, card), map.NextSibling(card)?.Id) is { } id) copies[card.Id] = id;
        }

        return Plan(landing, [.. landing.Operations, .. Belongings(map, fragment, copies, landing)], [.. landing.Landed]);
    }

    /// <summary>Puts copied steps, stages or lanes after this element (or last); cards find their lane or step again, or one like it, or come with a new lane.</summary>
    public static PastePlan Beside(JourneyMap map, MapFragment fragment, Element? after) =>
        fragment.Kind == Card.Kind ? PastePlan.Of(PasteProblem.Nothing) : new ColumnPaste(map, fragment, after).Plan();

    internal static PastePlan Plan(CardLanding landing, IEnumerable<MapOperation> operations, ImmutableArray<Guid> roots) => roots.IsEmpty
        ? PastePlan.Of(landing.LeftOut > 0 ? PasteProblem.Taken : PasteProblem.Nothing)
        : new PastePlan([.. operations], roots, landing.LeftOut);

    /// <summary>Evidence and measurements of the cards that landed, and the links among them.</summary>
    internal static IEnumerable<MapOperation> Belongings(JourneyMap map, MapFragment fragment, Dictionary<Guid, Guid> ids, CardLanding landing)
    {
        var piece = fragment.Piece;
        var kinds = landing.Operations.OfType<InsertOperation>().ToDictionary(insert => insert.Id, insert => (Guid)insert.Properties[0].Value!);
        foreach (var (old, id) in ids)
            foreach (var evidence in piece.EvidenceOf(old).Concat(piece.MeasurementsOf(old)))
                yield return Again(piece, evidence, new PropertyValue("cardId", id));
        foreach (var link in piece.Links)
        {
            if (!ids.TryGetValue(link.Place.Parent, out var from) || !ids.TryGetValue(link.Place.Second, out var to)) continue;
            var isSame = SameKind(link.Place.Parent, from) && SameKind(link.Place.Second, to);
            if (isSame) yield return Again(piece, link, new PropertyValue("from", from), new PropertyValue("to", to));
        }

        // An opportunity that was pasted as a note solves nothing.
        bool SameKind(Guid old, Guid id) => !kinds.TryGetValue(id, out var lane)
            || map.Find(lane) is not { } target || Lane.KindOf(target) == piece.LaneKindOf(piece.Find(old)!);
    }

    internal static InsertOperation Again(JourneyMap piece, Element element, params PropertyValue[] places) => new(
        element.Kind, Guid.CreateVersion7(), [.. places, .. WireElement.Properties(piece, element).Where(value => !element.Kind.Places.Contains(value.Name))]);

    private static (PastePlan? Problem, (List<Element> Lanes, List<Element> Steps) Found) Ground(JourneyMap map, Guid laneId, Guid stepId, int rows, int columns)
    {
        var lanes = map.Lanes.SkipWhile(lane => lane.Id != laneId).Take(rows).ToList();
        var steps = map.Columns.SkipWhile(step => step.Id != stepId).Take(columns).ToList();
        if (lanes.Count == 0 || steps.Count == 0) return (PastePlan.Of(PasteProblem.Nothing), default);
        if (steps.Count < columns) return (PastePlan.Of(PasteProblem.TooFewSteps, columns), default);
        return lanes.Count < rows ? (PastePlan.Of(PasteProblem.TooFewLanes, rows), default) : (null, (lanes, steps));
    }
}

/// <summary>What stands in one cell of a table that is pasted. Rows and columns count from 0; several cells may have one place.</summary>
public readonly record struct TableCell(int Row, int Column, string Text);
