using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class PersonalShelfTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Favourites_are_each_persons_own_and_two_windows_do_not_disturb_each_other(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var shelf = team.App.Get<PersonalShelf>();
        var bo = await team.JoinAsync("Bo", Role.Viewer);
        var map = await team.MapAsync("Map");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shelf.SetFavouriteAsync(bo.Id, map, true)))), Assert.True);

        Assert.Equal([map], (await shelf.ReadAsync(bo.Id)).Favourites);
        Assert.Empty((await shelf.ReadAsync(team.Anna.Id)).Favourites);
        Assert.True(await shelf.SetFavouriteAsync(bo.Id, map, false));
        Assert.Empty((await shelf.ReadAsync(bo.Id)).Favourites);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_that_one_may_not_see_cannot_be_a_favourite(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var map = await team.MapAsync("Map");
        await team.HideAsync(map, team.Anna);

        Assert.False(await team.App.Get<PersonalShelf>().SetFavouriteAsync(bo.Id, map, true));
        Assert.Empty((await team.App.Get<PersonalShelf>().ReadAsync(bo.Id)).Favourites);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_latest_visit_counts_also_when_two_come_at_once(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var shelf = team.App.Get<PersonalShelf>();
        var map = await team.MapAsync("Map");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shelf.NoteVisitAsync(team.Anna.Id, map))));
        var first = Assert.Single((await shelf.ReadAsync(team.Anna.Id)).Visits);
        await shelf.NoteVisitAsync(team.Anna.Id, map);

        var last = Assert.Single((await shelf.ReadAsync(team.Anna.Id)).Visits);
        Assert.Equal(map, last.Key);
        Assert.True(last.Value >= first.Value && last.Value.Kind == DateTimeKind.Utc);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task How_one_looks_at_a_map_is_kept_whether_or_not_one_was_there_before(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var shelf = team.App.Get<PersonalShelf>();
        var bo = await team.JoinAsync("Bo", Role.Viewer);
        var map = await team.MapAsync("Map");

        Assert.Null(await shelf.ReadViewAsync(bo.Id, map));
        await Task.WhenAll(shelf.KeepViewAsync(bo.Id, map, "{}"), shelf.NoteVisitAsync(bo.Id, map));
        Assert.Equal("{}", await shelf.ReadViewAsync(bo.Id, map));
        await shelf.KeepViewAsync(bo.Id, map, "[]");
        await shelf.NoteVisitAsync(bo.Id, map);

        Assert.Equal("[]", await shelf.ReadViewAsync(bo.Id, map));
        Assert.Null(await shelf.ReadViewAsync(team.Anna.Id, map));
    }
}
