using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>The application on a new and empty database, opened but not listening. One per test class.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly Lazy<WebApplication> app;

    protected TestDatabase() => app = new(() => Server.Build([.. Settings(), "--urls", "http://127.0.0.1:0"]));

    public IServiceProvider Services => app.Value.Services;

    public IMapStore Store => Services.GetRequiredService<IMapStore>();

    /// <summary>A context of its own; the caller disposes of it.</summary>
    public JourneyDb NewContext() => Services.GetRequiredService<IDbContextFactory<JourneyDb>>().CreateDbContext();

    public virtual Task InitializeAsync() => Services.GetRequiredService<IJourneyDatabase>().OpenAsync();

    public virtual async Task DisposeAsync() => await app.Value.DisposeAsync();

    protected abstract string[] Settings();
}

public sealed class SqliteTestDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("journeymapper-sqlite-").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected override string[] Settings() => ["--Storage:Path", Folder];
}

public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string connectionString = PostgresServer.Shared.NewDatabase();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        PostgresServer.Shared.Drop(connectionString);
    }

    protected override string[] Settings() => ["--ConnectionStrings:Postgres", connectionString];
}
