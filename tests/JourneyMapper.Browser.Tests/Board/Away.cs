using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The line is cut, or the server dies, while somebody types: nothing is lost and nothing doubled.</summary>
public sealed class Away(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    const string Before = "Searches the web";

    [Fact]
    public async Task A_cut_line_is_told_typing_goes_on_and_all_of_it_arrives()
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        var hers = await ann.EditAsync("google");
        await hers.PressSequentiallyAsync(" one");
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + " one");

        await ann.Person.AllowConnectionErrorsWhile(async () =>
        {
            wire.Cut();
            await hers.PressSequentiallyAsync(" two");
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "offline");
            await Expect(ann.State).ToContainTextAsync("Offline");
            await hers.PressSequentiallyAsync(" three");
            await Expect(hers).ToHaveValueAsync(Before + " one two three");
            // The others go on meanwhile.
            var his = await bo.EditAsync("google");
            await his.PressAsync("Home");
            await his.PressSequentiallyAsync("Ben ");
            wire.Mend();
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
        });

        await Expect(hers).ToHaveValueAsync("Ben " + Before + " one two three");
        await Expect(bo.Field("google")).ToHaveValueAsync("Ben " + Before + " one two three");
        await Expect(hers).ToBeFocusedAsync();
        await hers.PressSequentiallyAsync("!");
        await Expect(bo.Field("google")).ToHaveValueAsync("Ben " + Before + " one two three!");
        Assert.Equal("Ben " + Before + " one two three!", await map.TextOfAsync("google"));
    }

    [Fact]
    public async Task What_is_moved_while_offline_waits_is_counted_and_happens_when_the_line_is_back()
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        await ann.Node("google").FocusAsync();
        await ann.Person.AllowConnectionErrorsWhile(async () =>
        {
            wire.Cut();
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "offline");
            await ann.Keyboard.PressAsync("Alt+ArrowRight");
            await Expect(ann.State).ToHaveTextAsync("Offline, 1 change waiting");
            await Expect(ann.Node("google")).ToHaveAttributeAsync("data-waiting", "");
            await ann.Node("ask").FocusAsync();
            await ann.Keyboard.PressAsync("Delete");
            await Expect(ann.State).ToHaveTextAsync("Offline, 2 changes waiting");
            // A new card would be nowhere: it is said instead of lost.
            await ann.ClickCellAsync("thoughts", "pay", twice: true);
            await Expect(ann.Page.Locator("[data-note]")).ToContainTextAsync("when the connection is back");
            wire.Mend();
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
        });
        await Expect(bo.Cards("actions")).ToHaveTextAsync(["Visits a shop", "Searches the web"]);
        await Expect(ann.Page.Locator("[data-waiting]")).ToHaveCountAsync(0);
        await Expect(ann.Cards("actions")).ToHaveTextAsync(["Visits a shop", "Searches the web"]);
    }

    [Fact]
    public async Task Cut_again_and_again_while_typing_doubles_nothing()
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        wire.Delay = TimeSpan.FromMilliseconds(40);
        var hers = await ann.EditAsync("google");
        var expected = Before;
        await ann.Person.AllowConnectionErrorsWhile(async () =>
        {
            for (var round = 0; round < 3; round++)
            {
                var words = $" and round {round}";
                var typing = hers.PressSequentiallyAsync(words, new() { Delay = 10 });
                wire.Cut();
                await typing;
                await Expect(ann.State).ToHaveAttributeAsync("data-state", "offline");
                expected += words;
                wire.Mend();
                await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
            }
        });
        await Expect(bo.Text("google")).ToHaveTextAsync(expected);
        await Expect(hers).ToHaveValueAsync(expected);
    }

    [Fact]
    public async Task A_stalled_line_loses_nothing()
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        var hers = await ann.EditAsync("google");
        wire.Stall();
        await hers.PressSequentiallyAsync(" while it stood");
        await Expect(ann.State).ToHaveAttributeAsync("data-state", "saving");
        wire.Resume();
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + " while it stood");
        await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
    }

    [Fact]
    public async Task A_killed_server_that_comes_back_gets_what_was_typed_meanwhile()
    {
        var app = await StartAppAsync();
        using var api = app.CreateApi();
        var map = await SampleMap.MakeAsync(api);
        var ann = await new BoardView(await SignedInAsync(app.Address), map).OpenAsync();
        var bo = await new BoardView(await SignedInAsync(app.Address, new() { Name = "Bo" }), map).OpenAsync();
        var hers = await ann.EditAsync("google");
        await hers.PressSequentiallyAsync(" one");
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + " one");

        await bo.Person.AllowConnectionErrorsWhile(() => ann.Person.AllowConnectionErrorsWhile(async () =>
        {
            app.Kill();
            await hers.PressSequentiallyAsync(" two");
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "offline");
            await hers.PressSequentiallyAsync(" three");
            await app.RestartAsync();
            // A new circuit: both pages load themselves anew.
            await Expect(bo.Text("google")).ToHaveTextAsync(Before + " one two three");
            await ann.IsReadyAsync();
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
        }));

        await Expect(ann.Text("google")).ToHaveTextAsync(Before + " one two three");
        Assert.Equal(Before + " one two three", await map.TextOfAsync("google"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_typed_into_a_card_that_was_removed_meanwhile_can_be_put_back_or_copied(bool putBack)
    {
        var map = await NewMapAsync();
        var wire = NewWire();
        var (ann, bo) = await OpenByTwoAsync(map, wire);
        await ann.Person.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var hers = await ann.EditAsync("google");
        await ann.Person.AllowConnectionErrorsWhile(async () =>
        {
            wire.Cut();
            await hers.PressSequentiallyAsync(" for hours");
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "offline");
            await bo.Node("google").FocusAsync();
            await bo.Keyboard.PressAsync("Delete");
            await Expect(bo.Node("google")).ToHaveCountAsync(0);
            wire.Mend();
            await Expect(ann.State).ToHaveAttributeAsync("data-state", "saved");
        });
        var shelf = ann.Page.Locator(".jm-text-lost");
        await Expect(shelf).ToContainTextAsync(Before + " for hours");
        await Expect(shelf).ToContainTextAsync("Somebody removed this while you were typing");
        await Axe.CheckAsync(ann.Person);

        if (putBack)
        {
            await shelf.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
            await Expect(shelf).ToHaveCountAsync(0);
            await Expect(ann.Text("google")).ToHaveTextAsync(Before + " for hours");
            await Expect(bo.Text("google")).ToHaveTextAsync(Before + " for hours");
        }
        else
        {
            await shelf.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
            await Expect(shelf).ToContainTextAsync("Copied");
            Assert.Equal(Before + " for hours", await ann.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }
    }

    [Fact]
    public async Task Words_typed_into_a_card_that_another_removes_stay_on_the_screen()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        var hers = await ann.EditAsync("google");
        await hers.PressSequentiallyAsync(" for hours");
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + " for hours");
        await bo.Node("google").FocusAsync();
        await bo.Keyboard.PressAsync("Delete");
        await Expect(ann.Page.Locator(".jm-text-lost")).ToContainTextAsync(Before + " for hours");
        await ann.Page.Locator(".jm-text-lost").GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Expect(bo.Text("google")).ToHaveTextAsync(Before + " for hours");
    }
}
