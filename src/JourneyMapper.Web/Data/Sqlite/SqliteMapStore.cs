using JourneyMapper.Maps.Live;
using Microsoft.Data.Sqlite;

namespace JourneyMapper.Web.Data;

/// <summary>Maps in the embedded database: reads on pooled connections, commits through the gate.</summary>
internal sealed class SqliteMapStore(SqliteGate gate, StorageFolder folder) : IMapStore
{
    private readonly string connectionString = SqliteConnections.Shared(folder);

    public Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default) => ReadAsync<StoredMap?>(
        """
        SELECT m."Version", e."Id", e."Kind", e."Parent", e."Second", e."OrderKey", e."Text", e."Data", e."RemovedBy", e."Removal"
        FROM "Maps" m LEFT JOIN "Elements" e ON e."MapId" = m."Id" WHERE m."Id" = $map AND m."DeletedAt" IS NULL
        """,
        command => command.Parameters.AddWithValue("$map", mapId),
        row =>
        {
            long? version = null;
            var elements = new List<StoredElement>();
            while (row.Read())
            {
                version = row.GetInt64(0);
                if (!row.IsDBNull(1))
                    elements.Add(Element(row));
            }
            return version is { } known ? new StoredMap(mapId, known, elements) : null;
        },
        cancel);

    public Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default) =>
        ReadAsync<IReadOnlyList<StoredEdit>>(
            """
            SELECT "MapId", "Version", "At", "AuthorId", "AuthorName", "SubmissionId", "Operations", "Inverse"
            FROM "Edits" WHERE "MapId" = $map AND "Version" > $after ORDER BY "Version" LIMIT $limit
            """,
            command =>
            {
                command.Parameters.AddWithValue("$map", mapId);
                command.Parameters.AddWithValue("$after", after);
                command.Parameters.AddWithValue("$limit", limit);
            },
            row =>
            {
                var edits = new List<StoredEdit>();
                while (row.Read())
                    edits.Add(Edit(row));
                return edits;
            },
            cancel);

    public Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default) => ReadAsync(
        """
        SELECT "MapId", "Version", "At", "AuthorId", "AuthorName", "SubmissionId", "Operations", "Inverse"
        FROM "Edits" WHERE "MapId" = $map AND "SubmissionId" = $submission
        """,
        command =>
        {
            command.Parameters.AddWithValue("$map", mapId);
            command.Parameters.AddWithValue("$submission", submissionId);
        },
        row => row.Read() ? Edit(row) : null,
        cancel);

    public Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default)
    {
        MapCommits.Check(commit);
        cancel.ThrowIfCancellationRequested();
        return MapCommits.CanBeKept(commit) ? gate.CommitAsync(commit) : Task.FromResult(CommitOutcome.Refused);
    }

    // SQLite works where it is called: a big map must not hold up a circuit's dispatcher or a room's loop.
    private Task<T> ReadAsync<T>(string text, Action<SqliteCommand> fill, Func<SqliteDataReader, T> read, CancellationToken cancel) => Task.Run(
        () =>
        {
            try
            {
                using var connection = new SqliteConnection(connectionString);
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = text;
                fill(command);
                using var row = command.ExecuteReader();
                return read(row);
            }
            catch (SqliteException e)
            {
                throw new StoreUnavailableException($"SQLite failed: {e.Message}", e);
            }
        },
        cancel);

    private static StoredElement Element(SqliteDataReader row) => new(
        row.GetGuid(1), row.GetString(2), Id(row, 3), Id(row, 4), row.GetString(5), Text(row, 6), row.GetString(7), Id(row, 8), Text(row, 9));

    private static StoredEdit Edit(SqliteDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), new DateTime(row.GetInt64(2), DateTimeKind.Utc), row.GetGuid(3), row.GetString(4),
        row.GetString(5), row.GetString(6), row.GetString(7));

    private static Guid? Id(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
