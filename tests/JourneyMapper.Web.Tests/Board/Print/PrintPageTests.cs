using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using JourneyMapper.Web.Tests.Sharing;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Print;

/// <summary>Who may print what, and what stands on the sheets.</summary>
public sealed class PrintPageTests(SqliteApiApp api) : IClassFixture<SqliteApiApp>
{
    private readonly RunningApp app = api.App;

    [Fact]
    public async Task Whoever_may_see_a_map_prints_it_and_for_others_it_is_not_there()
    {
        var (ben, eva) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Eva", Role.Viewer));
        var (open, hidden) = (await app.NewMapAsync(ben, "Open to all"), await app.NewMapAsync(ben, "Only mine", isPrivate: true));
        using var browser = await SignedInAsync(eva);
        using var stranger = app.NewBrowser();

        var answer = await browser.GetAsync($"/maps/{open}/print");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Open to all", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var gone in new[] { hidden, Guid.NewGuid() })
        {
            var refused = await browser.GetAsync($"/maps/{gone}/print?by=stage");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.DoesNotContain("Only mine", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var unknown = await stranger.GetAsync($"/maps/{open}/print");
        Assert.Equal(HttpStatusCode.Redirect, unknown.StatusCode);
        Assert.Contains("/sign-in", unknown.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stage_by_stage_each_sheet_shows_what_stands_in_its_stage_and_what_reaches_into_it()
    {
        var ben = await app.NewMemberAsync("Ben", Role.Editor);
        var map = await app.NewMapAsync(ben, "Two stages");
        await BuildAsync(map, ben);
        using var browser = await SignedInAsync(ben);

        var whole = Sheets(await browser.ReadAsync($"/maps/{map}/print"));
        var stages = Sheets(await browser.ReadAsync($"/maps/{map}/print?by=stage"));

        Assert.Contains("Page 1 of 1", Assert.Single(whole), StringComparison.Ordinal);
        // The stage that every map of these tests begins with, and the two.
        Assert.Equal(3, stages.Count);
        Assert.All(stages, sheet => Assert.Contains("of 3", sheet, StringComparison.Ordinal));
        stages.RemoveAt(0);
        Assert.Equal([(true, true, false), (false, true, true)], stages.Select(sheet => (Has(sheet, "Looks around"), Has(sheet, "Reads along the way"), Has(sheet, "Pays"))));
        Assert.Equal([true, false], stages.Select(sheet => Has(sheet, "cut-after")));
        Assert.Equal([false, true], stages.Select(sheet => Has(sheet, "cut-before")));
        Assert.Contains("Page 3 of 3", stages[1], StringComparison.Ordinal);
        // Each sheet can be read alone: all lanes are named on it.
        Assert.All(stages, sheet => Assert.Equal(Count(whole[0], "role=\"rowheader\""), Count(sheet, "role=\"rowheader\"")));
    }

    [Theory]
    [InlineData("?paper=papyrus&orientation=askew&by=lane")]
    [InlineData("?by=stage")]
    public async Task A_map_without_stages_and_a_strange_address_give_one_sheet(string query)
    {
        var ben = await app.NewMemberAsync("Ben", Role.Editor);
        var map = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await app.Get<MapDesk>().CreateAsync(map, "Nothing yet", MapKinds.CurrentState, ben.Person));
        using var browser = await SignedInAsync(ben);

        var html = await browser.ReadAsync($"/maps/{map}/print{query}");

        Assert.Single(Sheets(html));
        Assert.Contains("data-paper=\"a3\" data-orientation=\"landscape\"", html, StringComparison.Ordinal);
        // Nothing on paper waits for a hand.
        Assert.DoesNotContain("data-add", html, StringComparison.Ordinal);
    }

    private async Task<Browser> SignedInAsync(Colleague who)
    {
        var browser = app.NewBrowser();
        await browser.SignInAsync(who.Email, Colleague.Password);
        return browser;
    }

    private async Task BuildAsync(Guid map, Colleague by)
    {
        var rooms = app.Get<MapRooms>();
        var lane = (await rooms.ReadAsync(map, by.Id))!.Lanes.First().Id;
        Guid[] ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
        MapOperation Insert(ElementKind kind, Guid id, params List<PropertyValue> values) => new InsertOperation(kind, id, [.. values]);
        MapOperation Write(int step, string text, int span = 1) =>
            Insert(Card.Kind, Guid.CreateVersion7(), new("laneId", lane), new("stepId", ids[step]), new("text", text), PropertyValue.Of(Card.Span, span));
        var answer = await rooms.SubmitAsync(map, new MapSubmission(by.Person, MapSubmission.NewId(), null,
        [
            Insert(Stage.Kind, ids[0], new PropertyValue("title", "Discover")), Insert(Stage.Kind, ids[1], new PropertyValue("title", "Buy")),
            Insert(Step.Kind, ids[2], new("stageId", ids[0]), new("title", "Searches")), Insert(Step.Kind, ids[3], new("stageId", ids[1]), new("title", "Orders")),
            Write(2, "Looks around"), Write(2, "Reads along the way", span: 2), Write(3, "Pays"),
        ]));
        Assert.IsType<SubmitAnswer.Accepted>(answer);
    }

    private static List<string> Sheets(string html) => [.. html.Split("class=\"sheet-frame\"").Skip(1).Select(WebUtility.HtmlDecode).OfType<string>()];

    private static bool Has(string sheet, string text) => sheet.Contains(text, StringComparison.Ordinal);

    private static int Count(string sheet, string text) => Regex.Count(sheet, Regex.Escape(text));
}
