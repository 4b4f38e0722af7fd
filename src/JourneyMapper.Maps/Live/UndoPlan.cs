using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>
/// What is left to do to take back an author's own edits, after what others did since. An inverse <c>set</c> or <c>move</c> counts only
/// while the field still holds what the author put there; an inverse <c>editText</c> is transformed; an inverse <c>insert</c> is left
/// out when others have changed or filled the element. What is left out is told, and counts as undone.
/// </summary>
internal sealed class UndoPlan(MapAuthor author)
{
    private readonly List<MapOperation> operations = [];
    private readonly List<SkippedUndo> skipped = [];

    public ImmutableArray<MapOperation> Operations => [.. operations];
    public ImmutableArray<SkippedUndo> Skipped => [.. skipped];

    /// <summary>Adds one edit's inverse; call it for the latest edit first.</summary>
    /// <param name="map">The map with the plan's operations so far applied.</param>
    /// <param name="since">All edits after it, in order.</param>
    /// <returns>The map with this edit taken back too.</returns>
    public JourneyMap Add(JourneyMap map, MapEdit edit, IReadOnlyList<MapEdit> since)
    {
        var rebase = new TextRebase(since.SelectMany(later => later.Operations).Concat(operations));
        var done = Submission.Flat(edit.Operations).ToList();
        foreach (var inverse in Submission.Flat(edit.Inverse))
        {
            var target = TargetOf(inverse);
            var blocker = WhyNot(map, inverse, target, TakeOwn(done, inverse, target), since);
            var step = blocker is null ? map.Apply([rebase.Rebase(inverse)]) : default;
            if (step.Change is { } change)
            {
                // As it took effect, so that applying the plan once more needs no transformation.
                operations.AddRange(change.Operations);
                map = change.Map;
            }
            else
            {
                skipped.Add(blocker ?? new SkippedUndo(target.Id, LastOther(since, target.Id), false));
            }
        }

        return map;
    }

    private SkippedUndo? WhyNot(JourneyMap map, MapOperation inverse, Target target, MapOperation? own, IReadOnlyList<MapEdit> since)
    {
        switch (inverse)
        {
            case SetOperation set when map.Find(target.Id) is { } element && own is SetOperation put:
                return Holds(element, element.Kind.Find(set.Property)!, put.Value) ? null : new SkippedUndo(target.Id, LastOther(since, target.Id), false);
            case MoveOperation when map.Find(target.Id) is { } element && own is MoveOperation moved:
                var isThere = MoveOperation.To(element, element.Place, null) == moved with { Before = null } && !MovedByOther(since, target);
                return isThere ? null : new SkippedUndo(target.Id, LastOther(since, target.Id), false);
            case RemoveOperation when map.Find(target.Id) is { } element:
                var taken = Removal.Of(map, element).Select(one => one.Id).ToHashSet();
                var other = since.LastOrDefault(edit => edit.Author.Id != author.Id && Submission.Flat(edit.Operations).Any(operation => Names(operation, taken)));
                return other is null ? null : new SkippedUndo(target.Id, other.Author.Name, true);
            default:
                return null;
        }
    }

    private string? LastOther(IReadOnlyList<MapEdit> since, Guid id) => since
        .LastOrDefault(edit => edit.Author.Id != author.Id && Submission.Flat(edit.Operations).Any(operation => TargetOf(operation).Id == id))?.Author.Name;

    private static bool Names(MapOperation operation, HashSet<Guid> ids) => ids.Contains(TargetOf(operation).Id)
        || (operation is InsertOperation insert && insert.Properties.Any(value => value.Value is string text && Guid.TryParse(text, out var id) && ids.Contains(id)))
        || (operation is MoveOperation move && new[] { move.LaneId, move.StepId, move.StageId, move.CardId }.Any(id => id is { } there && ids.Contains(there)));

    /// <summary>The latest operation of the edit that this inverse takes back, taken off the list: one edit may set a field twice.</summary>
    private static MapOperation? TakeOwn(List<MapOperation> done, MapOperation inverse, Target target)
    {
        var index = done.FindLastIndex(operation => operation.GetType() == inverse.GetType() && TargetOf(operation) == target);
        if (index < 0) return null;
        var own = done[index];
        done.RemoveAt(index);
        return own;
    }

    private bool MovedByOther(IReadOnlyList<MapEdit> since, Target target) => since.Any(edit => edit.Author.Id != author.Id
        && Submission.Flat(edit.Operations).Any(operation => operation is MoveOperation && TargetOf(operation) == target));

    /// <summary>Read from the log, a number is a decimal whatever the property makes of it.</summary>
    private static bool Holds(Element element, Property property, object? wire)
    {
        object? value = null;
        if (wire is not null) property.Accept(wire, out value);
        return Equals(element.Get(property), value ?? property.DefaultValue);
    }

    private static Target TargetOf(MapOperation operation) => operation switch
    {
        InsertOperation insert => new(insert.Id, null),
        SetOperation set => new(set.Id, set.Property),
        MoveOperation move => new(move.Id, null),
        EditTextOperation edit => new(edit.Id, edit.Property),
        RemoveOperation remove => new(remove.Id, null),
        RestoreOperation restore => new(restore.Id, null),
        _ => default,
    };

    private readonly record struct Target(Guid Id, string? Property);
}
