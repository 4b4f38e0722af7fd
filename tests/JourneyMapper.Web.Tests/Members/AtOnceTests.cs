using System.Net;
using System.Net.WebSockets;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Members;

public sealed class SqliteAtOnceTests(SqliteApiApp app) : AtOnceTests(app), IClassFixture<SqliteApiApp>;

public sealed class PostgresAtOnceTests(PostgresApiApp app) : AtOnceTests(app), IClassFixture<PostgresApiApp>;

/// <summary>Whoever loses a right has lost it everywhere when the change is answered.</summary>
public abstract class AtOnceTests(ApiApp app)
{
    static int count;

    RunningApp App => app.App;

    MemberDesk Desk => App.Get<MemberDesk>();

    [Fact]
    public async Task The_tokens_that_somebody_removed_has_made_are_worth_nothing_and_their_connections_end()
    {
        var (map, card) = await app.NewCardAsync();
        var (anna, ben) = (await App.AnnaAsync(), await NewMemberAsync(Role.Editor));
        var token = await App.TokenOfAsync(ben, TokenRight.Edit);
        using var program = App.NewClient(token);
        await using var stays = await app.ConnectAsync();
        await using var goes = await app.ConnectAsync(token);
        await stays.JoinAsync(map);
        await goes.JoinAsync(map);
        await goes.SubmitAsync(map, [Set(card, "before")]);

        Assert.Equal(MemberOutcome.Done, await Desk.RemoveAsync(ben, anna, withdrawLinks: false));

        await app.ProblemAsync(HttpMethod.Get, $"/api/v1/maps/{map}", null, 403, "forbidden", program);
        await app.ProblemAsync(HttpMethod.Post, $"/api/v1/maps/{map}/operations", new { operations = new[] { Set(card, "after") } }, 403, "forbidden", program);
        var closed = await goes.Closed.NextAsync();
        Assert.Equal((map, "forbidden"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        await goes.Disconnected.NextAsync();
        Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => app.ConnectAsync(token))).Message, StringComparison.Ordinal);
        Assert.Equal("before", await TextAsync(map, card));
    }

    [Fact]
    public async Task The_tokens_of_somebody_made_less_do_no_more_than_that()
    {
        var (map, card) = await app.NewCardAsync();
        var (anna, ben) = (await App.AnnaAsync(), await NewMemberAsync(Role.Owner));
        var token = await App.TokenOfAsync(ben, TokenRight.Full);
        using var program = App.NewClient(token);
        await using var hub = await app.ConnectAsync(token);
        await hub.JoinAsync(map);
        await app.SendAsync(HttpMethod.Get, "/api/v1/tokens", null, 200, program);

        Assert.Equal(MemberOutcome.Done, await Desk.SetRoleAsync(ben, Role.Viewer, anna));

        await app.ProblemAsync(HttpMethod.Get, "/api/v1/tokens", null, 403, "forbidden", program);
        await app.ProblemAsync(HttpMethod.Post, "/api/v1/maps", new { title = "x" }, 403, "forbidden", program);
        var refused = HubClient.Refusal(await Assert.ThrowsAsync<HubException>(() => hub.SubmitAsync(map, [Set(card, "x")])));
        Assert.Equal("forbidden", refused.GetProperty("code").GetString());
        // A viewer still sees.
        await app.SubmitAsync(map, Set(card, "seen"));
        Assert.Equal(map, (await hub.Changed.NextAsync()).GetProperty("mapId").GetGuid());
        Assert.Empty(hub.Closed.All);
    }

    [Fact]
    public async Task What_somebody_removed_has_in_the_queue_is_refused()
    {
        var (map, card) = await app.NewCardAsync();
        var (anna, ben) = (await App.AnnaAsync(), await NewMemberAsync(Role.Editor));
        var store = new HeldStore(App.Get<IMapStore>());
        await using var rooms = new MapRooms(store, App.Get<IMapRights>(), TimeProvider.System);
        var author = new MapAuthor(ben, "Ben");
        Task<SubmitAnswer> SubmitAsync(string text) =>
            rooms.SubmitAsync(map, new(author, MapSubmission.NewId(), null, [SetOperation.Of(card, Card.Text, text)]));

        var first = SubmitAsync("being stored");
        await store.Reached;
        var queued = new[] { SubmitAsync("queued"), SubmitAsync("queued too") };
        Assert.Equal(MemberOutcome.Done, await Desk.RemoveAsync(ben, anna, withdrawLinks: false));
        store.Release();

        Assert.IsType<SubmitAnswer.Accepted>(await first);
        // Who may not even see it is told that there is none.
        foreach (var answer in await Task.WhenAll(queued)) Assert.Equal(Rejection.MapGone, Assert.IsType<SubmitAnswer.Rejected>(answer).Reason);
        Assert.Equal("being stored", (await App.Get<IMapStore>().LoadAsync(map))!.Elements.Single(element => element.Id == card).Text);
    }

    [Fact]
    public async Task A_browser_of_somebody_removed_is_shown_the_door()
    {
        var (anna, ben) = (await App.AnnaAsync(), await NewMemberAsync(Role.Editor));
        using var browser = App.NewBrowser();
        await browser.SignInAsync((await App.Get<MemberList>().MembersAsync(anna)).Single(m => m.Id == ben).Email, Workspace.Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/members")).StatusCode);

        await Desk.RemoveAsync(ben, anna, withdrawLinks: false);

        Assert.Equal("/status/403", (await browser.GetAsync("/members")).Headers.Location!.AbsolutePath);
    }

    Task<Guid> NewMemberAsync(Role role) => App.AddAsync(role, $"Ben{Interlocked.Increment(ref count)}");

    async Task<string?> TextAsync(Guid map, Guid card) => (await App.Get<MapRooms>().ReadAsync(map))!.Find(card)!.Get(Card.Text);

    static object Set(Guid card, string text) => new { op = "set", id = card, property = "text", value = text };

    /// <summary>The real store, whose first commit waits until it is let go.</summary>
    sealed class HeldStore(IMapStore store) : IMapStore
    {
        readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Release() => released.SetResult();

        public Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default) => store.LoadAsync(mapId, cancel);

        public Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default) =>
            store.ReadEditsAsync(mapId, after, limit, cancel);

        public Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default) =>
            store.FindSubmissionAsync(mapId, submissionId, cancel);

        public async Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default)
        {
            reached.TrySetResult();
            await released.Task;
            return await store.CommitAsync(commit, cancel);
        }
    }
}

public sealed class AtOnceOnAnotherNodeTests
{
    [Fact]
    public async Task A_right_taken_on_one_node_is_gone_on_the_other_when_it_looks()
    {
        await using var here = await RunningApp.OnAsync("PostgreSQL", RunningApp.Owner);
        await using var there = await here.AnotherAsync();
        var (anna, ben) = (await here.AnnaAsync(), await here.AddAsync(Role.Editor, "Ben"));
        var token = await here.TokenOfAsync(ben, TokenRight.View);
        var watch = there.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<MembershipWatch>().Single();
        await watch.CheckAsync("", CancellationToken.None);
        await using var hub = await HubClient.ConnectAsync(there.Address, token);

        await here.Get<MemberDesk>().RemoveAsync(ben, anna, withdrawLinks: false);
        await watch.CheckAsync("", CancellationToken.None);

        Assert.Null(there.RoleOf(ben));
        await hub.Disconnected.NextAsync();
    }
}
