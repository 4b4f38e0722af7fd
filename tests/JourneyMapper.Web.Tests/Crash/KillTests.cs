using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>kill -9 of the real server under load: what anyone was told or shown is there afterwards, once.</summary>
public sealed class KillTests
{
    private const int Kills = 3;

    private static string[] SetUp => UnderFire.SetUp;

    [Fact]
    public async Task On_SQLite()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-crash-").FullName;
        try
        {
            await SurviveAsync(() => AppProcess.OnSqliteAsync(folder, SetUp));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        var database = PostgresServer.Shared.NewDatabase();
        try
        {
            await SurviveAsync(() => AppProcess.OnPostgresAsync(database, SetUp));
        }
        finally
        {
            PostgresServer.Shared.Drop(database);
        }
    }

    private static async Task SurviveAsync(Func<Task<AppProcess>> start)
    {
        var app = await start();
        var (map, card) = await UnderFire.NewCardAsync(app);
        var writers = "abcdef".Select(letter => new Writer(map, card, letter)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await UnderFire.WriteAsync([(app, writers)], app.KillAsync, CancellationToken.None);
            await app.DisposeAsync();
            app = await start();
        }

        // The last round ends in peace: everything that was open is sent again and answered.
        using var enough = new CancellationTokenSource();
        await UnderFire.WriteAsync([(app, writers)], enough.CancelAsync, enough.Token);
        await UnderFire.CheckAsync(app, map, card, writers);

        // And what the next start loads is the same, from the elements alone.
        await app.KillAsync();
        await app.DisposeAsync();
        app = await start();
        await UnderFire.CheckAsync(app, map, card, writers);
        await app.DisposeAsync();
    }
}
