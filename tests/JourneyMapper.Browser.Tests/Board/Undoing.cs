using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Undo takes back what one has done oneself, and says so where others have been there since.</summary>
public sealed class Undoing(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Takes_back_ones_own_and_leaves_the_others()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await DeleteAsync(ann, "google");
        await DeleteAsync(bo, "visit");
        await Expect(ann.Node("visit")).ToHaveCountAsync(0);

        await ann.Keyboard.PressAsync("Control+z");
        await Expect(bo.Node("google")).ToBeVisibleAsync();
        await Expect(bo.Node("visit")).ToHaveCountAsync(0);

        await ann.Keyboard.PressAsync("Control+y");
        await Expect(bo.Node("google")).ToHaveCountAsync(0);
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(bo.Node("google")).ToBeVisibleAsync();
        await ann.Keyboard.PressAsync("Control+Shift+z");
        await Expect(bo.Node("google")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_message_of_a_removal_takes_back_that_one_whatever_was_done_since()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await DeleteAsync(ann, "google");
        var field = await ann.EditAsync("visit");
        await field.PressSequentiallyAsync(" again");
        await field.PressAsync("Enter");
        await Expect(ann.Node("visit")).ToContainTextAsync("again");

        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Node("google")).ToBeVisibleAsync();
        await Expect(ann.Node("visit")).ToContainTextAsync("again");

        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Node("visit")).Not.ToContainTextAsync("again");
        await Expect(ann.Node("google")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Works_by_the_buttons_too_and_says_when_there_is_nothing()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Button("Undo").ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Nothing to undo");
        await ann.Button("Redo").ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Nothing to redo");
        await DeleteAsync(ann, "google");
        await ann.Page.Locator(".board-top").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Node("google")).ToBeVisibleAsync();
        await ann.Button("Redo").ClickAsync();
        await Expect(ann.Node("google")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Within_a_text_takes_back_ones_own_letters_only()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var hers = await ann.EditAsync("google");
        var his = await bo.EditAsync("google");
        await hers.PressSequentiallyAsync(" first");
        await Expect(his).ToHaveValueAsync("Searches the web first");
        await his.PressAsync("Home");
        await his.PressSequentiallyAsync("Ben ");
        await Expect(hers).ToHaveValueAsync("Ben Searches the web first");

        await hers.PressAsync("Control+z");

        await Expect(hers).ToHaveValueAsync("Ben Searches the web");
        await Expect(his).ToHaveValueAsync("Ben Searches the web");
        await Expect(hers).ToBeFocusedAsync();
        await hers.PressAsync("Control+y");
        await Expect(his).ToHaveValueAsync("Ben Searches the web first");
    }

    [Fact]
    public async Task Of_what_another_has_changed_since_leaves_it_and_says_who()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("anna-search").FocusAsync();
        await ann.Keyboard.PressAsync("+");
        await Expect(bo.Node("anna-search")).ToHaveAttributeAsync("data-score", "-0.5");
        await bo.Node("anna-search").FocusAsync();
        await bo.Keyboard.PressAsync("+");
        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "0");

        await ann.Keyboard.PressAsync("Control+z");

        await Expect(ann.Toast).ToContainTextAsync($"Left as it is: {Team.BoName} has changed it since");
        await Expect(ann.Node("anna-search")).ToHaveAttributeAsync("data-score", "0");
    }

    [Fact]
    public async Task Of_an_addition_that_another_has_worked_on_asks_first()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Node("web").FocusAsync();
        await ann.Keyboard.PressAsync("Control+d");
        await Expect(bo.Cards("touchpoints")).ToHaveCountAsync(2);
        await bo.Cards("touchpoints").Last.FocusAsync();
        await bo.Keyboard.PressAsync("Enter");
        await bo.Keyboard.TypeAsync(" of Bo's");
        await Expect(ann.Cards("touchpoints")).ToHaveTextAsync(["Web shop", "Web shop of Bo's"]);

        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Toast).ToContainTextAsync($"Kept: {Team.BoName} has worked on it since");
        await Expect(ann.Cards("touchpoints")).ToHaveTextAsync(["Web shop", "Web shop of Bo's"]);

        await bo.Keyboard.PressAsync("Escape");
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Remove anyway" }).ClickAsync();
        await Expect(ann.Cards("touchpoints")).ToHaveTextAsync(["Web shop"]);
        await Expect(bo.Cards("touchpoints")).ToHaveTextAsync(["Web shop"]);
    }

    [Fact]
    public async Task A_letter_typed_and_a_card_added_are_steps_of_their_own()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.ClickCellAsync("thoughts", "pay", twice: true);
        await Expect(ann.AnyField).ToBeFocusedAsync();
        // In one go: a rest between two letters would begin another step.
        await ann.Keyboard.InsertTextAsync("Is it safe?");
        await Expect(ann.AnyField).ToHaveValueAsync("Is it safe?");
        // The next card that Enter offers, left empty, is no step.
        await ann.Keyboard.PressAsync("Enter");
        await Expect(ann.AnyField).ToHaveValueAsync("");
        await ann.Keyboard.PressAsync("Escape");
        await Expect(ann.Cards("thoughts")).ToHaveTextAsync(["Is it safe?"]);
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Cards("thoughts")).ToHaveTextAsync(["Empty card"]);
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(ann.Cards("thoughts")).ToHaveCountAsync(0);
    }

    static async Task DeleteAsync(BoardView view, string name)
    {
        await view.Node(name).FocusAsync();
        await view.Keyboard.PressAsync("Delete");
        await Expect(view.Node(name)).ToHaveCountAsync(0);
    }
}
