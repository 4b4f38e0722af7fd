using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Text;
using Xunit;

namespace JourneyMapper.Maps.Tests.Text;

/// <summary>Texts with letters that repeat and with surrogate pairs, and deltas that fit them.</summary>
static class TextGenerators
{
    static readonly string[] Letters = ["a", "a", "b", "b", "c", " ", "\n", "\t", "é", "😀", "😁", "👩‍👧", "𝒳"];

    public static readonly Gen<string> Texts =
        from letters in Gen.Elements(Letters).ListOf()
        select string.Concat(letters);

    static readonly Gen<string> Inserts =
        from count in Gen.Choose(1, 3)
        from letters in Gen.Elements(Letters).ListOf(count)
        select string.Concat(letters);

    // Per character of the text, and once at the end: insert something before it? then keep or delete it.
    public static Gen<TextDelta> DeltasOn(string text) =>
        from keepWeight in Gen.Choose(1, 6)
        let step = from insert in Gen.Frequency((keepWeight, Gen.Constant("")), (1, Inserts))
                   from delete in Gen.Frequency((keepWeight, Gen.Constant(false)), (1, Gen.Constant(true)))
                   select (insert, delete)
        from steps in step.ListOf(text.Length + 1)
        select Build(text, [.. steps]);

    public static readonly Gen<TwoDeltas> OnTheSameText =
        from text in Texts
        from a in DeltasOn(text)
        from b in DeltasOn(text)
        select new TwoDeltas(text, a, b);

    public static readonly Gen<TwoDeltas> OneAfterTheOther =
        from text in Texts
        from a in DeltasOn(text)
        from b in DeltasOn(a.On(text))
        select new TwoDeltas(text, a, b);

    public static string On(this TextDelta delta, string text)
    {
        Assert.True(delta.TryApply(text, int.MaxValue, out var result, out _, out var fault), $"{delta} on '{text}': {fault}");
        return result;
    }

    public static TextDelta Delta(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(TextDelta.TryRead(document.RootElement, out var delta, out var fault), $"{json}: {fault}");
        return delta;
    }

    /// <summary>Checks a law on thousands of cases. A failure names the seed; give it here as <c>WithReplay</c> to run it again.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(24), Prop.ForAll(cases.ToArbitrary(), law));

    static TextDelta Build(string text, (string Insert, bool Delete)[] steps)
    {
        var delta = new TextDeltaBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var units = i + 1 < text.Length && char.IsHighSurrogate(text[i]) ? 2 : 1;
            delta.Insert(steps[i].Insert);
            if (i == text.Length)
                break;
            if (steps[i].Delete)
                delta.Delete(units);
            else
                delta.Keep(units);
            i += units - 1;
        }

        return delta.ToDelta();
    }
}

sealed record TwoDeltas(string Text, TextDelta A, TextDelta B);
