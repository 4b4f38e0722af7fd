using System.Collections.Concurrent;
using JourneyMapper.Maps.Live;
using Npgsql;

namespace JourneyMapper.Web.Data;

/// <summary>Maps in PostgreSQL. A commit is one batch, which is one round trip and one transaction.</summary>
internal sealed class PostgresMapStore(NpgsqlDataSource source, OtherNodes others) : IMapStore
{
    /// <summary>The maps on which this process has the turn.</summary>
    private readonly ConcurrentDictionary<Guid, PostgresTurn> turns = [];

    public async Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default)
    {
        // One statement, so that version and elements are of the same moment.
        await using var command = source.CreateCommand(
            """
            SELECT m."Version", e."Id", e."Kind", e."Parent", e."Second", e."OrderKey", e."Text", e."Data", e."RemovedBy", e."Removal"
            FROM "Maps" m LEFT JOIN "Elements" e ON e."MapId" = m."Id" WHERE m."Id" = $1 AND m."DeletedAt" IS NULL
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mapId });
        return await ReadAsync<StoredMap?>(
            command,
            async row =>
            {
                long? version = null;
                var elements = new List<StoredElement>();
                while (await row.ReadAsync(cancel))
                {
                    version = row.GetInt64(0);
                    if (!row.IsDBNull(1))
                        elements.Add(Element(row));
                }
                return version is { } known ? new StoredMap(mapId, known, elements) : null;
            },
            cancel);
    }

    public async Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand(
            """
            SELECT "MapId", "Version", "At", "AuthorId", "AuthorName", "SubmissionId", "Operations", "Inverse"
            FROM "Edits" WHERE "MapId" = $1 AND "Version" > $2 ORDER BY "Version" LIMIT $3
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mapId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await ReadAsync<IReadOnlyList<StoredEdit>>(
            command,
            async row =>
            {
                var edits = new List<StoredEdit>();
                while (await row.ReadAsync(cancel))
                    edits.Add(Edit(row));
                return edits;
            },
            cancel);
    }

    public async Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand(
            """
            SELECT "MapId", "Version", "At", "AuthorId", "AuthorName", "SubmissionId", "Operations", "Inverse"
            FROM "Edits" WHERE "MapId" = $1 AND "SubmissionId" = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mapId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submissionId });
        return await ReadAsync(command, async row => await row.ReadAsync(cancel) ? Edit(row) : null, cancel);
    }

    public async Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default)
    {
        MapCommits.Check(commit);
        // From here on nothing is cancelled: nobody would know what became of it.
        cancel.ThrowIfCancellationRequested();
        if (!MapCommits.CanBeKept(commit))
            return CommitOutcome.Refused;
        try
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            await using var batch = PostgresMapBatch.For(commit, connection, others.Listen, turns.ContainsKey(commit.MapId));
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            return CommitOutcome.Stored;
        }
        catch (PostgresException e) when (PostgresMapBatch.Meaning(e) is { } outcome)
        {
            return outcome;
        }
        catch (PostgresException e) when (PostgresMapBatch.MapDidNotFollow(e))
        {
            return MapCommits.WhyNotRaised(commit, await LivingVersionAsync(commit.MapId));
        }
        catch (Exception e)
        {
            throw Unavailable(e);
        }
    }

    public async Task<IAsyncDisposable?> TakeTurnAsync(Guid mapId)
    {
        try
        {
            return await PostgresTurn.TakeAsync(source, mapId, turns);
        }
        catch (NpgsqlException e)
        {
            throw Unavailable(e);
        }
    }

    private async Task<long?> LivingVersionAsync(Guid mapId)
    {
        await using var command = source.CreateCommand("""SELECT "Version" FROM "Maps" WHERE "Id" = $1 AND "DeletedAt" IS NULL""");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = mapId });
        return await ReadAsync<long?>(command, async row => await row.ReadAsync() ? row.GetInt64(0) : null, CancellationToken.None);
    }

    private async Task<T> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using var row = await command.ExecuteReaderAsync(cancel);
            return await read(row);
        }
        catch (NpgsqlException e)
        {
            throw Unavailable(e);
        }
    }

    private StoreUnavailableException Unavailable(Exception e)
    {
        // When one connection has died, so have the others, most likely: the next caller shall get a new one and not the next dead one.
        source.Clear();
        return new StoreUnavailableException($"PostgreSQL failed: {e.Message}", e);
    }

    private static StoredElement Element(NpgsqlDataReader row) => new(
        row.GetGuid(1), row.GetString(2), Id(row, 3), Id(row, 4), row.GetString(5), Text(row, 6), row.GetString(7), Id(row, 8), Text(row, 9));

    private static StoredEdit Edit(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), row.GetDateTime(2), row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
