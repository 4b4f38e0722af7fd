using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Tests.Accounts;
using Xunit;

namespace JourneyMapper.Web.Tests.Api;

public sealed class SqliteTrafficTests(SqliteApiApp app) : TrafficTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresTrafficTests(PostgresApiApp app) : TrafficTests(app), IClassFixture<PostgresApiApp>
{
    [Fact]
    public async Task Two_nodes_under_fire_store_one_history()
    {
        var map = Guid.Parse((string)(await App.NewMapAsync())["id"]!);
        await using var other = await App.App.AnotherAsync();
        var author = new MapAuthor(App.App.Get<Membership>().FindToken(RunningApp.Token)!.Id, "node");
        const int Writers = 4, Each = 25;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var rooms = (writer % 2 == 0 ? App.App : other).Get<MapRooms>();
            for (var i = 0; i < Each; i++)
            {
                var typed = new EditTextOperation(map, "goal", Maps.Text.TextDelta.Between("", $"{(char)('a' + writer)}"));
                Assert.IsType<SubmitAnswer.Accepted>(await rooms.SubmitAsync(map, new(author, $"w{writer}-{i}", 1, [typed])));
            }
        })));

        var goal = (await App.StoredAsync(map)).Head.Get(Maps.Elements.MapHead.Goal);
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(Each, goal.Count(letter => letter == 'a' + writer)));
    }
}

/// <summary>Whatever is submitted: what is stored of the elements is what the log gives.</summary>
public abstract class TrafficTests(ApiApp app)
{
    protected ApiApp App => app;

    [Fact]
    public async Task The_stored_elements_are_always_what_the_log_gives()
    {
        var rooms = app.App.Get<MapRooms>();
        var author = new MapAuthor(app.App.Get<Membership>().FindToken(RunningApp.Token)!.Id, "generator");
        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(StartMap.MapId, new(author, "start", null, [.. StartMap.Operations])));
        const int Writers = 4, Each = 150;

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var (random, mine) = (new Random(writer), new List<SubmitAnswer>());
            for (var i = 0; i < Each; i++)
            {
                var map = (await rooms.ReadAsync(StartMap.MapId, author.Id))!;
                var versions = mine.OfType<SubmitAnswer.Accepted>().Select(accepted => accepted.Edit.Version).ToList();
                var submission = new MapSubmission(author, $"w{writer}-{i}", map.Version, [new AnyOperation(map, random).Next()]);
                if (versions.Count > 0 && random.Next(8) == 0) submission = submission with { Operations = [], Undoes = [versions[^1]] };
                mine.Add(await rooms.SubmitAsync(StartMap.MapId, submission));
            }

            return mine;
        })));

        var accepted = answers.SelectMany(mine => mine).OfType<SubmitAnswer.Accepted>().ToList();
        var map = await app.StoredAsync(StartMap.MapId);
        Assert.Equal(1 + accepted.Count, map.Version);
        Assert.Equal(accepted.Count, accepted.Select(answer => answer.Edit.Version).Distinct().Count());
        // About half is refused, as the generator means it; how much depends on who comes first.
        Assert.InRange(accepted.Count, Writers * Each / 3, Writers * Each);
    }
}
