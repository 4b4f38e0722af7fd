using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Xunit;

namespace JourneyMapper.Web.Tests.Sharing;

/// <summary>A board that is open while the right to its map changes, here and on another node.</summary>
public sealed class OpenBoardTests(PostgresApiApp api) : BunitContext, IClassFixture<PostgresApiApp>
{
    private readonly RunningApp app = api.App;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_turns_read_only_and_closes_as_the_right_shrinks(bool onAnotherNode)
    {
        var (ben, cia) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Editor));
        var map = await app.NewMapAsync(ben, "Shared");
        await using var other = await app.AnotherAsync();
        var node = onAnotherNode ? other : app;
        var board = Open(node, map, cia);
        board.WaitForElement(".board-page[data-editable]", RunningApp.Patience);
        Assert.Single(node.Get<MapRooms>().Open().Single(room => room.MapId == map).People);

        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, ben, null, (cia, Role.Viewer)));
        board.WaitForAssertion(() => Assert.Empty(board.FindAll("[data-editable], [data-do=undo], [data-add]")), RunningApp.Patience);
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll(".board-top .restricted")), RunningApp.Patience);

        Assert.Equal(SharingAnswer.Saved, await app.ShareAsync(map, ben, null));
        board.WaitForAssertion(() => Assert.Equal("You no longer have access to this map", board.Find("h1, h2").TextContent), RunningApp.Patience);
        Assert.Empty(board.FindAll(".board-page"));
        Assert.Empty(node.Get<MapRooms>().Open().Single(room => room.MapId == map).People);
    }

    [Fact]
    public async Task What_its_page_asks_for_is_no_longer_answered_even_before_it_is_drawn_anew()
    {
        var (ben, cia) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Editor));
        var map = await app.NewMapAsync(ben, "Shared");
        using var session = new BoardSession(map, new CurrentPerson(cia.Id, "Cia", "#0b7a55"), app.Get<MapRooms>(), TimeProvider.System, work => work());
        Assert.True(await session.JoinAsync());
        Services.AddLocalization();
        var texts = Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<BoardTexts>>();
        var names = Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<PersonTexts>>();
        await using var script = new BoardScript(session, new Toasts(), texts, names) { CanEdit = true };
        Assert.NotNull(script.OpenText(map, "title"));

        await app.ShareAsync(map, ben, null);

        Assert.Null(script.OpenText(map, "title"));
        Assert.Null(await script.EditsSince(map, "title", 0));
        Assert.Null(await script.EditsSince(map, "title", null));
        Assert.False(await script.Edits.AddStage(MapSubmission.NewId(), Guid.NewGuid(), null));
        Assert.Equal(1, (await app.Get<MapRooms>().ReadAsync(map, ben.Id))!.Version);
    }

    private IRenderedComponent<BoardPage> Open(RunningApp node, Guid map, Colleague who)
    {
        Services.AddLocalization();
        Services.AddSingleton(node.Get<MapRooms>()).AddSingleton(node.Get<IMapRights>()).AddSingleton(node.Get<Membership>()).AddSingleton(node.Get<MapSharing>()).AddSingleton(node.Get<PersonalShelf>());
        Services.AddSingleton(TimeProvider.System).AddSingleton(new Toasts()).AddScoped<DialogService>().AddScoped<JourneyMapper.Web.Board.Reading.ViewChoice>().AddSingleton(node.Get<JourneyMapper.Web.Templates.TemplateDesk>());
        // What the board's parts want beside these, as the node has it.
        Services.AddFallbackServiceProvider(node.Services);
        var signedIn = this.AddAuthorization();
        signedIn.SetAuthorized(who.Person.Name);
        signedIn.SetClaims(new Claim(ClaimTypes.NameIdentifier, $"{who.Id}"));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        var module = JSInterop.SetupModule("./js/board/board.js");
        module.Mode = JSRuntimeMode.Loose;
        module.SetupModule("startBoard", _ => true).Mode = JSRuntimeMode.Loose;
        return Render<BoardPage>(page => page.Add(one => one.Id, map));
    }
}
