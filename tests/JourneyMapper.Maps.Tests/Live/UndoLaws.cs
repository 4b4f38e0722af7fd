using System.Text.RegularExpressions;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>Undo over generated histories of one or two people.</summary>
public sealed partial class UndoLaws
{
    [Fact]
    public void One_persons_edits_undone_one_by_one_and_redone_change_nothing() => Law.HoldsFor(Law.AnyPlan, plan =>
    {
        var history = new UndoHistory();
        var start = MapText.Of(history.Map);
        foreach (var seed in plan.Seeds) history.TryDo(Rig.Ann, Any(history.Map, new Random(seed)));
        var end = MapText.Of(history.Map);

        var undone = new Stack<long>();
        for (var version = history.Map.Version; version > 1; version--)
            if (history.Undo(Rig.Ann, version) is { } undo) undone.Push(undo);
        Assert.Equal(start, MapText.Of(history.Map));

        while (undone.TryPop(out var undo)) history.Undo(Rig.Ann, undo);
        Assert.Equal(end, MapText.Of(history.Map));
    });

    [Fact]
    public void Two_people_in_each_others_way_undo_and_redo_without_ever_failing() => Law.HoldsFor(Law.AnyPlan, plan =>
    {
        var history = new UndoHistory();
        foreach (var seed in plan.Seeds) history.TryDo(seed % 2 == 0 ? Rig.Ann : Rig.Ben, Any(history.Map, new Random(seed)));
        var authored = history.Edits.Skip(1).ToList();

        var undone = new List<(MapAuthor Author, long Version)>();
        foreach (var author in new[] { Rig.Ann, Rig.Ben })
        {
            foreach (var edit in authored.Where(edit => edit.Author == author).Reverse())
                if (history.Undo(author, edit.Version) is { } undo) undone.Add((author, undo));
        }

        foreach (var (author, version) in Enumerable.Reverse(undone)) history.Undo(author, version);
    });

    [Fact]
    public void Undoing_all_of_ones_own_leaves_exactly_the_others_work() => Law.HoldsFor(Law.AnyPlan, plan =>
    {
        var (both, alone) = (new UndoHistory(), new UndoHistory());
        var own = new Dictionary<MapAuthor, HashSet<Guid>>
        {
            [Rig.Ann] = [.. new[] { 12, 14, 16, 18 }.Select(StartMap.Id)],
            [Rig.Ben] = [.. new[] { 13, 15, 17, 19, 20, 21 }.Select(StartMap.Id)],
        };
        var mine = new Stack<long>();
        var others = 0;
        foreach (var seed in plan.Seeds)
        {
            var (author, random) = (seed % 2 == 0 ? Rig.Ann : Rig.Ben, new Random(seed));
            // Each stays with their own lanes and cards; the steps are common ground that nobody touches.
            var operation = Enumerable.Range(0, 60).Select(_ => new AnyOperation(both.Map, random).Next()).FirstOrDefault(one => Stays(one, own[author]));
            if (operation is null || both.TryDo(author, [operation]) is not { } version) continue;
            if (operation is InsertOperation insert) own[author].Add(insert.Id);
            if (author == Rig.Ann) mine.Push(version);
            else Assert.NotNull(alone.TryDo(author, [operation]));
            others += author == Rig.Ben ? 1 : 0;
        }

        var full = MapText.Of(both.Map);
        var undone = new Stack<long>();
        while (mine.TryPop(out var version))
        {
            if (both.Undo(Rig.Ann, version) is { } undo) undone.Push(undo);
            Assert.Empty(both.Skipped);
        }

        Assert.Equal(MapText.Of(alone.Map), MapText.Of(both.Map));
        while (undone.TryPop(out var undo)) both.Undo(Rig.Ann, undo);
        Assert.Equal(full, MapText.Of(both.Map));
    });

