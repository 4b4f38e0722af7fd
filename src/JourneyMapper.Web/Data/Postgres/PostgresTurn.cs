using System.Buffers.Binary;
using System.Collections.Concurrent;
using Npgsql;

namespace JourneyMapper.Web.Data;

/// <summary>
/// One process's turn to store on a map, as a lock of the database: commits of the others share it and so wait at their beginning until
/// it is given back. PostgreSQL hands it out in the order of asking, so nobody is passed over for ever.
/// </summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    /// <summary>Waits while another process has the turn. Held together with all others that commit.</summary>
    public const string Await = "SELECT pg_advisory_xact_lock_shared($1)";

    /// <summary>The database takes the turn away from a process that does nothing with it for so long: one that is stopped must not stop the others.</summary>
    private const string Limit = "SET LOCAL idle_in_transaction_session_timeout = '5s'";

    private const string Take = "SELECT pg_advisory_xact_lock($1)";

    private readonly NpgsqlConnection connection;
    private readonly ConcurrentDictionary<Guid, PostgresTurn> turns;
    private readonly Guid map;

    private PostgresTurn(NpgsqlConnection connection, Guid map, ConcurrentDictionary<Guid, PostgresTurn> turns) =>
        (this.connection, this.map, this.turns) = (connection, map, turns);

    /// <summary>The lock's number. Two maps of one number wait for each other now and then, that is all.</summary>
    public static long KeyOf(Guid map)
    {
        Span<byte> bytes = stackalloc byte[16];
        map.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }

    /// <param name="turns">Where the turn stands while it lasts.</param>
    public static async Task<PostgresTurn> TakeAsync(NpgsqlDataSource source, Guid map, ConcurrentDictionary<Guid, PostgresTurn> turns)
    {
        var connection = await source.OpenConnectionAsync(CancellationToken.None);
        try
        {
            // Given back with the connection, whatever becomes of the transaction.
            await connection.BeginTransactionAsync(CancellationToken.None);
            await using var batch = connection.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Limit));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Take) { Parameters = { new NpgsqlParameter<long> { TypedValue = KeyOf(map) } } });
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            return turns[map] = new PostgresTurn(connection, map, turns);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        turns.TryRemove(map, out _);
        try
        {
            await connection.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
    }
}
