using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyMapper.Maps.Text;

/// <summary>
/// A change to one text: keep n, insert, delete n, in UTF-16 units; what is not mentioned at the end is kept. Always in canonical
/// form: adjacent parts merged, insert before delete at one place, no trailing keep. Equal when the parts are equal.
/// </summary>
public sealed partial record TextDelta
{
    /// <summary>The most parts that are read from outside: more than any change of a 10,000 unit text can need.</summary>
    public const int MaxParts = 20_000;

    /// <summary>The furthest place a delta may name: no string of .NET is longer, so nothing beyond it can ever apply.</summary>
    public const int MaxReach = 1 << 30;

    internal TextDelta(ImmutableArray<TextPart> parts, int reach)
    {
        Parts = parts;
        Reach = reach;
    }

    /// <summary>The delta that changes nothing.</summary>
    public static TextDelta Empty { get; } = new([], 0);

    /// <summary>The steps in order.</summary>
    public ImmutableArray<TextPart> Parts { get; }

    /// <summary>
    /// How much of the text it was made on it reads, with the trailing keep that <see cref="Parts"/> drops: a sender who claims more
    /// text than there is must be found out even if he changes nothing there. No part of equality.
    /// </summary>
    internal int Reach { get; }

    /// <summary>True when applying it changes nothing.</summary>
    public bool IsEmpty => Parts.IsEmpty;

    /// <summary>The smallest single splice that makes one text the other; never splits a surrogate pair.</summary>
    public static TextDelta Between(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var shorter = Math.Min(from.Length, to.Length);
        var prefix = from.AsSpan().CommonPrefixLength(to);
        if (WireText.IsInsidePair(from, prefix) || WireText.IsInsidePair(to, prefix))
            prefix--;
        var suffix = 0;
        while (suffix < shorter - prefix && from[^(suffix + 1)] == to[^(suffix + 1)])
            suffix++;
        if (WireText.IsInsidePair(from, from.Length - suffix) || WireText.IsInsidePair(to, to.Length - suffix))
            suffix--;

        var delta = new TextDeltaBuilder();
        delta.Keep(prefix);
        delta.Insert(to.AsSpan(prefix, to.Length - suffix - prefix));
        delta.Delete(from.Length - suffix - prefix);
        return delta.ToDelta();
    }

    /// <summary>Applies the delta.</summary>
    /// <param name="text">The text it was made on.</param>
    /// <param name="limit">The most UTF-16 units the result may have.</param>
    /// <param name="result">The new text; the old one when refused.</param>
    /// <param name="inverse">The delta that leads back from the result; empty when refused.</param>
    /// <param name="fault"><see cref="DeltaFault.InvalidDelta"/> past the end or inside a surrogate pair, <see cref="DeltaFault.Limit"/> when too long.</param>
    public bool TryApply(string text, int limit, out string result, out TextDelta inverse, out DeltaFault fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        result = text;
        inverse = Empty;
        fault = FaultOn(text, limit);
        if (fault != DeltaFault.None)
            return false;
        if (IsEmpty)
            return true;

        var changed = new System.Text.StringBuilder(text.Length);
        var back = new TextDeltaBuilder();
        var at = 0;
        foreach (var part in Parts)
        {
            if (part.Inserted is { } inserted)
            {
                changed.Append(inserted);
                back.Delete(inserted.Length);
                continue;
            }

            var read = text.AsSpan(at, Math.Abs(part.Count));
            if (part.Count > 0)
            {
                changed.Append(read);
                back.Keep(read.Length);
            }
            else
            {
                back.Insert(read);
            }

            at += read.Length;
        }

        result = changed.Append(text.AsSpan(at)).ToString();
        inverse = back.ToDelta();
        return true;
    }

    /// <summary>Where a place in the old text lies in the new one. A place inside deleted text moves to where that text stood.</summary>
    /// <param name="index">A place in the old text, 0 or more.</param>
    /// <param name="staysBefore">Whether it stays before what is inserted exactly there, or moves behind it.</param>
    public int MapPosition(int index, bool staysBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var read = 0;
        var mapped = (long)index;
        foreach (var part in Parts)
        {
            if (read > index || (read == index && staysBefore))
                break;
            if (part.Inserted is { } inserted)
            {
                mapped += inserted.Length;
                continue;
            }

            if (part.Count < 0)
                mapped -= Math.Min(-part.Count, index - read);
            read += Math.Abs(part.Count);
        }

        return (int)Math.Clamp(mapped, 0, int.MaxValue);
    }

    /// <summary>Equal when the parts are equal.</summary>
    public bool Equals(TextDelta? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Parts)
            hash.Add(part);
        return hash.ToHashCode();
    }

    DeltaFault FaultOn(string text, int limit)
    {
        if (Reach > text.Length)
            return DeltaFault.InvalidDelta;
        var at = 0;
        var length = (long)text.Length;
        foreach (var part in Parts)
        {
            at += Math.Abs(part.Count);
            length += part.Inserted?.Length ?? Math.Min(part.Count, 0);
            if (WireText.IsInsidePair(text, at))
                return DeltaFault.InvalidDelta;
        }

        return length > limit ? DeltaFault.Limit : DeltaFault.None;
    }
}
