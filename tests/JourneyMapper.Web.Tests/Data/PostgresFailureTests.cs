using System.Net;
using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
        app = Server.Build("--ConnectionStrings:Postgres", settings.ConnectionString, "--urls", "http://127.0.0.1:0");
    }

    private IMapStore Store => app.Services.GetRequiredService<IMapStore>();

    public async Task InitializeAsync()
    {
        await app.StartJourneyAsync();
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
        proxy.LoseAnswerToCommitOf("lost");

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
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync("/healthz/ready"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("/healthz/live"));
        server.StartAgain();

        Assert.Equal(HttpStatusCode.OK, await AskAsync("/healthz/ready"));
        Assert.Equal(2, (await Store.FindSubmissionAsync(map, "last"))!.Version);
        Assert.Equal(CommitOutcome.Stored, await Store.CommitAsync(Samples.Next(map, 2)));
    }

    [Fact]
    public async Task A_restart_between_two_commits_costs_one_answer_at_most()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.CommitAsync(Samples.Creation(Guid.CreateVersion7())))));
        server.Kill();
        server.StartAgain();

        // Whether the pool has noticed already that its connections are dead is up to the machine.
        var failure = await Record.ExceptionAsync(() => Store.CommitAsync(Samples.Next(map, 1, "first")));
        if (failure is not null)
        {
            Assert.IsType<StoreUnavailableException>(failure);
            Assert.Null(await Store.FindSubmissionAsync(map, "first"));
            Assert.Equal(CommitOutcome.Stored, await Store.CommitAsync(Samples.Next(map, 1, "first")));
        }

        Assert.Equal(2, (await Store.FindSubmissionAsync(map, "first"))!.Version);
    }

    [Fact]
    public async Task A_refused_commit_does_not_spoil_its_connection_for_the_next()
    {
        // The driver prepares a statement on its second use: the refusal comes before, at and after that, always on one connection.
        for (var uses = 0; uses < 4; uses++)
        {
            var (id, version) = (Guid.CreateVersion7(), 1);
            await using var source = PostgresConnections.Source($"{app.Configuration.GetConnectionString("Postgres")};Maximum Pool Size=1", NullLoggerFactory.Instance);
            var store = new PostgresMapStore(source, new OtherNodes());
            await store.CommitAsync(Samples.Creation(id, Samples.Element()));
            for (; version <= uses; version++)
                Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(id, version, null, Samples.Element())));

            Assert.Equal(CommitOutcome.SubmissionTaken, await store.CommitAsync(Samples.Next(id, version, "s-1", Samples.Element())));
            Assert.Equal(CommitOutcome.Refused, await store.CommitAsync(Samples.Next(id, version, "bad", Samples.Element() with { Data = null! })));
            Assert.Equal(CommitOutcome.MapGone, await store.CommitAsync(Samples.Next(Guid.NewGuid(), version, "gone", Samples.Element())));
            for (var more = 0; more < 3; more++, version++)
                Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(id, version, null, Samples.Element())));
        }
    }

    private async Task<HttpStatusCode> AskAsync(string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(new Uri(app.Urls.Single()), path));
        return answer.StatusCode;
    }
}
