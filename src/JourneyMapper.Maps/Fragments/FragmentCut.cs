using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Fragments;

/// <summary>What goes into a piece of a map: the elements that were asked for, what stands in them, and what they stand in.</summary>
internal sealed class FragmentCut(JourneyMap map, ElementKind kind, List<Element> roots)
{
    /// <summary>The elements in an order in which they can be inserted.</summary>
    public IEnumerable<Element> Elements()
    {
        var steps = Steps();
        var lanes = Lanes();
        var cards = kind == Card.Kind ? roots : [.. lanes.SelectMany(lane => steps.SelectMany(step => map.CardsIn(lane.Id, step.Id)))];
        var actors = cards.Select(card => card.Get(Card.ActorId)).Concat(lanes.Select(lane => lane.Get(Lane.ActorId))).ToHashSet();
        var stages = steps.Select(step => step.Place.Parent).Concat(kind == Stage.Kind ? roots.Select(stage => stage.Id) : []).ToHashSet();
        var inside = cards.Concat(steps).Select(element => element.Id).ToHashSet();
        return
        [
            .. map.Actors.Where(actor => actors.Contains(actor.Id)),
            .. map.Stages.Where(stage => stages.Contains(stage.Id)),
            .. steps,
            .. lanes,
            .. cards,
            .. cards.SelectMany(card => map.EvidenceOf(card.Id)),
            .. cards.SelectMany(card => map.MeasurementsOf(card.Id)),
            .. cards.SelectMany(card => map.LinksAt(card.Id)).DistinctBy(link => link.Id).Where(link => inside.Contains(link.Place.Parent) && inside.Contains(link.Place.Second)),
        ];
    }

    // Cards keep their distances: the steps and lanes between them come along.
    private List<Element> Steps()
    {
        var columns = map.Columns;
        if (kind == Step.Kind) return roots;
        if (kind == Stage.Kind) return [.. roots.SelectMany(stage => map.StepsOf(stage.Id))];
        if (kind == Lane.Kind) return [.. columns];
        var used = roots.Select(card => card.Place.Second).ToHashSet();
        return Between([.. columns], step => used.Contains(step.Id));
    }

    private List<Element> Lanes()
    {
        if (kind == Lane.Kind) return roots;
        var lanes = map.Lanes.ToList();
        if (kind != Card.Kind)
        {
            var steps = Steps();
            return lanes.FindAll(lane => steps.Exists(step => map.CardsIn(lane.Id, step.Id).Any()));
        }

        var used = roots.Select(card => card.Place.Parent).ToHashSet();
        return Between(lanes, lane => used.Contains(lane.Id));
    }

    private static List<Element> Between(List<Element> all, Predicate<Element> isUsed)
    {
        var first = all.FindIndex(isUsed);
        return all.GetRange(first, all.FindLastIndex(isUsed) - first + 1);
    }
}
