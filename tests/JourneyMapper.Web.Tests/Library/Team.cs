using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

/// <summary>A workspace with its owner Anna; others join as the test wants, and make maps without a browser.</summary>
internal sealed class Team : IAsyncDisposable
{
    private Team(RunningApp app, MapAuthor anna) => (App, Anna) = (app, anna);

    public RunningApp App { get; }

    public MapAuthor Anna { get; }

    public MapDesk Desk => App.Get<MapDesk>();

    public MapLibrary Library => App.Get<MapLibrary>();

    public static async Task<Team> OnAsync(string kind)
    {
        var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        await using var db = app.NewContext();
        var anna = await db.Users.SingleAsync();
        return new(app, new(anna.Id, anna.Name));
    }

    public async Task<MapAuthor> JoinAsync(string name, Role role)
    {
        await using var db = App.NewContext();
        var person = new Person { Name = name, UserName = name, NormalizedUserName = name, NormalizedEmail = name, SecurityStamp = name, CreatedAt = DateTime.UtcNow };
        db.Users.Add(person);
        db.Members.Add(new() { PersonId = person.Id, Role = role, JoinedAt = DateTime.UtcNow });
        await db.SaveChangesAsync();
        await App.Get<Membership>().RefreshAsync();
        return new(person.Id, name);
    }

    public async Task<Guid> MapAsync(string title, MapAuthor? by = null, params (LaneKind Lane, string Text)[] cards)
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await Desk.CreateAsync(id, title, MapKinds.CurrentState, by ?? Anna, "Before"));
        if (cards.Length == 0) return id;
        var map = await ReadAsync(id);
        var step = Guid.CreateVersion7();
        List<MapOperation> operations = [new InsertOperation(Step.Kind, step, [new("stageId", map.Stages.First().Id), new("title", "First step")])];
        operations.AddRange(cards.Select(card => new InsertOperation(
            Card.Kind, Guid.CreateVersion7(), [new("laneId", map.Lanes.Single(lane => Lane.KindOf(lane) == card.Lane).Id), new("stepId", step), new("text", card.Text)])));
        await EditAsync(id, by ?? Anna, [.. operations]);
        return id;
    }

    public async Task<JourneyMap> ReadAsync(Guid id) => (await App.Get<MapRooms>().ReadAsync(id))!;

    public async Task EditAsync(Guid id, MapAuthor by, params MapOperation[] operations) =>
        Assert.IsType<SubmitAnswer.Accepted>(await App.Get<MapRooms>().SubmitAsync(id, new(by, MapSubmission.NewId(), null, [.. operations])));

    /// <summary>From now on the map is for these people only, besides its owner.</summary>
    public async Task HideAsync(Guid id, MapAuthor owner, params MapAuthor[] viewers)
    {
        await using var db = App.NewContext();
        db.MapAccess.Add(new() { MapId = id, OwnerId = owner.Id });
        db.MapGrants.AddRange(viewers.Select(viewer => new MapGrant { MapId = id, PersonId = viewer.Id, Role = Role.Viewer }));
        await db.SaveChangesAsync();
        await App.Get<Membership>().RefreshAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
