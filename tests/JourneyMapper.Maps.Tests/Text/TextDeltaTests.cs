using System.Text.Json;
using JourneyMapper.Maps.Text;
using Xunit;
using static JourneyMapper.Maps.Tests.Text.TextGenerators;

namespace JourneyMapper.Maps.Tests.Text;

public sealed class TextDeltaTests
{
    [Theory]
    [InlineData("[3]", "[]")]
    [InlineData("[]", "[]")]
    [InlineData("[1,2,\"a\",\"b\",-1,-2,4]", "[3,\"ab\",-3]")]
    [InlineData("[-2,\"x\"]", "[\"x\",-2]")]
    [InlineData("[-2,\"x\",-1,\"y\",1,-1]", "[\"xy\",-3,1,-1]")]
    public void Unusual_forms_are_read_and_made_canonical(string json, string canonical) => Assert.Equal(canonical, Delta(json).ToString());

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"a\"")]
    [InlineData("[0]")]
    [InlineData("[1.5]")]
    [InlineData("[1e2]")]
    [InlineData("[2147483648]")]
    [InlineData("[-2147483648]")]
    [InlineData("[99999999999999999999]")]
    [InlineData("[2147483647,2147483647,\"a\"]")]
    [InlineData("[1073741824,1]")]
    [InlineData("[\"\"]")]
    [InlineData("[null]")]
    [InlineData("[true]")]
    [InlineData("[[1]]")]
    public void What_is_no_delta_is_refused(string json) => AssertRefused(json, DeltaFault.InvalidDelta);

    [Theory]
    [InlineData("[\"\\u0000\"]")]
    [InlineData("[\"\\ud83d\"]")]
    [InlineData("[\"\\ude00\"]")]
    [InlineData("[\"\\ude00\\ud83d\"]")]
    [InlineData("[\"\\ud83d\",\"\\ude00\"]")]
    [InlineData("[\"\\u001b\"]")]
    [InlineData("[\"\\r\\n\"]")]
    [InlineData("[\"\\u007f\"]")]
    [InlineData("[\"\\u0085\"]")]
    public void Text_that_no_wire_carries_is_refused(string json) => AssertRefused(json, DeltaFault.InvalidText);

    [Fact]
    public void A_delta_with_too_many_parts_is_refused()
    {
        Delta($"[{string.Join(',', Enumerable.Repeat("1", TextDelta.MaxParts))}]");
        AssertRefused($"[{string.Join(',', Enumerable.Repeat("1", TextDelta.MaxParts + 1))}]", DeltaFault.InvalidDelta);
    }

    [Theory]
    [InlineData("[4]", "abc")]
    [InlineData("[-4]", "abc")]
    [InlineData("[4,\"x\"]", "abc")]
    [InlineData("[1073741824]", "abc")]
    [InlineData("[-1073741824]", "abc")]
    [InlineData("[1,\"x\"]", "😀")]
    [InlineData("[-1]", "😀")]
    [InlineData("[1,-1]", "😀")]
    [InlineData("[1,-2]", "😀😀")]
    public void A_delta_that_does_not_fit_the_text_is_refused_and_changes_nothing(string json, string text)
    {
        Assert.False(Delta(json).TryApply(text, int.MaxValue, out var result, out var inverse, out var fault));
        Assert.Equal(DeltaFault.InvalidDelta, fault);
        Assert.Equal(text, result);
        Assert.True(inverse.IsEmpty);
    }

    [Theory]
    [InlineData("[4]")]
    [InlineData("[-4]")]
    [InlineData("[3,1073741821]")]
    public void A_delta_past_the_end_is_still_found_out_after_a_transformation(string json)
    {
        foreach (var stored in new[] { "[]", "[\"many more letters\"]", "[-3]", "[3,\"x\"]", "[1,\"xy\",-1]" }.Select(Delta))
        {
            var late = TextDelta.Transform(Delta(json), stored, deltaFirst: false);
            Assert.False(late.TryApply(stored.On("abc"), int.MaxValue, out _, out _, out var fault));
            Assert.Equal(DeltaFault.InvalidDelta, fault);
        }
    }

    [Fact]
    public void The_limit_counts_the_whole_result()
    {
        Assert.True(Delta("[\"xy\",-1]").TryApply("abc", 4, out var result, out _, out _));
        Assert.Equal("xybc", result);
        Assert.False(Delta("[\"xyz\",-1]").TryApply("abc", 4, out _, out _, out var fault));
        Assert.Equal(DeltaFault.Limit, fault);
    }

    [Fact]
    public void Huge_numbers_do_not_overflow()
    {
        var huge = Delta($"[\"a\",-{TextDelta.MaxReach - 1}]");
        var composed = Delta("[\"abc\"]").Compose(huge).Compose(huge).Compose(huge).Compose(huge);
        Assert.False(composed.TryApply("abc", int.MaxValue, out _, out _, out var fault));
        Assert.Equal(DeltaFault.InvalidDelta, fault);
        Assert.Equal(int.MaxValue, Delta($"[\"a{new string('b', 9)}\"]").MapPosition(int.MaxValue, staysBefore: true));
    }

    [Fact]
    public void What_is_stored_comes_first_at_the_same_place()
    {
        var stored = Delta("[2,\"Ann\"]");
        var incoming = Delta("[2,\"Ben\"]");
        Assert.Equal("abAnnBen", TextDelta.Transform(incoming, stored, deltaFirst: false).On(stored.On("ab")));
    }

    [Fact]
    public void A_letter_that_two_people_delete_is_deleted_once() =>
        Assert.True(TextDelta.Transform(Delta("[1,-2]"), Delta("[1,-2]"), deltaFirst: false).IsEmpty);

    [Fact]
    public void What_one_types_inside_a_word_that_another_deletes_stays() =>
        Assert.Equal("a new b", TextDelta.Transform(Delta("[4,\"new \"]"), Delta("[2,-5]"), deltaFirst: false).On(Delta("[2,-5]").On("a word b")));

    [Theory]
    [InlineData("aaa", "aaaa", "[3,\"a\"]")]
    [InlineData("aaaa", "aaa", "[3,-1]")]
    [InlineData("same", "same", "[]")]
    [InlineData("😀", "😁", "[\"😁\",-2]")]
    [InlineData("a😀b", "a🙀b", "[1,\"🙀\",-2]")]
    [InlineData("", "ab", "[\"ab\"]")]
    [InlineData("ab", "", "[-2]")]
    public void Between_finds_the_smallest_splice(string from, string to, string json) => Assert.Equal(Delta(json), TextDelta.Between(from, to));

    [Theory]
    [InlineData("[2,\"xy\",-3]", 2, true, 2)]
    [InlineData("[2,\"xy\",-3]", 2, false, 4)]
    [InlineData("[2,\"xy\",-3]", 4, true, 4)]
    [InlineData("[2,\"xy\",-3]", 5, true, 4)]
    [InlineData("[2,\"xy\",-3]", 7, false, 6)]
    [InlineData("[2,-3]", 3, true, 2)]
    public void A_caret_moves_as_a_person_expects(string json, int index, bool staysBefore, int expected) =>
        Assert.Equal(expected, Delta(json).MapPosition(index, staysBefore));

    [Theory]
    [InlineData("plain\n\ttext é 😀", true)]
    [InlineData("", true)]
    [InlineData("a\0b", false)]
    [InlineData("a\rb", false)]
    [InlineData("a\u001fb", false)]
    [InlineData("a\u009fb", false)]
    [InlineData("a\u00a0b", true)]
    public void The_rule_for_text_is_the_contract_s(string text, bool valid) => Assert.Equal(valid, WireText.IsValid(text));

    [Fact]
    public void Half_a_pair_is_no_text()
    {
        Assert.False(WireText.IsValid("😀"[..1]));
        Assert.False(WireText.IsValid("😀"[1..]));
        Assert.False(WireText.IsValid("😀"[..1] + "x"));
    }

    static void AssertRefused(string json, DeltaFault expected)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(TextDelta.TryRead(document.RootElement, out var delta, out var fault));
        Assert.Equal(expected, fault);
        Assert.True(delta.IsEmpty);
    }
}
