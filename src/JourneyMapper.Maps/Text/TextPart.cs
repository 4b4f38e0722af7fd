namespace JourneyMapper.Maps.Text;

/// <summary>One step of a delta: keep, insert or delete. Made only through <see cref="TextDelta"/>.</summary>
public readonly record struct TextPart
{
    TextPart(int count, string? inserted)
    {
        Count = count;
        Inserted = inserted;
    }

    /// <summary>As on the wire: positive keeps, negative deletes so many UTF-16 units; 0 for an insert.</summary>
    public int Count { get; }

    /// <summary>The text to insert; null for keep and delete.</summary>
    public string? Inserted { get; }

    internal static TextPart Keep(int units) => new(units, null);

    internal static TextPart Insert(string text) => new(0, text);

    internal static TextPart Delete(int units) => new(-units, null);
}
