using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class TextRebaseLaws
{
    private static readonly Guid CardId = StartMap.Id(16);

    private static readonly Arbitrary<int[]> AnySeeds = Gen.Choose(0, int.MaxValue - 1).ArrayOf(3).ToArbitrary();

    [Fact]
    public void Two_clients_who_type_into_one_text_at_once_see_the_same_in_the_end() => Law.HoldsFor(AnySeeds, seeds =>
    {
        var start = WithText(Texts("", 1, seeds[0])[0]);
        var (anns, bens) = (Typing(start, seeds[1]), Typing(start, seeds[2]));

        var first = start.Apply(anns).Change!;
        var second = first.Map.Apply(bens, new TextRebase(first.Operations)).Change!;

        Assert.Equal(TextOf(second.Map), AsAnnSeesIt(start, anns, second.Operations));
        Assert.Equal(TextOf(second.Map), AsBenSeesIt(start, bens, first.Operations));
        Assert.Equal(TextOf(first.Map), TextOf(second.Map.Apply(second.Inverse).Change!.Map));
    });

    [Fact]
    public void Edits_from_an_old_version_find_their_place_after_many_others() => Law.HoldsFor(AnySeeds, seeds =>
    {
        var start = WithText(Texts("", 1, seeds[0])[0]);
        var (map, stored) = (start, new List<MapOperation>());
        for (var i = 0; i < 4; i++)
        {
            var change = map.Apply(Typing(map, seeds[1] ^ i)).Change!;
            stored.AddRange(change.Operations);
            map = change.Map;
        }

        var late = Typing(start, seeds[2]);
        var applied = map.Apply(late, new TextRebase(stored)).Change!;

        Assert.Equal(TextOf(applied.Map), AsBenSeesIt(start, late, stored));
    });

    [Fact]
    public void Nothing_stored_since_leaves_an_edit_as_it_is() => Law.HoldsFor(AnySeeds, seeds =>
    {
        var start = WithText(Texts("", 1, seeds[0])[0]);
        var typed = Typing(start, seeds[1]);
        Assert.Equal(OperationJson.WriteList(start.Apply(typed).Change!.Operations), OperationJson.WriteList(start.Apply(typed, new TextRebase([])).Change!.Operations));
    });

    [Fact]
    public void An_edit_of_an_element_that_was_inserted_later_is_made_on_its_text_as_inserted()
    {
        var map = JourneyMap.Empty(History.MapId).Apply(StartMap.Operations).Change!.Map;
        var id = StartMap.Id(500);
        var inserted = map.Apply([new InsertOperation(Stage.Kind, id, [PropertyValue.Of(Stage.Title, "Before the move")])]).Change!;
        var edited = inserted.Map.Apply([Edit(id, "title", "Before the move", "Long before the move")]).Change!;

        var rebase = new TextRebase([.. inserted.Operations, .. edited.Operations]);
        var late = edited.Map.Apply([Edit(id, "title", "Before the move", "Before the move!")], rebase).Change!;

        Assert.Equal("Long before the move!", late.Map.Find(id)!.Caption);
    }

    [Fact]
    public void A_set_in_the_same_submission_is_the_ground_of_the_edits_after_it()
    {
        var start = WithText("old");
        var others = start.Apply([Edit(CardId, "text", "old", "very old")]).Change!;
        var late = others.Map.Apply(
            [SetOperation.Of(CardId, Card.Text, "new"), Edit(CardId, "text", "new", "new!")], new TextRebase(others.Operations)).Change!;
        Assert.Equal("new!", TextOf(late.Map));
    }

    [Fact]
    public void Another_text_of_the_same_element_is_not_touched()
    {
        var start = JourneyMap.Empty(History.MapId).Apply(StartMap.Operations).Change!.Map;
        var others = start.Apply([Edit(start.Id, "goal", "", "Fewer calls")]).Change!;
        var late = others.Map.Apply([Edit(start.Id, "scenario", "", "Moving")], new TextRebase(others.Operations)).Change!;
        Assert.Equal(("Fewer calls", "Moving"), (late.Map.Head.Get(MapHead.Goal), late.Map.Head.Get(MapHead.Scenario)));
    }

    private static JourneyMap WithText(string text) =>
        JourneyMap.Empty(History.MapId).Apply([.. StartMap.Operations, SetOperation.Of(CardId, Card.Text, text)]).Change!.Map;

    /// <summary>One to three edits of one submission, each made on the text that the one before left; sometimes as one batch.</summary>
    private static List<MapOperation> Typing(JourneyMap map, int seed)
    {
        var operations = new List<MapOperation>();
        var text = TextOf(map);
        foreach (var next in Texts(text, 1 + (seed % 3), seed))
        {
            operations.Add(Edit(CardId, "text", text, next));
            text = next;
        }

        return seed % 5 == 0 ? [new BatchOperation([.. operations])] : operations;
    }

    private static List<string> Texts(string from, int count, int seed)
    {
        var values = new AnyValue(JourneyMap.Empty(History.MapId), new Random(seed));
        var texts = new List<string>();
        while (texts.Count < count) texts.Add(from = values.NextText(values.NextText(from)));
        return texts;
    }

    /// <summary>Ann's edits came first: she applies what came after them as it is.</summary>
    private static string AsAnnSeesIt(JourneyMap start, List<MapOperation> mine, IEnumerable<MapOperation> theirs) =>
        After(After(TextOf(start), Deltas(mine)), Deltas(theirs));

    /// <summary>Ben's edits came second: he puts what came first under his own, as his page does while they are unanswered.</summary>
    private static string AsBenSeesIt(JourneyMap start, List<MapOperation> mine, IEnumerable<MapOperation> theirs)
    {
        var text = After(TextOf(start), Deltas(mine));
        var unanswered = Deltas(mine).ToList();
        foreach (var delta in Deltas(theirs))
        {
            var incoming = delta;
            for (var i = 0; i < unanswered.Count; i++)
            {
                (incoming, unanswered[i]) = (
                    TextDelta.Transform(incoming, unanswered[i], deltaFirst: false), TextDelta.Transform(unanswered[i], incoming, deltaFirst: true));
            }

            text = After(text, [incoming]);
        }

        return text;
    }

    private static IEnumerable<TextDelta> Deltas(IEnumerable<MapOperation> operations) => Submission.Flat(operations).Cast<EditTextOperation>().Select(edit => edit.Delta);

    private static string After(string text, IEnumerable<TextDelta> deltas) => deltas.Aggregate(text, (now, delta) =>
        delta.TryApply(now, Limits.Text, out var result, out _, out var fault) ? result : throw new Xunit.Sdk.XunitException($"{delta} on '{now}': {fault}"));

    private static EditTextOperation Edit(Guid id, string property, string from, string to) => new(id, property, TextDelta.Between(from, to));

    private static string TextOf(JourneyMap map) => map.Find(CardId)!.Get(Card.Text);
}
