using FsCheck.Fluent;
using JourneyMapper.Maps.Text;
using Xunit;
using static JourneyMapper.Maps.Tests.Text.TextGenerators;

namespace JourneyMapper.Maps.Tests.Text;

public sealed class TextDeltaLaws
{
    [Fact]
    public void The_inverse_brings_back_the_text_and_its_inverse_is_the_delta_again() => Holds(OnTheSameText, pair =>
    {
        Assert.True(pair.A.TryApply(pair.Text, int.MaxValue, out var result, out var inverse, out _));
        Assert.True(inverse.TryApply(result, int.MaxValue, out var again, out var forth, out _));
        Assert.Equal(pair.Text, again);
        Assert.Equal(result, forth.On(again));
        Assert.Equal(pair.A, forth);
    });

    [Fact]
    public void Two_people_s_deltas_converge_whoever_comes_first() => Holds(OnTheSameText, pair =>
    {
        var oneWay = TextDelta.Transform(pair.B, pair.A, deltaFirst: false).On(pair.A.On(pair.Text));
        var otherWay = TextDelta.Transform(pair.A, pair.B, deltaFirst: true).On(pair.B.On(pair.Text));
        Assert.Equal(oneWay, otherWay);
        Assert.True(WireText.IsValid(oneWay));
    });

    [Fact]
    public void No_inserted_letter_is_lost_and_no_deleted_one_returns() => Holds(OnTheSameText, pair =>
    {
        var merged = TextDelta.Transform(pair.B, pair.A, deltaFirst: false).On(pair.A.On(pair.Text));
        var keptByBoth = KeptBy(pair.A, pair.Text).Zip(KeptBy(pair.B, pair.Text)).Count(kept => kept.First && kept.Second);
        Assert.Equal(keptByBoth + InsertedBy(pair.A) + InsertedBy(pair.B), merged.Length);
    });

    [Fact]
    public void A_composed_delta_does_what_both_do_in_turn() => Holds(OneAfterTheOther, pair =>
        Assert.Equal(pair.B.On(pair.A.On(pair.Text)), pair.A.Compose(pair.B).On(pair.Text)));

    [Fact]
    public void Composing_with_the_inverse_changes_nothing_but_what_was_deleted_and_typed_again() => Holds(OnTheSameText, pair =>
    {
        Assert.True(pair.A.TryApply(pair.Text, int.MaxValue, out _, out var inverse, out _));
        Assert.Equal(pair.Text, pair.A.Compose(inverse).On(pair.Text));
        Assert.Equal(pair.A, pair.A.Compose(TextDelta.Empty));
        Assert.Equal(pair.A, TextDelta.Empty.Compose(pair.A));
    });

    [Fact]
    public void Composing_is_associative() => Holds(
        from pair in OneAfterTheOther
        from c in DeltasOn(pair.B.On(pair.A.On(pair.Text)))
        select (pair.Text, pair.A, pair.B, C: c),
        three => Assert.Equal(three.A.Compose(three.B).Compose(three.C).On(three.Text), three.A.Compose(three.B.Compose(three.C)).On(three.Text)));

    [Fact]
    public void The_log_of_the_server_and_the_pending_letters_of_a_page_converge() => Holds(
        from pair in OneAfterTheOther
        from stored in DeltasOn(pair.Text)
        select (pair.Text, InFlight: pair.A, Waiting: pair.B, Stored: stored),
        page =>
        {
            var inFlight = TextDelta.Transform(page.InFlight, page.Stored, deltaFirst: false);
            var past = TextDelta.Transform(page.Stored, page.InFlight, deltaFirst: true);
            var waiting = TextDelta.Transform(page.Waiting, past, deltaFirst: false);
            var shown = TextDelta.Transform(past, page.Waiting, deltaFirst: true);
            var onThePage = shown.On(page.Waiting.On(page.InFlight.On(page.Text)));
            Assert.Equal(waiting.On(inFlight.On(page.Stored.On(page.Text))), onThePage);
        });

    [Fact]
    public void A_place_moves_with_the_letter_before_or_behind_it() => Holds(OnTheSameText, pair =>
    {
        var result = pair.A.On(pair.Text);
        var kept = KeptBy(pair.A, pair.Text);
        for (var i = 0; i <= pair.Text.Length; i++)
        {
            var before = pair.A.MapPosition(i, staysBefore: true);
            var behind = pair.A.MapPosition(i, staysBefore: false);
            Assert.InRange(before, 0, behind);
            Assert.InRange(behind, before, result.Length);
            if (i > 0 && kept[i - 1])
                Assert.Equal(pair.Text[i - 1], result[before - 1]);
            if (i < pair.Text.Length && kept[i])
                Assert.Equal(pair.Text[i], result[behind]);
            if (i > 0)
                Assert.True(pair.A.MapPosition(i - 1, staysBefore: false) <= behind, "places keep their order");
        }
    });

    [Fact]
    public void The_wire_form_reads_back_as_the_same_delta() => Holds(OnTheSameText, pair =>
    {
        Assert.Equal(pair.A, Delta(pair.A.ToString()));
        Assert.Equal(pair.A.GetHashCode(), Delta(pair.A.ToString()).GetHashCode());
        Assert.Equal(pair.A.ToString() == pair.B.ToString(), pair.A == pair.B);
    });

    [Fact]
    public void Between_two_texts_lies_one_splice_that_splits_no_pair() => Holds(
        from a in Texts from b in Texts select (From: a, To: b),
        pair =>
        {
            var delta = TextDelta.Between(pair.From, pair.To);
            Assert.Equal(pair.To, delta.On(pair.From));
            Assert.True(delta.Parts.Count(part => part.Inserted is not null) <= 1);
            Assert.True(delta.Parts.Count(part => part.Count < 0) <= 1);
            Assert.All(delta.Parts, part => Assert.True(part.Inserted is null || WireText.IsValid(part.Inserted)));
        });

    [Fact]
    public void Results_of_every_kind_are_canonical() => Holds(OnTheSameText, pair =>
    {
        Assert.True(pair.A.TryApply(pair.Text, int.MaxValue, out _, out var inverse, out _));
        foreach (var delta in new[] { pair.A, inverse, TextDelta.Transform(pair.A, pair.B, true), pair.A.Compose(TextDelta.Transform(pair.B, pair.A, false)) })
        {
            for (var i = 0; i < delta.Parts.Length; i++)
            {
                var part = delta.Parts[i];
                Assert.True(part.Inserted is null ? part.Count != 0 : part.Inserted.Length > 0);
                if (i > 0)
                    Assert.True(Rank(part) == 0 ? Rank(delta.Parts[i - 1]) > 0 : Rank(delta.Parts[i - 1]) < Rank(part), delta.ToString());
            }

            Assert.True(delta.IsEmpty || Rank(delta.Parts[^1]) > 0);
        }
    });

    static int Rank(TextPart part) => part.Inserted is not null ? 1 : part.Count > 0 ? 0 : 2;

    static int InsertedBy(TextDelta delta) => delta.Parts.Sum(part => part.Inserted?.Length ?? 0);

    static bool[] KeptBy(TextDelta delta, string text)
    {
        var kept = Enumerable.Repeat(true, text.Length).ToArray();
        var at = 0;
        foreach (var part in delta.Parts)
        {
            if (part.Count < 0)
                Array.Fill(kept, false, at, -part.Count);
            at += Math.Abs(part.Count);
        }

        return kept;
    }
}
