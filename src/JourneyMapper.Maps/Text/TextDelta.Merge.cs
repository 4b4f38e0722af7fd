namespace JourneyMapper.Maps.Text;

public sealed partial record TextDelta
{
    /// <summary>
    /// The form of <paramref name="delta"/> that applies after <paramref name="over"/>; both were made on the same text. Converges:
    /// <c>a</c> then <c>Transform(b, a, false)</c> gives the same text as <c>b</c> then <c>Transform(a, b, true)</c>.
    /// </summary>
    /// <param name="delta">The delta to transform.</param>
    /// <param name="over">The delta that was applied first.</param>
    /// <param name="deltaFirst">Whether the text of <paramref name="delta"/> comes first when both insert at the same place. What is new comes first.</param>
    public static TextDelta Transform(TextDelta delta, TextDelta over, bool deltaFirst)
    {
        ArgumentNullException.ThrowIfNull(delta);
        ArgumentNullException.ThrowIfNull(over);
        var transformed = new TextDeltaBuilder();
        var mine = new DeltaCursor(delta);
        var theirs = new DeltaCursor(over);
        while (!mine.AtEnd)
        {
            if (mine.Inserted is { } insert && (deltaFirst || theirs.Inserted is null))
            {
                transformed.Insert(insert);
                mine.Advance(insert.Length);
            }
            else if (theirs.Inserted is { } inserted)
            {
                transformed.Keep(inserted.Length);
                theirs.Advance(inserted.Length);
            }
            else
            {
                var units = Math.Min(mine.Left, theirs.Left);
                if (!theirs.IsDelete)
                {
                    if (mine.IsDelete)
                        transformed.Delete(units);
                    else
                        transformed.Keep(units);
                }

                mine.Advance(units);
                theirs.Advance(units);
            }
        }

        return transformed.ToDelta();
    }

    /// <summary>The one delta that does what this one and then <paramref name="next"/>, made on the result of this one, do.</summary>
    public TextDelta Compose(TextDelta next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var both = new TextDeltaBuilder();
        var first = new DeltaCursor(this);
        var second = new DeltaCursor(next);
        while (!first.AtEnd || !second.AtEnd)
        {
            if (first.IsDelete)
            {
                both.Delete(first.Left);
                first.Advance(first.Left);
            }
            else if (second.Inserted is { } inserted)
            {
                both.Insert(inserted.AsSpan(inserted.Length - second.Left));
                second.Advance(second.Left);
            }
            else
            {
                var units = Math.Min(first.Left, second.Left);
                if (first.Inserted is { } kept)
                {
                    if (!second.IsDelete)
                        both.Insert(kept.AsSpan(kept.Length - first.Left, units));
                }
                else if (second.IsDelete)
                {
                    both.Delete(units);
                }
                else
                {
                    both.Keep(units);
                }

                first.Advance(units);
                second.Advance(units);
            }
        }

        return both.ToDelta();
    }
}
