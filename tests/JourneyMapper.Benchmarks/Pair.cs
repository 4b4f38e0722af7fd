using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks;

/// <summary>Two servers on one PostgreSQL, each in a process of its own; all of it is gone afterwards.</summary>
sealed class Pair : IAsyncDisposable
{
    readonly PostgresServer database;

    Pair(PostgresServer database, AppServer here, AppServer there) => (this.database, Here, There) = (database, here, there);

    public AppServer Here { get; }

    public AppServer There { get; }

    public static async Task<Pair> StartAsync()
    {
        var database = PostgresServer.Start();
        AppServer? here = null;
        try
        {
            var settings = new AppSettings { Postgres = database.NewDatabase() };
            here = await AppServer.StartAsync(settings);
            return new Pair(database, here, await AppServer.StartAsync(settings));
        }
        catch
        {
            if (here is not null) await here.DisposeAsync();
            database.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Here.DisposeAsync();
        await There.DisposeAsync();
        database.Dispose();
    }
}
