using JourneyMapper.Web.Data;
using Microsoft.Data.Sqlite;

namespace JourneyMapper.Web.Backup;

/// <summary>The embedded database as one file, by SQLite's own means: everything is in it, sessions and keys too.</summary>
static class SqliteCopy
{
    /// <summary>Copies it as it is at this moment, while others go on writing.</summary>
    /// <param name="target">An empty file, or none.</param>
    /// <exception cref="SqliteException">The database cannot be read, or the copy not be written.</exception>
    public static void Make(StorageFolder folder, string target)
    {
        using var connection = new SqliteConnection(SqliteConnections.ReadOnly(folder));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
