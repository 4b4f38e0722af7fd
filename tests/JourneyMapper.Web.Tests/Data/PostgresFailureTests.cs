using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>A PostgreSQL that dies, comes back and loses its answers on the way.</summary>
public sealed class PostgresFailureTests : IAsyncLifetime
{
    private readonly PostgresServer server = PostgresServer.Start();
    private readonly Guid map = Guid.CreateVersion7();
    private readonly WebApplication app;
    private readonly LossyProxy proxy;

    public PostgresFailureTests()
    {
        proxy = LossyProxy.Start(Path.Combine(server.SocketFolder, ".s.PGSQL.5432"));
        var settings = new NpgsqlConnectionStringBuilder(server.NewDatabase()) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable };
        app = Server.Build("--ConnectionStrings:Postgres", settings.ConnectionString);
    }

    private IMapStore Store => app.Services.GetRequiredService<IMapStore>();

    private IJourneyDatabase Database => app.Services.GetRequiredService<IJourneyDatabase>();

    public async Task InitializeAsync()
    {
        await Database.OpenAsync();
        await Store.CommitAsync(Samples.Creation(map));
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await proxy.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_an_unknown_outcome_and_found_by_its_submission()
    {
        proxy.LoseNextAnswer();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitAsync(Samples.Next(map, 1, "lost", Samples.Element())));

        Assert.Equal(2, (await Store.FindSubmissionAsync(map, "lost"))!.Version);
        Assert.Single((await Store.LoadAsync(map))!.Elements);
    }

    [Fact]
    public async Task What_is_stored_survives_a_kill_of_the_database_and_the_store_recovers_with_it()
    {
        // Several connections in the pool, all of which the kill leaves dead.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.CommitAsync(Samples.Creation(Guid.CreateVersion7())))));
        await Store.CommitAsync(Samples.Next(map, 1, "last"));

        server.Kill();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitAsync(Samples.Next(map, 2)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.FindSubmissionAsync(map, "last"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.LoadAsync(map));
        Assert.False(await Database.IsReadyAsync());
        server.StartAgain();

        Assert.True(await Database.IsReadyAsync());
        Assert.Equal(2, (await Store.FindSubmissionAsync(map, "last"))!.Version);
        Assert.Equal(CommitOutcome.Stored, await Store.CommitAsync(Samples.Next(map, 2)));
    }

    [Fact]
    public async Task A_restart_between_two_commits_costs_one_answer_and_no_more()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.CommitAsync(Samples.Creation(Guid.CreateVersion7())))));
        server.Kill();
        server.StartAgain();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitAsync(Samples.Next(map, 1, "first")));

        Assert.Null(await Store.FindSubmissionAsync(map, "first"));
        Assert.Equal(CommitOutcome.Stored, await Store.CommitAsync(Samples.Next(map, 1, "first")));
    }
}
