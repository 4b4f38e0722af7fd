using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>Built-in templates on their way into the database.</summary>
public sealed class StartingTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_one_can_be_begun_with_in_the_readers_language_and_twice(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var anna = await AnnaAsync(app);
        using var danish = new Language("da");

        foreach (var item in TemplateLibrary.BuiltIn("da").Concat(TemplateLibrary.BuiltIn("da")))
        {
            var map = await StartAsync(app, item, anna);
            Assert.Equal((item.Title, 1L), (map.Title, map.Version));
            Assert.Equal("Handlinger", map.Lanes.Single(lane => Lane.KindOf(lane).Name == "actions").Caption);
        }

        Assert.Equal(BuiltInTemplates.All.Count * 2, (await app.Get<MapLibrary>().ListAsync(anna.Id)).Count);
    }

    [Fact]
    public async Task It_may_be_given_a_title_of_ones_own_within_the_limit_of_titles()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var (anna, item) = (await AnnaAsync(app), TemplateLibrary.BuiltIn("en")[0]);

        Assert.Equal("For Thursday's workshop", (await StartAsync(app, item, anna, "For Thursday's workshop")).Title);

        Assert.IsType<SubmitAnswer.Refused>(await app.Get<TemplateDesk>().StartAsync(item, Guid.CreateVersion7(), new string('x', Limits.Title + 1), anna));
        Assert.Single(await app.Get<MapLibrary>().ListAsync(anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_not_make_maps_begins_with_none_and_sent_again_it_counts_once(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (anna, item, id) = (await AnnaAsync(app), TemplateLibrary.BuiltIn("en")[0], Guid.CreateVersion7());
        var desk = app.Get<TemplateDesk>();

        Assert.Equal(new SubmitAnswer.Rejected(Rejection.Forbidden), await desk.StartAsync(item, id, "", new(Guid.NewGuid(), "Stranger")));
        Assert.IsType<SubmitAnswer.Accepted>(await desk.StartAsync(item, id, "", anna));
        Assert.IsType<SubmitAnswer.Accepted>(await desk.StartAsync(item, id, "", anna));
        Assert.IsType<SubmitAnswer.Refused>(await desk.StartAsync(item, id, "Another", anna));

        Assert.Equal(1, Assert.Single(await app.Get<MapLibrary>().ListAsync(anna.Id)).Version);
    }

    [Fact]
    public async Task Dates_are_counted_from_the_day_on_which_the_map_is_made()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);

        var before = DateOnly.FromDateTime(DateTime.UtcNow);
        var map = await StartAsync(app, TemplateItem.Of(BuiltInTemplates.Find("bank")!, "en"), await AnnaAsync(app));
        var after = DateOnly.FromDateTime(DateTime.UtcNow);

        Assert.InRange(map.Cards().Min(card => card.Get(Card.Due))!.Value, before.AddDays(30), after.AddDays(30));
        Assert.InRange(map.Elements().Where(element => element.Kind == Evidence.Kind).Max(element => element.Get(Evidence.Date))!.Value, before.AddDays(-18), after.AddDays(-18));
    }

    private static async Task<JourneyMap> StartAsync(RunningApp app, TemplateItem item, MapAuthor by, string title = "")
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await app.Get<TemplateDesk>().StartAsync(item, id, title, by));
        return (await app.Get<MapRooms>().ReadAsync(id))!;
    }

    private static async Task<MapAuthor> AnnaAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        var anna = await db.Users.SingleAsync();
        return new(anna.Id, anna.Name);
    }

    /// <summary>The language of whoever asks, until it is disposed.</summary>
    private sealed class Language : IDisposable
    {
        private readonly CultureInfo kept = CultureInfo.CurrentUICulture;

        public Language(string name) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentUICulture = kept;
    }
}
