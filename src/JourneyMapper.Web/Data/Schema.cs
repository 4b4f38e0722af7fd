using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Data;

/// <summary>Migrations, the same for both databases.</summary>
internal static class Schema
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StartException">The database was made by a newer JourneyMapper.</exception>
    public static async Task MigrateAsync(JourneyDb db, CancellationToken cancel)
    {
        await db.Database.MigrateAsync(cancel);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancel)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new StartException($"the database was made by a newer JourneyMapper (it has {unknown[^1]}, which this one does not know)");
    }

    /// <summary>The failure of the database, its network or its files behind <paramref name="e"/> (EF wraps them); null for a fault of ours.</summary>
    public static Exception? Failure(Exception? e)
    {
        while (e is not (null or DbException or IOException or SocketException or TimeoutException or UnauthorizedAccessException))
            e = e.InnerException;
        return e;
    }

    /// <summary>Whether the newest migration has been applied.</summary>
    public static async Task<bool> IsNewestAsync(JourneyDb db, CancellationToken cancel)
    {
        var newest = db.Database.GetMigrations().Last();
        return await db.Database
            .SqlQuery<string>($"""SELECT "MigrationId" AS "Value" FROM "__EFMigrationsHistory" WHERE "MigrationId" = {newest}""")
            .AnyAsync(cancel);
    }
}
