using System.Collections.Immutable;
using System.Text;

namespace JourneyMapper.Maps.Text;

/// <summary>Collects parts in any order and gives the canonical delta.</summary>
sealed class TextDeltaBuilder
{
    readonly ImmutableArray<TextPart>.Builder parts = ImmutableArray.CreateBuilder<TextPart>();
    readonly StringBuilder inserted = new();
    int kept;
    int deleted;
    int reach;

    public void Keep(int units)
    {
        if (units == 0)
            return;
        CloseChange();
        kept = Sum(kept, units);
        reach = Sum(reach, units);
    }

    public void Insert(ReadOnlySpan<char> text) => inserted.Append(text);

    public void Delete(int units)
    {
        deleted = Sum(deleted, units);
        reach = Sum(reach, units);
    }

    public TextDelta ToDelta()
    {
        CloseChange();
        return parts.Count == 0 && reach == 0 ? TextDelta.Empty : new TextDelta(parts.ToImmutable(), reach);
    }

    // All inserts and deletes since the last keep happen at one place: the insert goes first, and only now is the keep before them no trailing one.
    void CloseChange()
    {
        if (inserted.Length == 0 && deleted == 0)
            return;
        if (kept > 0)
            parts.Add(TextPart.Keep(kept));
        if (inserted.Length > 0)
            parts.Add(TextPart.Insert(inserted.ToString()));
        if (deleted > 0)
            parts.Add(TextPart.Delete(deleted));
        inserted.Clear();
        kept = 0;
        deleted = 0;
    }

    // Never wraps around: what has grown that far lies past the end of any text and is refused when applied.
    static int Sum(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);
}
