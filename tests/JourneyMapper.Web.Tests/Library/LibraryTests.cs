using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class LibraryTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_goes_from_the_shelf_to_the_bin_and_back_with_all_that_is_in_it(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var (desk, library) = (app.Get<MapDesk>(), app.Get<MapLibrary>());
        var anna = await AnnaAsync(app);
        var id = Guid.CreateVersion7();

        Assert.IsType<SubmitAnswer.Accepted>(await desk.CreateAsync(id, "Booking", MapKinds.FutureState, anna, "Before", "After"));
        Assert.IsType<SubmitAnswer.Accepted>(await desk.RenameAsync(id, "Booking a class", anna));
        var item = Assert.Single(await library.ListAsync(anna.Id));
        Assert.Equal(("Booking a class", "futureState", 2L, anna.Id, anna.Name), (item.Title, item.Kind, item.Version, item.ChangedById!.Value, item.ChangedBy));

        Assert.True(await desk.BinAsync(id, anna));
        Assert.False(await desk.BinAsync(id, anna));
        Assert.Empty(await library.ListAsync(anna.Id));
        Assert.NotNull(Assert.Single(await library.ListBinAsync(anna.Id)).DeletedAt);
        Assert.Null(await app.Get<MapRooms>().ReadAsync(id));

        Assert.True(await desk.RestoreAsync(id, anna));
        Assert.Empty(await library.ListBinAsync(anna.Id));
        Assert.Equal(item with { DeletedAt = null }, Assert.Single(await library.ListAsync(anna.Id)));
        Assert.Equal(["Before", "After"], (await app.Get<MapRooms>().ReadAsync(id))!.Stages.Select(stage => stage.Caption));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_map_changed_last_stands_first(string kind)
    {
        // Two changes of one millisecond have no order; here none are.
        var clock = new SetClock();
        await using var app = await RunningApp.OnAsync(kind, services => services.AddSingleton<TimeProvider>(clock), RunningApp.Owner);
        var desk = app.Get<MapDesk>();
        var anna = await AnnaAsync(app);
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var id in ids)
        {
            await desk.CreateAsync(id, "Map", MapKinds.CurrentState, anna);
            clock.Now += TimeSpan.FromSeconds(1);
        }

        await desk.RenameAsync(ids[0], "First again", anna);

        Assert.Equal([ids[0], ids[2], ids[1]], (await app.Get<MapLibrary>().ListAsync(anna.Id)).Select(m => m.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_picture_of_a_map_shows_what_is_in_it(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        var anna = await AnnaAsync(app);
        var id = Guid.CreateVersion7();
        await app.Get<MapDesk>().CreateAsync(id, "Map", MapKinds.CurrentState, anna, "One", "Two");
        var map = (await app.Get<MapRooms>().ReadAsync(id))!;
        var (step, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        ImmutableArray<MapOperation> operations =
        [
            new InsertOperation(Step.Kind, step, [new("stageId", map.Stages.First().Id)]),
            new InsertOperation(Step.Kind, second, [new("stageId", map.Stages.First().Id)]),
            NewCard(map, Pains.Kind, step),
            NewCard(map, Emotions.Kind, second, PropertyValue.Of(Card.Score, -1.5m)),
        ];
        Assert.IsType<SubmitAnswer.Accepted>(await app.Get<MapRooms>().SubmitAsync(id, new(anna, MapSubmission.NewId(), null, operations)));

        var picture = await app.Get<Thumbnails>().ReadAsync(id, 2);

        Assert.Equal([(0, 2), (2, 1)], picture.Stages.Select(stage => (stage.FirstColumn, stage.Columns)));
        Assert.Equal([1, 0, 0], picture.Columns.Select(column => column.Pains));
        Assert.Equal([null, -1.5, null], picture.Columns.Select(column => column.Feeling));
        Assert.Equal([true, true, false], picture.Columns.Select(column => column.IsStep));
    }

    private static InsertOperation NewCard(JourneyMapper.Maps.JourneyMap map, LaneKind lane, Guid step, params PropertyValue[] more) => new(
        Card.Kind, Guid.CreateVersion7(), [new("laneId", map.Lanes.Single(l => Lane.KindOf(l) == lane).Id), new("stepId", step), .. more]);

    private static async Task<MapAuthor> AnnaAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        var anna = await db.Users.SingleAsync();
        return new(anna.Id, anna.Name);
    }
}
