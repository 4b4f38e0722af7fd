using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks;

/// <summary>Our server on both databases, each in a process of its own; all of it is gone afterwards.</summary>
sealed class Site : IAsyncDisposable
{
    readonly PostgresServer database;

    Site(PostgresServer database, AppServer sqlite, AppServer postgres) => (this.database, Sqlite, Postgres) = (database, sqlite, postgres);

    public AppServer Sqlite { get; }

    public AppServer Postgres { get; }

    public static async Task<Site> StartAsync()
    {
        var database = PostgresServer.Start();
        AppServer? sqlite = null;
        try
        {
            sqlite = await AppServer.StartAsync();
            return new Site(database, sqlite, await AppServer.StartAsync(new AppSettings { Postgres = database.NewDatabase() }));
        }
        catch
        {
            if (sqlite is not null) await sqlite.DisposeAsync();
            database.Dispose();
            throw;
        }
    }

    /// <summary>Milliseconds of an fsync in the folder of the embedded database.</summary>
    public double SqliteSync() => DiskSync.Measure(Sqlite.StoragePath);

    /// <summary>The same in PostgreSQL's.</summary>
    public double PostgresSync() => DiskSync.Measure(database.SocketFolder);

    public async ValueTask DisposeAsync()
    {
        await Sqlite.DisposeAsync();
        await Postgres.DisposeAsync();
        database.Dispose();
    }
}
