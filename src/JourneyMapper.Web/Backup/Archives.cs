using System.Data.Common;
using System.Reflection;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Backup;

/// <summary>
/// Backup and restore as one file that either database takes. The work is synchronous and belongs on a thread of its own: SQLite works where it is called,
/// and a pool thread that writes for seconds is missed on a small machine.
/// </summary>
public sealed class Archives(IJourneyDatabase database, IDbContextFactory<JourneyDb> databases, TimeProvider clock)
{
    // Without the commit that the build adds after a plus.
    public static string AppVersion { get; } =
        typeof(Archives).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>Writes an archive of the database as it is at this moment, while others go on writing.</summary>
    /// <param name="to">Need not be able to seek; stays open.</param>
    /// <exception cref="ArchiveException">The database has another schema than this version's, or something is too large to be restored.</exception>
    /// <exception cref="StartException">The database cannot be opened.</exception>
    public ArchiveManifest Write(Stream to, CancellationToken cancel = default) => Write(to, ArchiveLimits.Default, cancel);

    internal ArchiveManifest Write(Stream to, ArchiveLimits limits, CancellationToken cancel)
    {
        using var db = databases.CreateDbContext();
        using var snapshot = database.OpenSnapshot();
        // On SQLite this first reading is what fixes the moment.
        if (NewestMigration(snapshot) != db.Database.GetMigrations().Last())
            throw new ArchiveException("the database has the tables of another version; start this version once, which brings them up to date");
        var schema = SchemasOf(db)[^1];
        return new ArchiveWriter(snapshot, limits, cancel).Write(to, ArchiveTable.Of(db), entries =>
            new(ArchiveManifest.FormatName, ArchiveManifest.CurrentVersion, AppVersion, schema, clock.GetUtcNow().UtcDateTime, entries));
    }

    /// <summary>Opens an archive and reads all of it once: what is wrong with it is told before a database is touched.</summary>
    /// <param name="from">Must be able to seek; stays open.</param>
    /// <exception cref="ArchiveException">It cannot be restored.</exception>
    internal ArchiveReader Open(Stream from, ArchiveLimits limits, CancellationToken cancel)
    {
        using var db = databases.CreateDbContext();
        var archive = ArchiveReader.Open(from, ArchiveTable.Of(db), SchemasOf(db), limits);
        try
        {
            archive.Verify(cancel);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Refuses a database of an earlier version, and only reads it: <see cref="IJourneyDatabase.OpenAsync"/> would bring it up to date before
    /// <see cref="Restore"/> finds that it is not empty.
    /// </summary>
    /// <exception cref="ArchiveException">It has some of the migrations, but not all.</exception>
    /// <exception cref="StartException">It cannot be read.</exception>
    internal async Task RefuseEarlierAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            // None where there is no database yet; it is not made by asking.
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            if (applied.Count > 0 && db.Database.GetMigrations().Except(applied).Any())
                throw new ArchiveException("the database is not empty (it has the tables of an earlier JourneyMapper); restore into a new one, nothing was changed");
        }
        catch (Exception e) when (Schema.Failure(e) is { } failure)
        {
            throw new StartException($"the database {database.Place} cannot be opened: {failure.Message}", e);
        }
    }

    /// <summary>Fills an empty database, all of it or, whatever happens, nothing. The database has been opened (<see cref="IJourneyDatabase.OpenAsync"/>).</summary>
    /// <exception cref="ArchiveException">The database is not empty, or does not take what is in the archive.</exception>
    internal void Restore(ArchiveReader archive, CancellationToken cancel)
    {
        using var db = databases.CreateDbContext();
        var tables = ArchiveTable.Of(db);
        var ofOlderSchema = archive.Manifest.Schema != SchemasOf(db)[^1];
        database.InOneTransaction(connection =>
        {
            foreach (var table in tables) CheckEmpty(connection, table);
            foreach (var table in tables) Fill(connection, archive, table, ofOlderSchema, cancel);
        });
    }

    private static void Fill(DbConnection connection, ArchiveReader archive, ArchiveTable table, bool ofOlderSchema, CancellationToken cancel)
    {
        using var lines = archive.Lines(table);
        if (lines is null) return;
        using var inserts = new ArchiveInserts(connection, table);
        var rows = new ArchiveRows(table, ofOlderSchema);
        try
        {
            while (lines.Next(out var line))
            {
                cancel.ThrowIfCancellationRequested();
                inserts.Add(rows.Read(line), line.Length);
            }
            inserts.Flush();
        }
        catch (FormatException e)
        {
            throw new ArchiveException($"line {lines.Number} of its {table.Entry} is no row: {e.Message}", e);
        }
        catch (DbException e) when (!e.IsTransient)
        {
            throw new ArchiveException($"the database does not take its {table.Entry}: {e.Message}", e);
        }
    }

    private static void CheckEmpty(DbConnection connection, ArchiveTable table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM {table.Name} LIMIT 1";
        if (command.ExecuteScalar() is not null)
            throw new ArchiveException($"the database is not empty (there are rows in {table.Name}); restore into a new one, nothing was changed");
    }

    private static string? NewestMigration(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """;
        return command.ExecuteScalar() as string;
    }

    // The two databases have a migration of the same name for each step, at different seconds.
    private static List<string> SchemasOf(JourneyDb db) => [.. db.Database.GetMigrations().Select(migration => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
