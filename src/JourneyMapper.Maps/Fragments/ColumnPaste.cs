using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Fragments;

/// <summary>Puts copied steps, stages or lanes onto a map, each after the element one stands on.</summary>
internal sealed class ColumnPaste(JourneyMap map, MapFragment fragment, Element? after)
{
    private readonly JourneyMap piece = fragment.Piece;
    private readonly List<MapOperation> frame = [];
    private readonly Dictionary<Guid, Guid> stepOf = [];
    private readonly Dictionary<Guid, CardLanding.Row> rowOf = [];

    public PastePlan Plan()
    {
        var roots = fragment.Kind == Stage.Kind ? Stages() : fragment.Kind == Step.Kind ? Steps() : Lanes();
        if (roots is null) return PastePlan.Of(PasteProblem.Nothing);
        if (fragment.Kind == Lane.Kind && FindSteps() is { } tooFew) return tooFew;
        if (fragment.Kind != Lane.Kind) FindLanes();

        var landing = new CardLanding(map);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var card in piece.Cards())
        {
            if (!stepOf.TryGetValue(card.Place.Second, out var step)) continue;
            if (landing.Put(rowOf[card.Place.Parent], step, WireElement.Properties(piece, card)) is { } id) ids[card.Id] = id;
        }

        return new PastePlan([.. frame, .. landing.Operations, .. Pasting.Belongings(map, fragment, ids, landing)], [.. roots], landing.LeftOut);
    }

    private List<Guid> Stages()
    {
        var stage = after?.Kind == Step.Kind ? map.Find(after.Place.Parent) : after;
        var before = stage?.Kind == Stage.Kind ? map.NextSibling(stage)?.Id : null;
        return [.. fragment.Roots.Select(root =>
        {
            var insert = Add(piece.Find(root)!, before);
            foreach (var step in piece.StepsOf(root)) stepOf[step.Id] = Add(step, null, new PropertyValue("stageId", insert.Id)).Id;
            return insert.Id;
        })];
    }

    private List<Guid>? Steps()
    {
        var stage = after?.Kind == Stage.Kind ? after : after?.Kind == Step.Kind ? map.Find(after.Place.Parent)! : map.Stages.LastOrDefault();
        if (stage is null) return null;
        var before = after?.Kind == Step.Kind ? map.NextSibling(after)?.Id : null;
        return [.. fragment.Roots.Select(root => stepOf[root] = Add(piece.Find(root)!, before, new PropertyValue("stageId", stage.Id)).Id)];
    }

    private List<Guid> Lanes()
    {
        var before = after?.Kind == Lane.Kind ? map.NextSibling(after)?.Id : null;
        return [.. fragment.Roots.Select(root => Add(NewRow(piece.Find(root)!), before).Id)];
    }

    // The same lane, else one of its kind that no other lane of the piece has, else a new one.
    private void FindLanes()
    {
        foreach (var lane in piece.Lanes.Where(lane => map.Find(lane.Id) is { } same && same.Kind == Lane.Kind && Lane.KindOf(same) == Lane.KindOf(lane)))
            rowOf[lane.Id] = CardLanding.Row.Of(map.Find(lane.Id)!);
        foreach (var lane in piece.Lanes.Where(lane => !rowOf.ContainsKey(lane.Id)))
        {
            var alike = map.Lanes.FirstOrDefault(one => Lane.KindOf(one) == Lane.KindOf(lane) && rowOf.Values.All(row => row.Id != one.Id));
            if (alike is null) Add(NewRow(lane), null);
            else rowOf[lane.Id] = CardLanding.Row.Of(alike);
        }
    }

    // The same steps where they stand here too, else by their number.
    private PastePlan? FindSteps()
    {
        var needed = piece.Columns.Select((step, index) => (step, index)).Where(pair => piece.Lanes.Any(lane => piece.CardsIn(lane.Id, pair.step.Id).Any())).ToList();
        var isHere = needed.TrueForAll(pair => map.Find(pair.step.Id)?.Kind == Step.Kind);
        foreach (var (step, index) in needed)
        {
            if (!isHere && index >= map.Columns.Length) return PastePlan.Of(PasteProblem.TooFewSteps, needed[^1].index + 1);
            stepOf[step.Id] = isHere ? step.Id : map.Columns[index].Id;
        }

        return null;
    }

    // Whose lane it is only means something where that actor is.
    private InsertOperation NewRow(Element lane)
    {
        var actor = lane.Get(Lane.ActorId) is { } id && map.Find(id)?.Kind == Actor.Kind ? id : (Guid?)null;
        var insert = Pasting.Again(piece, lane);
        insert = insert with { Properties = [.. insert.Properties.Where(value => value.Name != Lane.ActorId.Name || actor is not null)] };
        rowOf[lane.Id] = new CardLanding.Row(insert.Id, Lane.KindOf(lane), actor);
        return insert;
    }

    private InsertOperation Add(Element element, Guid? before, params PropertyValue[] places) => Add(Pasting.Again(piece, element, places), before);

    private InsertOperation Add(InsertOperation insert, Guid? before)
    {
        var placed = insert with { Before = before };
        frame.Add(placed);
        return placed;
    }
}
