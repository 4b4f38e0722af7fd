using System.Globalization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Examples;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Examples;

/// <summary>Examples on their way into the database.</summary>
public sealed class AddingExamplesTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task All_six_can_be_added_in_the_readers_language_and_twice(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var anna = await AnnaAsync(app);
        using var danish = new Language("da");

        foreach (var example in ExampleMaps.All.Concat(ExampleMaps.All))
        {
            var id = await app.Get<ExampleMaps>().AddAsync(example, anna);
            var map = (await app.Get<MapRooms>().ReadAsync(id!.Value))!;
            Assert.Equal((example.Title("da"), 1L), (map.Title, map.Version));
            Assert.Equal("Handlinger", map.Lanes.Single(lane => Lane.KindOf(lane).Name == "actions").Caption);
        }

        Assert.Equal(12, (await app.Get<MapLibrary>().ListAsync(anna.Id)).Count);
    }

    [Fact]
    public async Task An_example_may_be_given_a_title_of_ones_own_within_the_limit_of_titles()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var (examples, anna) = (app.Get<ExampleMaps>(), await AnnaAsync(app));

        var id = await examples.AddAsync(ExampleMaps.All[0], anna, "For Thursday's workshop");
        Assert.Equal("For Thursday's workshop", (await app.Get<MapRooms>().ReadAsync(id!.Value))!.Title);

        Assert.Null(await examples.AddAsync(ExampleMaps.All[0], anna, new string('x', Limits.Title + 1)));
        Assert.Single(await app.Get<MapLibrary>().ListAsync(anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_not_make_maps_adds_none(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);

        Assert.Null(await app.Get<ExampleMaps>().AddAsync(ExampleMaps.All[0], new(Guid.NewGuid(), "Stranger")));

        Assert.Empty(await app.Get<MapLibrary>().ListAsync((await AnnaAsync(app)).Id));
    }

    [Fact]
    public async Task Dates_are_counted_from_the_day_on_which_the_map_is_made()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);

        var before = DateOnly.FromDateTime(DateTime.UtcNow);
        var id = await app.Get<ExampleMaps>().AddAsync(ExampleMaps.All.Single(example => example.Name == "bank"), await AnnaAsync(app));
        var after = DateOnly.FromDateTime(DateTime.UtcNow);
        var map = (await app.Get<MapRooms>().ReadAsync(id!.Value))!;

        Assert.InRange(map.Cards().Min(card => card.Get(Card.Due))!.Value, before.AddDays(30), after.AddDays(30));
        Assert.InRange(map.Elements().Where(element => element.Kind == Evidence.Kind).Max(element => element.Get(Evidence.Date))!.Value, before.AddDays(-18), after.AddDays(-18));
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
