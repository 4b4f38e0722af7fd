using System.Net;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Future;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Sharing;
using Xunit;

namespace JourneyMapper.Web.Tests.Future;

public sealed class ComparePageTests
{
    private const string Secret = "Hemlig-resa-4711";

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Both_maps_are_read_by_the_readers_own_right(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (ben, cia) = (await app.NewMemberAsync("Ben", Role.Editor), await app.NewMemberAsync("Cia", Role.Editor));
        var current = await app.NewMapAsync(ben, "Today");
        var (_, future) = await app.Get<FutureMaps>().MakeAsync(current, "Today", ben.Person);
        await app.Get<MapRooms>().SubmitAsync(current, new(ben.Person, MapSubmission.NewId(), null, [new InsertOperation(Stage.Kind, Guid.CreateVersion7(), [new("title", Secret)])]));
        using var browser = app.NewBrowser();
        await browser.SignInAsync(cia.Email, Colleague.Password);

        Assert.Contains(Secret, await ReadAsync(browser, $"/maps/{future}/compare"), StringComparison.Ordinal);
        await app.ShareAsync(current, ben, null);

        var page = await ReadAsync(browser, $"/maps/{future}/compare");
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.Contains("There is nothing to compare with", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await ReadAsync(browser, $"/maps/new/guided?map={current}&page=steps"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await ReadAsync(browser, $"/maps/new/middle?map={current}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/maps/{current}/compare")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_that_was_made_from_none_says_how_to_get_there(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var anna = await app.AnnaAsync();
        var map = await app.NewMapAsync(anna, "Today");
        using var browser = app.NewBrowser();
        await browser.SignInAsync(anna.Email, RunningApp.OwnerPassword);

        Assert.Contains("This map was not made from another one", await ReadAsync(browser, $"/maps/{map}/compare"), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Browser browser, string path) => WebUtility.HtmlDecode(await (await browser.GetAsync(path)).Content.ReadAsStringAsync());
}
