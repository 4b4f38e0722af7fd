using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Fragments;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class FragmentLaws
{
    private static readonly ElementKind[] Kinds = [Card.Kind, Step.Kind, Stage.Kind, Lane.Kind];

    [Fact]
    public void A_fragment_goes_through_the_clipboard_unchanged() => ForAnyPiece((map, ids) =>
    {
        var fragment = MapFragment.Copy(map, ids)!;
        var read = MapFragment.Read(fragment.Write());
        Assert.Equal(fragment.Write(), read.Write());
        Assert.Equal(fragment.Kind, read.Kind);
        Assert.True(fragment.Roots.SequenceEqual(read.Roots));
    });

    [Fact]
    public void What_is_duplicated_comes_beside_and_changes_nothing_that_stands() => ForAnyPiece((map, ids) =>
    {
        var plan = Pasting.Duplicate(map, ids);
        if (plan.Problem is { } problem)
        {
            Assert.Equal(PasteProblem.Taken, problem);
            return;
        }

        var change = Applied(map, plan);
        Assert.Equal(ids.Count - (map.Find(ids[0])!.Kind == Card.Kind ? plan.LeftOut : 0), plan.Roots.Length);
        Assert.All(plan.Roots, id => Assert.NotNull(change.Map.Find(id)));
        Assert.All(map.Elements(), element => Assert.True(WireElement.Properties(map, element).SequenceEqual(WireElement.Properties(change.Map, change.Map.Find(element.Id)!))));
        Assert.Equal(MapText.Of(map), MapText.Of(change.Map.Apply(change.Inverse).Change!.Map));
    });

    [Fact]
    public void A_whole_journey_pasted_into_an_empty_map_is_all_there() => ForAnyPiece((map, _) =>
    {
        if (MapFragment.Copy(map, [.. map.Stages.Select(stage => stage.Id)]) is not { } fragment) return;
        var empty = JourneyMap.Empty(Guid.NewGuid());
        var after = Applied(empty, Pasting.Beside(empty, fragment, null)).Map;
        Assert.Equal(map.Stages.Select(stage => stage.Caption), after.Stages.Select(stage => stage.Caption));
        Assert.Equal(map.Columns.Select(step => step.Caption), after.Columns.Select(step => step.Caption));
        // Feelings of several actors at one step are one in a map that has no actors.
        Assert.Equal(Texts(map), Texts(after));

        static IEnumerable<string> Texts(JourneyMap one) => one.Cards().Where(card => !one.LaneKindOf(card).IsCurve).Select(card => card.Caption);
    });

    private static MapChange Applied(JourneyMap map, PastePlan plan)
    {
        var outcome = map.Apply(plan.Operations);
        Assert.Null(outcome.Refusal);
        return outcome.Change!;
    }

    // One kind of element each, any number of them, of a map without locks.
    private static void ForAnyPiece(Action<JourneyMap, IReadOnlyList<Guid>> law) => Law.HoldsForAnyHistory(history =>
    {
        var id = Guid.NewGuid();
        var map = JourneyMap.Empty(id).Apply(MapCopy.Of(history.Map, id, "Open")).Change!.Map;
        var random = new Random(history.Edits.Count + history.Map.Count);
        foreach (var kind in Kinds)
        {
            var all = map.Elements().Where(element => element.Kind == kind).Select(element => element.Id).ToList();
            if (all.Count == 0) continue;
            var some = all.Where(_ => random.Next(3) == 0).ToList();
            law(map, some.Count == 0 ? [all[random.Next(all.Count)]] : some);
        }
    });
}
