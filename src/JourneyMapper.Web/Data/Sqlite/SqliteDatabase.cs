using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Data;

/// <summary>The embedded database at start and in good health.</summary>
internal sealed class SqliteDatabase(StorageFolder folder, SqliteGate gate, IDbContextFactory<JourneyDb> databases) : IJourneyDatabase
{
    public string Place => $"{folder.DatabaseFile} (SQLite)";

    public async Task OpenAsync(CancellationToken cancel = default)
    {
        folder.Claim();
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await gate.ExclusiveAsync(
                async () =>
                {
                    // EF does so only when it makes the file itself.
                    await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancel);
                    await ForgetKilledStartAsync(db, cancel);
                    await Schema.MigrateAsync(db, cancel);
                },
                cancel);
        }
        catch (Exception e) when (Schema.Failure(e) is { } failure)
        {
            throw new StartException($"the database {folder.DatabaseFile} cannot be opened: {failure.Message}", e);
        }
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            return await Schema.IsNewestAsync(db, cancel);
        }
        catch (Exception e) when (Schema.Failure(e) is not null)
        {
            return false;
        }
    }

    public DbConnection OpenSnapshot()
    {
        if (!File.Exists(folder.DatabaseFile)) throw new StartException($"there is no database {folder.DatabaseFile}");
        var connection = new SqliteConnection(SqliteConnections.ReadOnly(folder));
        try
        {
            connection.Open();
            connection.BeginTransaction(deferred: true);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StartException($"the database {folder.DatabaseFile} cannot be opened: {e.Message}", e);
        }
    }

    public void InOneTransaction(Action<DbConnection> write) => gate.Exclusive(() =>
    {
        using var connection = new SqliteConnection(SqliteConnections.ForGate(folder));
        connection.Open();
        using var transaction = connection.BeginTransaction();
        write(connection);
        transaction.Commit();
        return true;
    });

    // A start that was killed while it migrated leaves its row behind, and the next one would wait for it forever. Holding the folder's lock,
    // we know that nobody is migrating.
    private static async Task ForgetKilledStartAsync(JourneyDb db, CancellationToken cancel)
    {
        var there = await db.Database
            .SqlQuery<int>($"""SELECT count(*) AS "Value" FROM sqlite_master WHERE "name" = '__EFMigrationsLock'""")
            .SingleAsync(cancel);
        if (there > 0)
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancel);
    }
}
