using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Maps come in by paste, file and drop on the library, and leave by the board's menu.</summary>
public sealed class In_and_out(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    const string Diagram =
        """
        journey
            title My working day
            section Go to work
              Make tea: 5: Me
              Go upstairs: 3: Me
            section Go home
              Sit down: 4: Me, Cat
        """;

    public enum Way
    {
        Paste,
        File,
        Drop,
    }

    [Theory]
    [InlineData(Way.Paste)]
    [InlineData(Way.File)]
    [InlineData(Way.Drop)]
    public async Task A_diagram_becomes_a_map(Way way)
    {
        // A library that is not empty has all three ways.
        await NewMapAsync();
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        await ann.GoToAsync("/");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        switch (way)
        {
            case Way.Drop:
                await Expect(ann.Page.Locator("main[data-takes-files]")).ToBeAttachedAsync();
                await DropAsync(ann.Page, Diagram);
                break;
            default:
                await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
                await Expect(dialog.GetByLabel("Paste a diagram or a map")).ToBeFocusedAsync();
                await Axe.CheckAsync(ann);
                if (way == Way.Paste)
                {
                    await dialog.GetByLabel("Paste a diagram or a map").FillAsync(Diagram);
                    await dialog.Locator("button[type=submit]").ClickAsync();
                }
                else
                {
                    await dialog.Locator("input[type=file]").SetInputFilesAsync(
                        new FilePayload { Name = "day.mmd", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Diagram) });
                }
                break;
        }

        await Expect(ann.Page).ToHaveURLAsync(new Regex("/maps/"));
        await Expect(ann.Page.Locator(".map-title [data-show]")).ToHaveTextAsync("My working day");
        await Expect(ann.Page.Locator(".stage [data-show]")).ToHaveTextAsync(["Go to work", "Go home"]);
        await Expect(ann.Page.Locator(".step[data-id] [data-show]")).ToHaveTextAsync(["Make tea", "Go upstairs", "Sit down"]);
        await Expect(ann.Page.Locator(".actor [data-show]")).ToHaveTextAsync(["Me", "Cat"]);
        await Expect(ann.Page.Locator(".point")).ToHaveCountAsync(4);
    }

    [Theory]
    [InlineData("Mermaid diagram", ".mmd", "title Buying a bicycle")]
    [InlineData("JSON (everything)", ".json", "journeymapper")]
    public async Task A_map_is_taken_along_by_the_menu(string item, string extension, string content)
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await ann.Page.GetByLabel("Export").First.ClickAsync();
        var file = await ann.Page.RunAndWaitForDownloadAsync(() => ann.Page.GetByRole(AriaRole.Link, new() { Name = item }).ClickAsync());
        Assert.EndsWith(extension, file.SuggestedFilename, StringComparison.Ordinal);
        await using var stream = await file.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Contains(content, await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    static async Task DropAsync(IPage page, string text) => await page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.items.add(new File([text], 'day.mmd', { type: 'text/plain' }));
          const zone = document.querySelector('main');
          for (const type of ['dragenter', 'dragover', 'drop'])
            zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """, text);
}
