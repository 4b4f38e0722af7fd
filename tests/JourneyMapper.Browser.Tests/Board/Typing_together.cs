using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Two people in one text: every letter is kept, each caret stays with its person.</summary>
public sealed class Typing_together(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    const string Letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    const string Digits = "0123456789012345678901234567890123456789";
    const string Before = "Searches the web";

    /// <summary>What the wire takes, in milliseconds each way, and how fast they type.</summary>
    public static TheoryData<int, int> Wires => new() { { 0, 0 }, { 0, 30 }, { 150, 0 }, { 150, 30 } };

    [Theory, MemberData(nameof(Wires))]
    public async Task At_both_ends_at_once_keeps_every_letter_and_its_order(int delay, int pause)
    {
        var (ann, bo, hers, his) = await BothOpenAsync(delay);
        await hers.PressAsync("Home");

        await Task.WhenAll(
            hers.PressSequentiallyAsync(Letters, new() { Delay = pause }),
            his.PressSequentiallyAsync(Digits, new() { Delay = pause }));

        const string Expected = Letters + Before + Digits;
        await Expect(hers).ToHaveValueAsync(Expected);
        await Expect(his).ToHaveValueAsync(Expected);
        Assert.Equal(Letters.Length, await CaretAsync(hers));
        Assert.Equal(Expected.Length, await CaretAsync(his));
        await LeaveAndCompareAsync(ann, bo, Expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public async Task At_the_same_place_keeps_every_letter(int delay)
    {
        var (ann, bo, hers, his) = await BothOpenAsync(delay);

        await Task.WhenAll(hers.PressSequentiallyAsync(Letters), his.PressSequentiallyAsync(Digits));

        var length = Before.Length + Letters.Length + Digits.Length;
        foreach (var view in new[] { ann, bo })
            await view.Page.WaitForFunctionAsync("length => document.querySelector('textarea.jm-text-field').value.length === length", length);
        var both = await hers.InputValueAsync();
        await Expect(his).ToHaveValueAsync(both);
        Assert.Equal(Letters, string.Concat(both[Before.Length..].Where(char.IsAsciiLetter)));
        Assert.Equal(Digits, string.Concat(both[Before.Length..].Where(char.IsAsciiDigit)));
        await LeaveAndCompareAsync(ann, bo, both);
    }

    [Fact]
    public async Task Deleting_and_writing_at_once_leaves_only_what_was_not_deleted()
    {
        var (ann, bo, hers, his) = await BothOpenAsync(150);
        await hers.PressAsync("Home");

        await Task.WhenAll(
            RepeatAsync(hers, "Delete", "Searches ".Length),
            his.PressSequentiallyAsync(" of shops"));

        await Expect(hers).ToHaveValueAsync("the web of shops");
        await LeaveAndCompareAsync(ann, bo, "the web of shops");
    }

    [Fact]
    public async Task Each_sees_where_the_other_types()
    {
        var (ann, bo, hers, his) = await BothOpenAsync(0);
        await Expect(ann.Page.Locator(".jm-text-caret")).ToHaveTextAsync([Team.BoName]);
        await Expect(bo.Page.Locator(".jm-text-caret")).ToHaveTextAsync([Team.OwnerName]);

        await his.PressAsync("Home");
        await Expect(ann.Page.Locator(".jm-text-caret")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("left: 0px"));
        await his.PressSequentiallyAsync("Ben ");
        await Expect(hers).ToHaveValueAsync("Ben " + Before);
        await Expect(ann.Page.Locator(".jm-text-caret")).Not.ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("left: 0px"));

        await his.PressAsync("Escape");
        await Expect(ann.Page.Locator(".jm-text-caret")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_card_moved_by_another_stays_open_under_the_hands()
    {
        var (ann, bo, hers, _) = await BothOpenAsync(0);
        await bo.Keyboard.PressAsync("Escape");
        await hers.PressSequentiallyAsync(", then");

        await bo.Node("google").FocusAsync();
        await bo.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(ann.Row("actions").Locator($"[data-step='{ann.Map["compare"]}']").Locator(ann.Node("google"))).ToBeVisibleAsync();

        await Expect(ann.Field("google")).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync(" asks");
        await Expect(ann.Field("google")).ToHaveValueAsync(Before + ", then asks");
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + ", then asks");
    }

    [Fact]
    public async Task A_new_stage_of_another_person_does_not_disturb()
    {
        var (ann, bo, hers, _) = await BothOpenAsync(0);
        await bo.Keyboard.PressAsync("Escape");
        await bo.Button("Add stage").ClickAsync();
        await Expect(ann.Page.Locator(".stage")).ToHaveCountAsync(3);
        await Expect(hers).ToBeFocusedAsync();
        await ann.Keyboard.TypeAsync("!");
        await Expect(hers).ToHaveValueAsync(Before + "!");
    }

    async Task<(BoardView Ann, BoardView Bo, ILocator Hers, ILocator His)> BothOpenAsync(int delay)
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        wire.Delay = TimeSpan.FromMilliseconds(delay);
        var hers = await ann.EditAsync("google");
        var his = await bo.EditAsync("google");
        return (ann, bo, hers, his);
    }

    static async Task LeaveAndCompareAsync(BoardView ann, BoardView bo, string expected)
    {
        await ann.Keyboard.PressAsync("Escape");
        await bo.Keyboard.PressAsync("Escape");
        // To the letter, blanks included: what both see is stored.
        await Expect(ann.Text("google")).ToHaveJSPropertyAsync("textContent", expected);
        await Expect(bo.Text("google")).ToHaveJSPropertyAsync("textContent", expected);
        Assert.Equal(expected, await ann.Map.TextOfAsync("google"));
    }

    static async Task RepeatAsync(ILocator field, string key, int times)
    {
        for (var i = 0; i < times; i++) await field.PressAsync(key);
    }

    static Task<int> CaretAsync(ILocator field) => field.EvaluateAsync<int>("field => field.selectionStart");
}
