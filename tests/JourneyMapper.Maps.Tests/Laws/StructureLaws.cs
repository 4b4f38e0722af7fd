using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class StructureLaws
{
    [Fact]
    public void After_any_edits_the_map_is_whole() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var edit in history.Edits)
        {
            var map = edit.After;
            var elements = map.Elements().ToList();
            Assert.Equal(map.State.Elements.Keys.Order(), elements.Select(element => element.Id).Order());
            Assert.Equal(map.Count, elements.Count);
            Assert.Equal(elements.Count(element => element.Kind == Step.Kind), map.State.StepCount);
            Assert.Equal(map.Stages.SelectMany(stage => map.StepsOf(stage.Id)), map.Columns);
            Assert.Equal(elements.OrderBy(element => element.Kind.Rank), elements);
            foreach (var element in elements) AssertStands(map, element);
            AssertSlots(map);
            AssertRemoved(map);
        }
    });

    [Fact]
    public void Every_accepted_submission_raises_the_version_by_one_and_answers_each_operation() => Law.HoldsForAnyHistory(history =>
    {
        var version = 0L;
        foreach (var edit in history.Edits)
        {
            Assert.Equal(++version, edit.After.Version);
            Assert.Equal(edit.Sent.Count, edit.Change.Operations.Length);
        }
    });

    [Fact]
    public void A_refused_submission_changes_nothing_and_has_no_inverse() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var refused in history.Refusals)
        {
            Assert.Null(refused.Outcome.Change);
            Assert.InRange(refused.Outcome.Refusal!.Operation, 0, refused.Sent.Count - 1);
        }

        // The same value still says the same after all that was tried on it.
        foreach (var (edit, text) in history.Edits.Select(edit => (edit, MapText.Of(edit.Before))).ToList())
        {
            edit.Before.Apply([.. edit.Sent, new RemoveOperation(Guid.Empty)]);
            Assert.Equal(text, MapText.Of(edit.Before));
        }
    });

    private static void AssertStands(JourneyMap map, Element element)
    {
        if (element.Kind.Places.Count > 0) Assert.Contains(element.Place.Parent, map.State.Elements.Keys);
        if (element.Kind.Places.Count > 1) Assert.Contains(element.Place.Second, map.State.Elements.Keys);
        if (element.Kind == Lane.Kind && element.Get(Lane.ActorId) is { } owner) Assert.Equal(Actor.Kind, map.Find(owner)?.Kind);
        if (element.Kind == Link.Kind && element.Get(Link.LinkKind) == Link.Solves)
        {
            Assert.Equal(Opportunities.Kind, map.LaneKindOf(map.Find(element.Place.Parent)!));
            Assert.Equal(Pains.Kind, map.LaneKindOf(map.Find(element.Place.Second)!));
        }

        if (element.Kind != Card.Kind) return;
        if (element.Get(Card.ActorId) is { } actor) Assert.Equal(Actor.Kind, map.Find(actor)?.Kind);
        if (!map.LaneKindOf(element).IsCurve) return;
        Assert.NotNull(element.Get(Card.Score));
        Assert.Single(map.CardsIn(element.Place.Parent, element.Place.Second), other => map.ActorOf(other) == map.ActorOf(element));
    }

    private static void AssertSlots(JourneyMap map)
    {
        var listed = map.State.Slots.SelectMany(slot => slot.Value.Select(sibling => (slot.Key, sibling.Id))).ToHashSet();
        var expected = map.State.Elements.Values.SelectMany(element => MapDraft.SlotsOf(element).Select(slot => (slot, element.Id))).ToHashSet();
        Assert.True(listed.SetEquals(expected), "the slots list other elements than there are");
        foreach (var (slot, siblings) in map.State.Slots)
        {
            Assert.NotEmpty(siblings);
            Assert.All(siblings, sibling => Assert.Equal(map.State.Elements[sibling.Id].Order, sibling.Order));
            if (slot.Role == "ends") continue;
            Assert.All(siblings, sibling => Assert.InRange(sibling.Order.Length, 1, OrderKey.MaxLength));
            Assert.All(siblings.Zip(siblings.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First.Order, pair.Second.Order) < 0));
        }
    }

    private static void AssertRemoved(JourneyMap map)
    {
        Assert.Empty(map.State.Removed.Keys.Intersect(map.State.Elements.Keys));
        var taken = map.State.TakenBy.SelectMany(pair => pair.Value.Select(id => (id, pair.Key))).Order();
        Assert.Equal(map.State.Removed.Values.Select(record => (record.Element.Id, record.Root)).Order(), taken);
    }
}
