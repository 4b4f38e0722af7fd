using Bunit;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Exchange;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Radzen;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

public sealed class ImportDialogTests : BunitContext, IClassFixture<ExchangeApp>
{
    readonly ExchangeApp shared;
    readonly Task<Guid?> result;
    readonly IRenderedComponent<ImportDialog> dialog;

    readonly MapAuthor author;

    public ImportDialogTests(ExchangeApp shared)
    {
        this.shared = shared;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddScoped<DialogService>();
        Services.AddSingleton(shared.App.Get<MapImporter>());
        using JourneyDb db = shared.App.NewContext();
        Person anna = db.Users.AsNoTracking().Single();
        author = new MapAuthor(anna.Id, anna.Name);
        result = ImportDialog.OpenAsync(Services.GetRequiredService<DialogService>(), Services.GetRequiredService<IStringLocalizer<ExchangeTexts>>(), author);
        dialog = Render<ImportDialog>(parameters => parameters.Add(d => d.Author, author));
    }

    [Fact]
    public async Task A_file_without_a_warning_leads_to_its_map_at_once()
    {
        Choose("journey\ntitle A day\nMake tea: 5: Me");

        Guid id = (await result)!.Value;
        Assert.Equal("A day", (await shared.App.Get<MapRooms>().ReadAsync(id, author.Id))!.Title);
    }

    [Fact]
    public async Task Warnings_are_shown_before_the_map_is_opened()
    {
        Choose("journey\nMake tea: 9: Me");

        dialog.WaitForAssertion(() => Assert.Equal("Line 2: The score “9” is outside 1–5 and became 5.", dialog.Find(".notes li").TextContent.Trim()));
        Assert.False(result.IsCompleted);
        dialog.Find("button.primary").Click();
        Assert.NotNull(await result);
    }

    [Fact]
    public async Task Of_several_diagrams_one_is_chosen_by_its_title()
    {
        Choose("```mermaid\njourney\nA: 3\n```\n```mermaid\njourney\ntitle Second\nB: 3\n```");

        dialog.WaitForAssertion(() => Assert.Equal(["Diagram no. 1", "2. Second"], dialog.FindAll(".blocks button").Select(button => button.TextContent)));
        dialog.FindAll(".blocks button")[1].Click();
        Assert.Equal("Second", (await shared.App.Get<MapRooms>().ReadAsync((await result)!.Value, author.Id))!.Title);
    }

    [Fact]
    public void What_is_wrong_is_shown_with_its_line()
    {
        Choose("journey\nMake tea");

        dialog.WaitForAssertion(() => Assert.StartsWith("Line 2: “Make tea” has no colon.", dialog.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal));
        Assert.False(result.IsCompleted);
    }

    [Fact]
    public async Task A_header_that_is_nearly_right_is_put_right_with_one_click()
    {
        Choose("userJourney\ntitle A day\nMake tea: 5: Me");

        dialog.WaitForElement(".dialog-body > button").Click();
        Assert.Equal("A day", (await shared.App.Get<MapRooms>().ReadAsync((await result)!.Value, author.Id))!.Title);
    }

    void Choose(string text) => dialog.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "a.mmd"));
}
