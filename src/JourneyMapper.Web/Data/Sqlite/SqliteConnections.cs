using Microsoft.Data.Sqlite;

namespace JourneyMapper.Web.Data;

internal static class SqliteConnections
{
    /// <summary>For EF and for reading: pooled, as many as are needed; WAL lets them read while the gate writes.</summary>
    public static string Shared(StorageFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, ForeignKeys = true }.ConnectionString;

    /// <summary>For one long reading, also beside the process that has the folder: a missing file is not made, and closing really closes.</summary>
    public static string ReadOnly(StorageFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString;

    /// <summary>For the gate's own connection, which must really close when it is closed.</summary>
    public static string ForGate(StorageFolder folder) => new SqliteConnectionStringBuilder
    {
        DataSource = folder.DatabaseFile,
        Mode = SqliteOpenMode.ReadWrite,
        ForeignKeys = true,
        Pooling = false,
    }.ConnectionString;
}
