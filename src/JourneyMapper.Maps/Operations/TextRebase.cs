using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Brings the text deltas of one submission, made on an older version, to the current one: each is transformed over what was stored
/// since. Deltas on one text within the submission follow each other, so what was stored is carried over them in turn.
/// </summary>
public sealed class TextRebase
{
    private readonly Dictionary<(Guid Id, string Property), List<TextDelta>> since = [];

    /// <param name="stored">The operations of all edits after the submission's base version, as applied, in order.</param>
    public TextRebase(IEnumerable<MapOperation> stored)
    {
        foreach (var operation in Submission.Flat(stored))
        {
            if (operation is EditTextOperation edit) For(edit.Id, edit.Property).Add(edit.Delta);
            // A delta on an element that the sender had not seen yet is made on its text as inserted.
            if (operation is InsertOperation insert) Forget(insert.Id);
        }
    }

    /// <summary>The operation as it applies to the map now.</summary>
    public MapOperation Rebase(MapOperation operation)
    {
        switch (operation)
        {
            case EditTextOperation edit:
                return edit with { Delta = Over(since.GetValueOrDefault((edit.Id, edit.Property)), edit.Delta) };
            case SetOperation set:
                since.Remove((set.Id, set.Property));
                return set;
            case BatchOperation batch:
                return new BatchOperation([.. batch.Operations.Select(Rebase)]);
            default:
                return operation;
        }
    }

    // What is new comes first at equal places: somebody's letters then stay behind their own last one, and two people who begin at the
    // same place do not mix theirs.
    private static TextDelta Over(List<TextDelta>? stored, TextDelta delta)
    {
        for (var i = 0; stored is not null && i < stored.Count; i++)
        {
            var (mine, theirs) = (delta, stored[i]);
            delta = TextDelta.Transform(mine, theirs, deltaFirst: true);
            stored[i] = TextDelta.Transform(theirs, mine, deltaFirst: false);
        }

        return delta;
    }

    private List<TextDelta> For(Guid id, string property)
    {
        if (!since.TryGetValue((id, property), out var deltas)) since[(id, property)] = deltas = [];
        return deltas;
    }

    private void Forget(Guid id)
    {
        foreach (var key in since.Keys.Where(key => key.Id == id).ToList()) since.Remove(key);
    }
}
