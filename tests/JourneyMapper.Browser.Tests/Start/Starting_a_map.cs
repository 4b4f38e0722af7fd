using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Start;

/// <summary>From nothing to a first good map, page by page or from the middle outwards.</summary>
public sealed class Starting_a_map(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    const string NextButton = ".guided-foot .btn.primary";

    [Fact]
    public async Task A_newcomer_comes_to_a_map_by_keyboard_alone_and_may_leave_on_the_way()
    {
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/maps/new/guided");
        await HeadAsync(bo, "What do you want to learn?");
        await TabToAsync(bo, "#guided-title");
        await bo.Page.Keyboard.TypeAsync("Booking by keyboard");
        await TabToAsync(bo, "#guided-goal");
        await bo.Page.Keyboard.TypeAsync("Why they leave");
        await LookAsync(bo, "guided-brief");
        await GoOnAsync(bo, "Who walks this journey?");

        await TabToAsync(bo, ".adding .field .input");
        await bo.Page.Keyboard.TypeAsync("Anna");
        await bo.Page.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator(".rows b")).ToHaveTextAsync(["Anna"]);
        await LookAsync(bo, "guided-persona");
        await GoOnAsync(bo, "Which large parts does it have?");

        await TabToAsync(bo, ".preset-offer");
        await bo.Page.Keyboard.PressAsync("Enter");
        var stages = bo.Page.Locator(".editable .input");
        await Expect(stages).ToHaveCountAsync(5);
        await TabToAsync(bo, ".editable .input");
        await bo.Page.Keyboard.PressAsync("Control+A");
        await bo.Page.Keyboard.TypeAsync("Noticing");
        await LookAsync(bo, "guided-stages");
        await GoOnAsync(bo, "What happens, one after the other?");

        await TabToAsync(bo, ".adding .field .input");
        foreach (var step in new[] { "Asks a neighbour", "Googles it" })
        {
            await bo.Page.Keyboard.TypeAsync(step);
            await bo.Page.Keyboard.PressAsync("Enter");
            await Expect(bo.Page.Locator(".stage-panel").First.Locator(".editable .input").Last).ToHaveValueAsync(step);
        }

        await TabToAsync(bo, ".editable .without input");
        await bo.Page.Keyboard.PressAsync("Space");
        await LookAsync(bo, "guided-steps");
        await GoOnAsync(bo, "Where do you meet?");

        // Away, as somebody who is called to the telephone: nothing is lost, and the way back leads to this very page.
        var map = Regex.Match(bo.Page.Url, "map=([0-9a-f-]{36})").Groups[1].Value;
        await bo.GoToAsync($"/maps/{map}");
        await Expect(bo.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await Expect(bo.Page.GetByText("Asks a neighbour").First).ToBeVisibleAsync();
        await bo.Page.GetByLabel("The journey as a whole").ClickAsync();
        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Go on with the guided start" }).ClickAsync();
        await HeadAsync(bo, "Where do you meet?");

        await TabToAsync(bo, ".adding .field .input");
        await bo.Page.Keyboard.TypeAsync("Our site");
        await bo.Page.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator(".touches li small")).ToHaveTextAsync(["Web"]);
        await LookAsync(bo, "guided-touchpoints");
        await GoOnAsync(bo, "How does it feel?");

        await TabToAsync(bo, "[data-feel] input");
        await bo.Page.Keyboard.PressAsync("Space");
        await bo.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bo.Page.Locator("[data-feel] input:checked")).ToHaveCountAsync(1);
        await LookAsync(bo, "guided-feelings");
        await GoOnAsync(bo, "A first good map");

        await Expect(bo.Page.Locator("[data-finding=NoCoverage]")).ToBeVisibleAsync();
        await Expect(bo.Page.Locator("[data-finding=NoActor]")).ToHaveCountAsync(0);
        await LookAsync(bo, "guided-done");
        await TabToAsync(bo, ".guided-foot .btn.primary");
        await bo.Page.Keyboard.PressAsync("Enter");
        await Expect(bo.Page.Locator("[data-ready]")).ToBeVisibleAsync();
        await Expect(bo.Page.Locator(".point")).ToHaveAttributeAsync("data-score", "1");

        var dark = await ArriveAsync(Team.Address, Team.Owner with { Theme = ColorScheme.Dark });
        foreach (var part in new[] { "brief", "stages", "steps", "touchpoints", "feelings", "done" })
        {
            await dark.GoToAsync($"/maps/new/guided?map={map}&page={part}");
            await Expect(dark.Page.Locator($"main[data-part={part} i]")).ToBeVisibleAsync(new() { Timeout = Patience.Milliseconds });
            await LookAsync(dark, "guided-" + part);
        }
    }

    [Fact]
    public async Task From_the_moment_of_becoming_a_customer_the_journey_grows_both_ways()
    {
        var bo = await ArriveAsync(Team.Address, Team.Bo);
        await bo.GoToAsync("/maps/new/middle");
        await bo.Page.GetByLabel("When does someone become a customer?").FillAsync("Signs");
        await bo.Page.GetByLabel("What is the journey called?").FillAsync("From the middle");
        await bo.Page.Keyboard.PressAsync("Enter");

        await AnswerAsync(bo, "What happened just before “Signs”?", "Reads the offer");
        await AnswerAsync(bo, "What happens just after “Signs”?", "Gets the keys");
        await AnswerAsync(bo, "What happened just before “Reads the offer”?", "Asks a friend");
        await bo.Page.GetByRole(AriaRole.Button, new() { Name = "Add before Gets the keys" }).ClickAsync();
        await AnswerAsync(bo, "What happened just before “Gets the keys”?", "Waits a week");

        await Expect(bo.Page.Locator(".middle-step b")).ToHaveTextAsync(["Asks a friend", "Reads the offer", "Signs", "Waits a week", "Gets the keys"]);
        await Expect(bo.Page.Locator(".middle-step")).ToContainTextAsync(["Before", "Before", "During", "After", "After"]);
        await LookAsync(bo, "middle");
        await bo.Page.ReloadAsync();
        await bo.IsAliveAsync();
        await Expect(bo.Page.Locator(".middle-step b")).ToHaveCountAsync(5);
        await bo.Page.GetByRole(AriaRole.Link, new() { Name = "Go on: who" }).ClickAsync();
        await HeadAsync(bo, "Who walks this journey?");
    }

    static async Task AnswerAsync(Person person, string question, string answer)
    {
        await Expect(person.Page.Locator("[data-taking]")).ToBeVisibleAsync();
        var field = person.Page.GetByLabel(question);
        await field.FillAsync(answer);
        await field.PressAsync("Enter");
        await Expect(person.Page.Locator(".middle-step b", new() { HasText = answer })).ToBeVisibleAsync();
    }

    static async Task HeadAsync(Person person, string heading)
    {
        await Expect(person.Page.Locator("h1")).ToHaveTextAsync(heading);
        await Expect(person.Page.Locator("[data-taking]")).ToBeVisibleAsync();
    }

    static async Task GoOnAsync(Person person, string heading)
    {
        await TabToAsync(person, NextButton);
        await person.Page.Keyboard.PressAsync("Enter");
        await HeadAsync(person, heading);
        // From there the keyboard goes on.
        await Expect(person.Page.Locator("h1")).ToBeFocusedAsync();
    }

    static async Task TabToAsync(Person person, string what)
    {
        for (var i = 0; i < 90; i++)
        {
            if (await person.Page.EvaluateAsync<bool>("what => document.activeElement?.matches(what) ?? false", what)) return;
            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {what}");
    }

    static async Task LookAsync(Person person, string name)
    {
        await Axe.CheckAsync(person);
        await Screens.TakeInAllSizesAsync(person, name);
    }
}
