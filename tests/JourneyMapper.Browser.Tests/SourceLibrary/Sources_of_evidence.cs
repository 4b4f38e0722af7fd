using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.SourceLibrary;

/// <summary>The library of sources, and the cards that rest on them.</summary>
public sealed class Sources_of_evidence(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_source_with_a_file_is_tied_to_a_card_and_its_newest_name_is_shown()
    {
        var map = await SampleMap.MakeAsync(NewApi(), "Rests on answers");
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        await ann.GoToAsync("/sources");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "New source" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        // The dialog gives the focus to its first field once it stands.
        await Expect(dialog.GetByLabel("Title")).ToBeFocusedAsync();
        await dialog.GetByLabel("Title").FillAsync("Spring survey");
        await dialog.GetByLabel("Date").FillAsync("2026-04-01");
        await dialog.GetByLabel("Who was asked?").FillAsync("212 answered; nobody who has left us");
        await dialog.Locator("#source-file").SetInputFilesAsync(new FilePayload { Name = "answers.csv", MimeType = "text/csv", Buffer = "a;b\n1;2\n"u8.ToArray() });
        await Expect(dialog.Locator(".source-file-name")).ToHaveTextAsync("answers.csv");
        await Axe.CheckAsync(dialog);
        await Screens.TakeAsync(ann, "source-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add to the library" }).ClickAsync();
        await Expect(ann.Page.Locator(".sources b")).ToHaveTextAsync(["Spring survey"]);
        var download = await ann.Page.RunAndWaitForDownloadAsync(() => ann.Page.GetByRole(AriaRole.Link, new() { Name = "answers.csv" }).ClickAsync());
        Assert.Equal("answers.csv", download.SuggestedFilename);
        await Axe.CheckAsync(ann);

        // On a card it is found by typing; its kind and day come with it.
        var bo = await OpenAsync(map, Team.Bo);
        await bo.Node("queue").FocusAsync();
        await bo.Keyboard.PressAsync("Control+Enter");
        await bo.Panel.GetByRole(AriaRole.Button, new() { Name = "Add evidence" }).ClickAsync();
        await bo.Panel.Locator("#evidence-source").FillAsync("Spring survey");
        await Expect(bo.Panel.Locator("#evidence-tied")).ToHaveTextAsync("From the library: survey");
        await Expect(bo.Panel.Locator("#evidence-date")).ToHaveValueAsync("2026-04-01");
        await bo.Panel.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(bo.Panel.Locator(".entry")).ToContainTextAsync("Spring survey");
        await Expect(bo.Panel.GetByRole(AriaRole.Link, new() { Name = "answers.csv" })).ToBeVisibleAsync();

        // Mended in the library, it is mended on the open card, and the library tells where it is used.
        await ann.GoToAsync("/sources");
        await ann.Page.GetByText("Used in 1 map").ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Link, new() { Name = "Rests on answers" })).ToBeVisibleAsync();
        await ann.Page.GetByLabel("Edit: Spring survey").ClickAsync();
        await Expect(dialog.GetByLabel("Title")).ToBeFocusedAsync();
        await dialog.GetByLabel("Title").FillAsync("Survey of spring 2026");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(bo.Panel.Locator(".entry")).ToContainTextAsync("Survey of spring 2026");

        // One that is not in the library yet is put there from the card.
        await bo.Panel.GetByRole(AriaRole.Button, new() { Name = "Add evidence" }).ClickAsync();
        await bo.Panel.Locator("#evidence-source").FillAsync("Three interviews");
        await bo.Panel.Locator("#evidence-kind").SelectOptionAsync("interview");
        await bo.Panel.GetByLabel("Keep it in the library of sources too").CheckAsync();
        await Axe.CheckAsync(bo.Panel);
        await bo.Panel.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ann.Page.Locator(".sources b")).ToHaveTextAsync(["Three interviews", "Survey of spring 2026"]);

        await ann.Page.GetByLabel("Retire: Three interviews").ClickAsync();
        await Expect(ann.Page.Locator(".sources b")).ToHaveTextAsync(["Survey of spring 2026"]);
        await ann.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "sources-dark");

        // Whoever may only look reads, and that is all.
        var eva = await ArriveAsync(Team.Address, Team.Eva with { Viewport = PersonOptions.Phone });
        await eva.GoToAsync("/sources");
        await Expect(eva.Page.Locator(".sources b")).ToHaveTextAsync(["Survey of spring 2026"]);
        await Expect(eva.Page.GetByRole(AriaRole.Button, new() { Name = "New source" })).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva);
        await Screens.TakeAsync(eva, "sources-phone");
    }
}
