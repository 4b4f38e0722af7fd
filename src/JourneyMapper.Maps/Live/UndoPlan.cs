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
    private readonly List<(MapOperation Inverse, MapChange Change)> steps = [];
    private readonly List<SkippedUndo> skipped = [];

    /// <summary>As they take effect, so that applying them once more needs no transformation.</summary>
    public ImmutableArray<MapOperation> Operations => [.. steps.SelectMany(step => step.Change.Operations)];
    public ImmutableArray<SkippedUndo> Skipped => [.. skipped];

    /// <summary>Adds one edit's inverse; call it for the latest edit first.</summary>
    /// <param name="map">The map with the plan's operations so far applied.</param>
    /// <param name="since">All edits after it, in order.</param>
    /// <returns>The map with this edit taken back too.</returns>
    public JourneyMap Add(JourneyMap map, MapEdit edit, IReadOnlyList<MapEdit> since)
    {
        var done = Submission.Flat(edit.Operations).ToList();
        var wasSkipped = false;
        foreach (var inverse in Submission.Flat(edit.Inverse))
        {
            var target = TargetOf(inverse);
            var own = TakeOwn(done, inverse, target);
            // What only goes with a removal (the span as it was before a step came) is left out with it.
            if (wasSkipped && own is null && inverse is SetOperation) continue;
            var blocker = WhyNot(map, inverse, target, own, since);
            var step = blocker is null ? map.Apply([inverse is EditTextOperation text ? Carry(map, text, edit, since) : inverse]) : default;
            wasSkipped = step.Change is null;
            if (step.Change is { } change)
            {
                steps.Add((inverse, change));
                map = change.Map;
            }
            else
            {
                skipped.Add(blocker ?? new SkippedUndo(target.Id, LastOther(map, since, target.Id), false) { IsLocked = step.Refusal?.Code == RefusalCode.Locked });
            }
        }

        return map;
    }

    /// <summary>The inverse of one text change, over all that came after it: in its own edit, since, and in this plan.</summary>
    private EditTextOperation Carry(JourneyMap map, EditTextOperation inverse, MapEdit edit, IReadOnlyList<MapEdit> since)
    {
        var (id, name) = (inverse.Id, inverse.Property);
        // What stands no more is refused when it is applied.
        if (map.Find(id) is not { } element || element.Kind.Find(name) is not TextProperty property) return inverse;
        var changes = Of(edit.Author.Id, edit.Operations, edit.Inverse).SkipWhile(change => !ReferenceEquals(change.Inverse, inverse.Delta)).Skip(1)
            .Concat(since.SelectMany(later => Of(later.Author.Id, later.Operations, later.Inverse)))
            .Select(change => change with { IsTakenBack = steps.Exists(step => step.Inverse is EditTextOperation back && ReferenceEquals(back.Delta, change.Key)) })
            .Concat(steps.SelectMany(step => Of(author.Id, step.Change.Operations, step.Change.Inverse)
                .Select(change => change with { TakesBack = (step.Inverse as EditTextOperation)?.Delta }))).ToList();
        var start = Enumerable.Reverse(changes).Aggregate(
            element.Get(property), (text, change) => change.Inverse.TryApply(text, int.MaxValue, out var before, out _, out _) ? before : text);
        var trail = new TextTrail(start);
        changes.ForEach(trail.Add);
        return inverse with { Delta = trail.Carry(inverse.Delta) };

        IEnumerable<TextChange> Of(Guid by, IEnumerable<MapOperation> operations, IEnumerable<MapOperation> back) => TextTrail.Of(by, operations, back, id, name);
    }

    private SkippedUndo? WhyNot(JourneyMap map, MapOperation inverse, Target target, MapOperation? own, IReadOnlyList<MapEdit> since)
    {
        if (inverse is RemoveOperation && map.Find(target.Id) is { } root) return WhyNotRemove(map, root, since);
        if (inverse is not (SetOperation or MoveOperation) || map.Find(target.Id) is not { } element) return null;
        var stillHolds = (inverse, own) switch
        {
            (SetOperation set, SetOperation put) when element.Kind.Find(set.Property) is { } property =>
                Holds(element, property, put.Value),
            (MoveOperation, MoveOperation moved) =>
                MoveOperation.To(element, element.Place, null) == moved with { Before = null } && !TouchedByOther(since, target),
            // What the author did not name but caused, such as a span that an inserted step must leave as it was.
            _ => !TouchedByOther(since, target),
        };
        return stillHolds ? null : new SkippedUndo(target.Id, LastOther(map, since, target.Id), false);
    }

    /// <summary>Others have changed the element or what stands in it, or have given its actor to something.</summary>
    private SkippedUndo? WhyNotRemove(JourneyMap map, Element root, IReadOnlyList<MapEdit> since)
    {
        var elements = Removal.Of(map, root);
        var taken = elements.Select(one => one.Id).ToHashSet();
        var unset = Removal.SideEffects(map, elements).Where(effect => effect.Property != Card.Span.Name).Select(effect => effect.Id).ToHashSet();
        var other = since.LastOrDefault(edit => edit.Author.Id != author.Id && Submission.Flat(edit.Operations).Any(operation =>
            taken.Contains(TargetOf(operation).Id) || (unset.Contains(TargetOf(operation).Id) && Gives(operation, root.Id))));
        return other is null ? null : new SkippedUndo(root.Id, other.Author.Name, true);
    }

    /// <summary>The other person who last did something to the element, or removed it together with what it stood in.</summary>
    private string? LastOther(JourneyMap map, IReadOnlyList<MapEdit> since, Guid id)
    {
        var root = map.State.Removed.GetValueOrDefault(id)?.Root ?? id;
        return since.LastOrDefault(edit => edit.Author.Id != author.Id
            && Submission.Flat(edit.Operations).Any(operation => TargetOf(operation).Id is var named && (named == id || named == root)))?.Author.Name;
    }

    private static bool Gives(MapOperation operation, Guid id) => operation switch
    {
        SetOperation set => IsId(set.Value, id),
        InsertOperation insert => insert.Properties.Any(value => IsId(value.Value, id)),
        _ => false,
    };

    private static bool IsId(object? wire, Guid id) => WireElement.TryReadId(wire, out var given) && given == id;

    /// <summary>The latest operation of the edit that this inverse takes back, taken off the list: one edit may set a field twice.</summary>
    private static MapOperation? TakeOwn(List<MapOperation> done, MapOperation inverse, Target target)
    {
        var index = done.FindLastIndex(operation => operation.GetType() == inverse.GetType() && TargetOf(operation) == target);
        if (index < 0) return null;
        var own = done[index];
        done.RemoveAt(index);
        return own;
    }

    private bool TouchedByOther(IReadOnlyList<MapEdit> since, Target target) => since.Any(edit => edit.Author.Id != author.Id
        && Submission.Flat(edit.Operations).Any(operation => operation is MoveOperation or SetOperation && TargetOf(operation) == target));

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
