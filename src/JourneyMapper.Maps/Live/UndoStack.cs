using System.Collections.Immutable;

namespace JourneyMapper.Maps.Live;

/// <summary>
/// What one person can undo and redo in one window: versions of their own edits, grouped into steps (letters typed in one go are one).
/// </summary>
public sealed class UndoStack
{
    /// <summary>Steps that are remembered.</summary>
    public const int Capacity = 200;

    private readonly LinkedList<Step> done = new();
    private readonly Stack<ImmutableArray<long>> undone = new();

    public bool CanUndo => done.Count > 0;
    public bool CanRedo => undone.Count > 0;

    /// <summary>Notes an edit. Edits in a row with the same group belong to one step; null = a step of its own.</summary>
    /// <remarks>A submission that was sent twice is answered twice with one version: it counts once.</remarks>
    public void Push(long version, object? group = null)
    {
        if (done.Any(step => step.Versions.Contains(version))) return;
        undone.Clear();
        if (group is not null && done.Last is { Value: var last } && Equals(last.Group, group))
        {
            done.Last!.Value = last with { Versions = last.Versions.Insert(0, version) };
            return;
        }

        Add(new Step([version], group));
    }

    /// <summary>Ends the present group: the next edit begins a step of its own.</summary>
    public void Seal()
    {
        if (done.Last is { } last) last.Value = last.Value with { Group = null };
    }

    /// <summary>The versions to take back, latest first; empty when there is nothing.</summary>
    public ImmutableArray<long> TakeUndo()
    {
        if (done.Last is not { Value: var step }) return [];
        done.RemoveLast();
        return step.Versions;
    }

    /// <summary>The same for the step that this version belongs to, wherever it stands; empty when it was undone or is forgotten.</summary>
    public ImmutableArray<long> TakeUndo(long version)
    {
        for (var node = done.Last; node is not null; node = node.Previous)
        {
            if (!node.Value.Versions.Contains(version)) continue;
            done.Remove(node);
            return node.Value.Versions;
        }

        return [];
    }

    /// <summary>The version that a redo takes back: the undo's own edit; empty when there is nothing.</summary>
    public ImmutableArray<long> TakeRedo() => undone.TryPop(out var versions) ? versions : [];

    /// <summary>The undo could not be stored: the step is still to be undone.</summary>
    public void ReturnUndo(ImmutableArray<long> versions) => Add(new Step(versions, null));

    /// <summary>The redo could not be stored: it can be tried again.</summary>
    public void ReturnRedo(ImmutableArray<long> versions) => undone.Push(versions);

    /// <summary>An undo was stored as this version: it can be redone.</summary>
    public void Undone(long version) => undone.Push([version]);

    /// <summary>A redo was stored as this version: it can be undone again.</summary>
    public void Redone(long version) => Add(new Step([version], null));

    private void Add(Step step)
    {
        done.AddLast(step);
        if (done.Count > Capacity) done.RemoveFirst();
    }

    private sealed record Step(ImmutableArray<long> Versions, object? Group);
}
