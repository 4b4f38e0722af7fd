using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Exchange;

/// <summary>A map comes in by pasting, by choosing a file and by dropping one on the maps.</summary>
public sealed class Importing(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    static readonly Regex Board = new("/maps/[0-9a-f-]{36}$");

    [Fact]
    public async Task A_long_text_is_pasted_and_its_map_opens()
    {
        var ann = await SignedInAsync(shared.Address);
        await Import(ann).ClickAsync();
        await Axe.CheckAsync(ann);
        // Longer than a page may send in one message.
        var remarks = string.Concat(Enumerable.Repeat($"%% {new string('x', 97)}\n", 4_000));
        // Set, not typed: Chromium takes many seconds to type that much.
        await Text(ann).EvaluateAsync("(field, text) => { field.value = text; }", $"journey\ntitle A long way\n{remarks}Make tea: 5: Me");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import the text" }).ClickAsync();

        await Expect(ann.Page).ToHaveURLAsync(Board);
        await Expect(ann.Page.Locator("[data-kind=step]")).ToContainTextAsync("Make tea");
    }

    [Fact]
    public async Task A_fault_is_shown_and_the_text_stays_to_be_put_right()
    {
        var ann = await SignedInAsync(shared.Address);
        await Import(ann).ClickAsync();
        await Text(ann).FillAsync("journey\nMake tea");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import the text" }).ClickAsync();

        await Expect(ann.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: “Make tea” has no colon.");
        await Axe.CheckAsync(ann);
        await Text(ann).FillAsync("journey\nMake tea: 4");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import the text" }).ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(Board);
    }

    [Fact]
    public async Task A_file_dropped_on_the_maps_shows_its_warnings_before_its_map()
    {
        var ann = await SignedInAsync(shared.Address);
        await Expect(Import(ann)).ToBeVisibleAsync();
        await ann.IsAliveAsync();
        await DropAsync(ann, "main.page", "journey\nMake tea: 9: Me");

        await Expect(ann.Page.Locator(".notes li")).ToContainTextAsync("Line 2: The score “9” is outside 1–5 and became 5.");
        await Axe.CheckAsync(ann);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Open map" }).ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(Board);
    }

    [Fact]
    public async Task A_file_dropped_on_the_dialog_is_taken_too()
    {
        var ann = await SignedInAsync(shared.Address);
        await Import(ann).ClickAsync();
        await Expect(Text(ann)).ToBeVisibleAsync();
        await DropAsync(ann, "form.dialog-body", "journey\nMake tea: 4: Me");

        await Expect(ann.Page).ToHaveURLAsync(Board);
    }

    static ILocator Import(Person person) => person.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).First;

    static ILocator Text(Person person) => person.Page.GetByLabel("Paste a diagram or a map");

    static async Task DropAsync(Person person, string zone, string text)
    {
        // The page listens once its script is there; a file that falls before that does nothing, as nothing shows that it may.
        await person.Page.WaitForFunctionAsync(
            """
            ([zone, text]) => {
              const carried = new DataTransfer();
              carried.items.add(new File([text], "a.mmd"));
              const place = document.querySelector(zone);
              place.dispatchEvent(new DragEvent("dragenter", { dataTransfer: carried, bubbles: true, cancelable: true }));
              if (!place.classList.contains("dropping")) return false;
              place.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
              return true;
            }
            """,
            new[] { zone, text });
    }
}
