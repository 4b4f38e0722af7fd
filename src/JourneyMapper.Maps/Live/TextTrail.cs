using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Live;

/// <summary>
/// What happened to one text since an edit of it, without what its own author has taken back again. Letters that were deleted and
/// brought back are still the letters that the edit wrote: transformed over both, an undo would miss them.
/// </summary>
/// <param name="text">The text where the trail begins.</param>
internal sealed class TextTrail(string text)
{
    /// <summary>The latest changes that may still turn out to be taken back; what lies further back stays as it is.</summary>
    private const int Remembered = 200;

    private readonly List<Step> steps = [];

    /// <summary>The changes that an edit made to one text, in order, each with what takes it back.</summary>
    /// <param name="inverse">The inverse of the operations, in the order in which to apply it.</param>
    public static IEnumerable<TextChange> Of(Guid author, IEnumerable<MapOperation> operations, IEnumerable<MapOperation> inverse, Guid id, string property) =>
        Deltas(operations, id, property).Zip(Deltas(inverse, id, property).Reverse(), (delta, back) => new TextChange(author, delta, back));

    public void Add(TextChange change)
    {
        if (change.Delta.IsEmpty) return;
        var oldest = Oldest;
        if (steps.FindLastIndex(step => step.IsTakenBackBy(change)) is var index && index >= oldest)
        {
            Cancel(index);
            return;
        }

        for (var i = oldest; i < steps.Count; i++) steps[i] = steps[i] with { Back = Over(steps[i].Back, change.Delta) };
        steps.Add(new Step(change, change.Inverse));
    }

    /// <summary>A delta made where the trail begins, as it applies at its end.</summary>
    public TextDelta Carry(TextDelta delta) => Carry(delta, 0);

    private int Oldest => Math.Max(0, steps.Count - Remembered);

    private static IEnumerable<TextDelta> Deltas(IEnumerable<MapOperation> operations, Guid id, string property) =>
        Submission.Flat(operations).OfType<EditTextOperation>().Where(edit => edit.Id == id && edit.Property == property).Select(edit => edit.Delta);

    /// <summary>Takes a change out, and its effect out of those after it.</summary>
    private void Cancel(int index)
    {
        var back = steps[index].Change.Inverse;
        var later = steps.GetRange(index + 1, steps.Count - index - 1).ConvertAll(step => step.Change);
        steps.RemoveRange(index, steps.Count - index);
        var now = steps.Aggregate(text, (before, step) => Apply(before, step.Change.Delta).Text);
        foreach (var change in later)
        {
            var without = TextDelta.Transform(change.Delta, back, deltaFirst: true);
            back = Over(back, change.Delta);
            // What it did only to what is no more, it has not done.
            if (without.IsEmpty) continue;
            (now, var inverse) = Apply(now, without);
            steps.Add(new Step(change with { Delta = without, Inverse = inverse }, inverse));
        }

        for (var i = Oldest; i < steps.Count; i++) steps[i] = steps[i] with { Back = Carry(steps[i].Change.Inverse, i + 1) };
    }

    private static (string Text, TextDelta Inverse) Apply(string text, TextDelta delta) =>
        delta.TryApply(text, int.MaxValue, out var result, out var inverse, out _) ? (result, inverse) : (text, TextDelta.Empty);

    private TextDelta Carry(TextDelta delta, int from)
    {
        for (var i = from; i < steps.Count; i++) delta = Over(delta, steps[i].Change.Delta);
        return delta;
    }

    private static TextDelta Over(TextDelta delta, TextDelta stored) => TextDelta.Transform(delta, stored, deltaFirst: false);

    /// <param name="Back">What takes the change back, as it applies at the end of the trail.</param>
    private readonly record struct Step(TextChange Change, TextDelta Back)
    {
        /// <summary>Whole: where something of it had been deleted meanwhile, deleting the rest is no undo but one more change.</summary>
        public bool IsTakenBackBy(TextChange change)
        {
            if (!Back.Equals(change.Delta)) return false;
            if (change.TakesBack is { } known) return ReferenceEquals(known, Change.Key);
            return !Change.IsTakenBack && !change.IsTakenBack && Change.Author == change.Author && Deleted(Back) == Deleted(Change.Inverse);
        }

        private static int Deleted(TextDelta delta) => delta.Parts.Sum(part => part.Inserted is null && part.Count < 0 ? part.Count : 0);
    }
}

/// <summary>One change of a text, and what takes it back right after it.</summary>
internal sealed record TextChange(Guid Author, TextDelta Delta, TextDelta Inverse)
{
    /// <summary>The inverse as the log has it: what the change is known by.</summary>
    public TextDelta Key { get; } = Inverse;

    /// <summary>The key of the change that this one is known to take back; null = it shows by itself.</summary>
    public TextDelta? TakesBack { get; init; }

    /// <summary>A later one is known to take it back.</summary>
    public bool IsTakenBack { get; init; }
}
