using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Api;
using JourneyMapper.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace JourneyMapper.Web.Tests.Nodes;

/// <summary>A node that loses every race for a map takes the turn: the others wait at the beginning of their commits.</summary>
public sealed class TurnTests(PostgresApiApp api) : IClassFixture<PostgresApiApp>
{
    private const string NobodyWaits = """SELECT NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted) AS "Value" """;

    [Fact]
    public async Task Who_has_the_turn_stores_and_the_others_wait_for_it()
    {
        var (here, map) = (api.App.Get<IMapStore>(), Guid.CreateVersion7());
        // The other node's store, which knows that it is not alone.
        var there = new PostgresMapStore(api.App.Get<NpgsqlDataSource>(), new OtherNodes { Listen = true });
        await here.CommitAsync(Samples.Creation(map));

        var turn = await here.TakeTurnAsync(map);
        var waiting = there.CommitAsync(Samples.Next(map, 1, "there"));
        await using var db = api.App.NewContext();
        while (await db.Database.SqlQueryRaw<bool>(NobodyWaits).SingleAsync()) Assert.False(waiting.IsCompleted);
        Assert.Equal(CommitOutcome.Stored, await here.CommitAsync(Samples.Next(map, 1, "here")));
        await turn!.DisposeAsync();

        Assert.Equal(CommitOutcome.VersionTaken, await waiting);
        Assert.Equal(CommitOutcome.Stored, await there.CommitAsync(Samples.Next(map, 2, "there")));
    }

    [Fact]
    public async Task A_turn_whose_connection_is_lost_ends_without_a_word()
    {
        var (store, map) = (api.App.Get<IMapStore>(), Guid.CreateVersion7());
        await store.CommitAsync(Samples.Creation(map));

        var turn = await store.TakeTurnAsync(map);
        await using var db = api.App.NewContext();
        await db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        await turn!.DisposeAsync();

        await (await store.TakeTurnAsync(map))!.DisposeAsync();
        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(map, 1)));
    }
}
