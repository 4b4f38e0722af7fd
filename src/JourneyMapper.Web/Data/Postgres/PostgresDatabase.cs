using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Data;

/// <summary>PostgreSQL at start and in good health.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source, IDbContextFactory<JourneyDb> databases) : IJourneyDatabase
{
    public string Place => $"{Name} (PostgreSQL)";

    private string Name
    {
        get
        {
            var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            return $"{settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";
        }
    }

    public async Task OpenAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await Schema.MigrateAsync(db, cancel);
        }
        catch (Exception e) when (Schema.Failure(e) is { } failure)
        {
            throw new StartException($"the database {Name} cannot be opened: {failure.Message}", e);
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
        NpgsqlConnection? connection = null;
        try
        {
            connection = source.OpenConnection();
            connection.BeginTransaction(IsolationLevel.RepeatableRead);
            using var command = connection.CreateCommand();
            command.CommandText = "SET TRANSACTION READ ONLY";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception e) when (Schema.Failure(e) is { } failure)
        {
            connection?.Dispose();
            throw new StartException($"the database {Name} cannot be opened: {failure.Message}", e);
        }
    }

    public void InOneTransaction(Action<DbConnection> write)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        write(connection);
        transaction.Commit();
    }
}
