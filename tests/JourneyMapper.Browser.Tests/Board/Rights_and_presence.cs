using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Who may only look, who is here, and maps that are not there (any more).</summary>
public sealed class Rights_and_presence(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task A_viewer_sees_changes_live_and_can_change_nothing()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var eva = await OpenAsync(map, Team.Eva);
        await Expect(eva.Page.GetByText("View only")).ToBeVisibleAsync();
        await Expect(eva.Page.Locator("[data-add], [data-do=undo]")).ToHaveCountAsync(0);
        await Expect(eva.Button("Add actor")).ToHaveCountAsync(0);

        await eva.Node("google").FocusAsync();
        foreach (var key in new[] { "Enter", "F2", "Delete", "Backspace", "Alt+ArrowRight", "Control+z", "Control+d", "Control+x", "Alt+Shift+ArrowDown", "x" }) await eva.Keyboard.PressAsync(key);
        await eva.Node("ask").DblClickAsync();
        await eva.ClickCellAsync("thoughts", "pay", twice: true);
        await Expect(eva.AnyField).ToHaveCountAsync(0);
        await eva.Node("google").ClickAsync(new() { Button = MouseButton.Right });
        await Expect(eva.Menu.GetByRole(AriaRole.Menuitem).Locator("span")).ToHaveTextAsync(["Copy", "Details", "Copy link"]);
        await eva.Keyboard.PressAsync("Escape");

        var hers = await ann.EditAsync("google");
        await hers.PressSequentiallyAsync("!");
        await Expect(eva.Text("google")).ToHaveTextAsync("Searches the web!");
        Assert.Equal(2, (await map.Api.GetAsync(map.Id)).GetProperty("version").GetInt64() - 1);

        await eva.Node("queue").FocusAsync();
        await eva.Button("Details").ClickAsync();
        await Expect(eva.Panel.Locator("button:enabled")).ToHaveCountAsync(2);
        await Expect(eva.Panel.Locator("input:enabled, select:enabled, textarea:enabled")).ToHaveCountAsync(0);
        await Axe.CheckAsync(eva.Person);
    }

    [Fact]
    public async Task Faces_come_and_go_and_selections_carry_names()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        var faces = ann.Page.Locator("[data-here] .avatar");
        await Expect(faces).ToHaveCountAsync(1);
        var bo = await OpenAsync(map, Team.Bo);
        await Expect(faces).ToHaveCountAsync(2);

        await bo.Node("google").FocusAsync();
        await Expect(ann.Node("google")).ToHaveAttributeAsync("data-remote", Team.BoName);
        await bo.Node("search").FocusAsync();
        await Expect(ann.Node("search")).ToHaveAttributeAsync("data-remote", Team.BoName);
        await Expect(ann.Page.Locator("[data-remote]")).ToHaveCountAsync(1);

        var (x, y) = await bo.MiddleOfCellAsync("thoughts", "compare");
        await bo.Page.Mouse.MoveAsync(x, y);
        await Expect(ann.Page.Locator(".pointer")).ToHaveTextAsync([Team.BoName]);

        await bo.Page.GotoAsync("/");
        await Expect(faces).ToHaveCountAsync(1);
        await Expect(ann.Page.Locator("[data-remote], .pointer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_map_that_is_deleted_while_open_says_so()
    {
        var map = await NewMapAsync();
        var ann = await OpenAsync(map, Team.Owner);
        await map.Api.DeleteAsync(map.Id);
        await Expect(AccountPages.Heading(ann.Person, "This map was moved to the bin")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Person);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Back to all maps" }).ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(Team.Address.ToString());
    }

    [Theory]
    [InlineData("/maps/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("/maps/no-map")]
    public async Task An_unknown_map_is_a_friendly_404(string path)
    {
        var ann = await ArriveAsync(Team.Address, Team.Owner);
        ann.AllowResponse(HttpStatusCode.NotFound, path);
        var answer = await ann.Page.GotoAsync(path);
        Assert.Equal(404, answer!.Status);
        await ann.IsAliveAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("main a[href='/']")).ToBeVisibleAsync();
        await Axe.CheckAsync(ann);
    }

    [Fact]
    public async Task Who_is_demoted_or_removed_loses_it_at_once()
    {
        // Only on PostgreSQL does the server look for changes that others made to its members.
        var database = PostgresServer.Shared.NewDatabase();
        var app = await StartAppAsync(new() { Postgres = database });
        var (_, bosKept, _) = await Team.SignInAllAsync(app.Address);
        using var api = app.CreateApi();
        var map = await SampleMap.MakeAsync(api);
        var bo = await new BoardView(await ArriveAsync(app.Address, new() { Name = "Bo", Kept = bosKept }), map).OpenAsync();
        await Expect(bo.Button("Add stage")).ToBeVisibleAsync();
        await using var source = NpgsqlDataSource.Create(database);

        await ExecuteAsync(source, """UPDATE "Members" SET "Role" = 0 WHERE "PersonId" = (SELECT "Id" FROM "People" WHERE "Email" = 'bo@nordlys.test')""");
        await Expect(bo.Page.GetByText("View only")).ToBeVisibleAsync();
        await Expect(bo.Page.Locator("[data-add], [data-do=undo]")).ToHaveCountAsync(0);

        await ExecuteAsync(source, """DELETE FROM "Members" WHERE "PersonId" = (SELECT "Id" FROM "People" WHERE "Email" = 'bo@nordlys.test')""");
        await Expect(AccountPages.Heading(bo.Person, "You no longer have access to this map")).ToBeVisibleAsync();
    }

    static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
