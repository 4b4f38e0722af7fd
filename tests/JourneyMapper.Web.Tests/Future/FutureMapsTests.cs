using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Future;
using JourneyMapper.Web.Tests.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Future;

public sealed class FutureMapsTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_future_map_is_a_copy_that_knows_what_it_was_made_from(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var id = await team.MapAsync("Today", null, (Actions.Kind, "Rings up"), (Pains.Kind, "Waits"));

        var (answer, future) = await team.App.Get<FutureMaps>().MakeAsync(id, "Today", team.Anna);

        Assert.IsType<SubmitAnswer.Accepted>(answer);
        var (now, then) = (await team.ReadAsync(id), await team.ReadAsync(future));
        Assert.Equal(("Today – future", "futureState", (Guid?)id), (then.Title, then.Kind, then.Head.Get(MapHead.BasedOn)));
        Assert.Empty(MapComparison.Of(now, then).Differences);
        await team.EditAsync(future, team.Anna, new RemoveOperation(then.Cards().First(card => card.Caption == "Waits").Id));
        Assert.Equal(DifferenceKind.Removed, Assert.Single(MapComparison.Of(now, await team.ReadAsync(future)).Differences).Kind);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_current_map_lists_the_future_maps_that_the_reader_may_see(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var maps = team.App.Get<FutureMaps>();
        var (bo, id, other) = (await team.JoinAsync("Bo", Role.Editor), await team.MapAsync("Today"), await team.MapAsync("Other"));
        var (_, open) = await maps.MakeAsync(id, "Today", team.Anna);
        var (_, secret) = await maps.MakeAsync(id, "", team.Anna);
        var (_, binned) = await maps.MakeAsync(id, "Binned", team.Anna);
        await maps.MakeAsync(other, "Other", team.Anna);
        await team.HideAsync(secret, team.Anna);
        await team.Desk.BinAsync(binned, team.Anna);

        Assert.Equal([new(open, "Today – future")], await maps.OfAsync(id, bo.Id));
        Assert.Equal([open, secret], (await maps.OfAsync(id, team.Anna.Id)).Select(map => map.Id).Order());
        Assert.Null(await maps.FindAsync(secret, bo.Id));
        Assert.Equal("Today", (await maps.FindAsync(id, bo.Id))!.Title);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_who_may_edit_makes_one_and_only_of_a_journey_that_they_see(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var maps = team.App.Get<FutureMaps>();
        var (eva, bo) = (await team.JoinAsync("Eva", Role.Viewer), await team.JoinAsync("Bo", Role.Editor));
        var (id, persona) = (await team.MapAsync("Today"), Guid.CreateVersion7());
        await team.Desk.CreateAsync(persona, [SetOperation.Of(persona, MapHead.MapKind, MapHead.Persona)], team.Anna);

        Assert.Equal(new SubmitAnswer.Rejected(Rejection.Forbidden), (await maps.MakeAsync(id, "Today", eva)).Answer);
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), (await maps.MakeAsync(persona, "Ann", team.Anna)).Answer);
        await team.HideAsync(id, team.Anna);
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), (await maps.MakeAsync(id, "Today", bo)).Answer);
    }
}