    [Fact]
    public void Letters_of_two_people_in_one_text_come_apart_again() => Law.HoldsFor(Law.AnyPlan, plan =>
    {
        var (history, mine) = Typed(plan, withCorrections: false);
        var full = Text(history);
        if (mine.Count == 0) return;
        var undo = history.Undo(Rig.Ann, mine)!.Value;
        Assert.Equal(full.Replace("a", "", StringComparison.Ordinal), Text(history));
        history.Undo(Rig.Ann, undo);
        Assert.Equal(full.Count(letter => letter == 'a'), Text(history).Count(letter => letter == 'a'));
    });

    [Fact]
    public void Undoing_typing_with_corrections_takes_no_letter_of_anybody_else() => Law.HoldsFor(Law.AnyPlan, plan =>
    {
        var (history, mine) = Typed(plan, withCorrections: true);
        var others = Text(history).Replace("a", "", StringComparison.Ordinal);
        var redo = new Stack<long>();
        foreach (var version in mine)
            if (history.Undo(Rig.Ann, version) is { } undo) redo.Push(undo);
        Assert.Equal(others, Text(history).Replace("a", "", StringComparison.Ordinal));
        while (redo.TryPop(out var undo)) history.Undo(Rig.Ann, undo);
        Assert.Equal(others, Text(history).Replace("a", "", StringComparison.Ordinal));
    });

    /// <summary>Ann has typed the a's, here and there, and Ben the b's; each has deleted none but their own.</summary>
    private static (UndoHistory History, List<long> Mine) Typed(Plan plan, bool withCorrections)
    {
        var (history, mine) = (new UndoHistory(), new List<long>());
        foreach (var seed in plan.Seeds)
        {
            var (text, letter, random) = (Text(history), seed % 2 == 0 ? 'a' : 'b', new Random(seed));
            var next = !withCorrections || random.Next(4) > 0 || !text.Contains(letter, StringComparison.Ordinal)
                ? text.Insert(random.Next(text.Length + 1), new string(letter, random.Next(1, 4)))
                : text.Remove(text.IndexOf(letter, StringComparison.Ordinal), 1);
            var version = history.Do(letter == 'a' ? Rig.Ann : Rig.Ben, new EditTextOperation(Rig.Note, "text", TextDelta.Between(text, next)));
            if (letter == 'a') mine.Insert(0, version);
        }

        return (history, mine);
    }

    private static string Text(UndoHistory history) => history.Map.Find(Rig.Note)!.Caption;

    private static MapOperation[] Any(JourneyMap map, Random random)
    {
        var operations = new List<MapOperation>();
        do
        {
            var operation = new AnyOperation(map, random).Next();
            operations.Add(operation);
            if (map.Apply([operation]).Change is not { } change) break;
            map = change.Map;
        }
        while (random.Next(4) == 0);
        return random.Next(5) == 0 ? [new BatchOperation([.. operations])] : [.. operations];
    }

    private static bool Stays(MapOperation operation, HashSet<Guid> own)
    {
        var kindStays = operation is not InsertOperation insert || insert.Kind == Card.Kind || insert.Kind == Evidence.Kind || insert.Kind == Line.Kind;
        var named = AnyId().Matches(OperationJson.WriteList([operation])).Select(match => Guid.Parse(match.Value)).ToHashSet();
        var target = operation switch
        {
            InsertOperation added => added.Id,
            SetOperation set => set.Id,
            MoveOperation move => move.Id,
            EditTextOperation edit => edit.Id,
            RemoveOperation remove => remove.Id,
            RestoreOperation restore => restore.Id,
            _ => Guid.Empty,
        };
        if (operation is InsertOperation) named.Remove(target);
        else if (!own.Contains(target)) return false;
        // Links of both stand in one order, and removing a lane would take whole rows.
        var isLane = new[] { 12, 13, 14, 15 }.Select(StartMap.Id).Contains(target);
        return kindStays && !isLane && named.All(id => own.Contains(id) || (id != target && new[] { 5, 6, 7, 8, 9 }.Select(StartMap.Id).Contains(id)));
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex AnyId();
}
