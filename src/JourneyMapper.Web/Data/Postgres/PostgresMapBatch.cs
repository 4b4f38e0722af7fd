using JourneyMapper.Maps.Live;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Web.Data;

/// <summary>
/// A commit as one batch: edits, elements, the map's row. Without BEGIN the server treats the batch as one transaction, so that an error in any
/// of its statements undoes them all and its end is the commit.
/// </summary>
internal static class PostgresMapBatch
{
    private const string InsertEdits =
        """
        INSERT INTO "Edits" ("MapId", "Version", "SubmissionId", "At", "AuthorId", "AuthorName", "Operations", "Inverse")
        SELECT $1, e.* FROM unnest($2, $3, $4, $5, $6, $7, $8) AS e
        """;

    private const string UpsertElements =
        """
        INSERT INTO "Elements" ("MapId", "Id", "Kind", "Parent", "Second", "OrderKey", "Text", "Data", "RemovedBy", "Removal")
        SELECT $1, e.* FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) AS e
        ON CONFLICT ("MapId", "Id") DO UPDATE SET "Kind" = excluded."Kind", "Parent" = excluded."Parent", "Second" = excluded."Second",
            "OrderKey" = excluded."OrderKey", "Text" = excluded."Text", "Data" = excluded."Data",
            "RemovedBy" = excluded."RemovedBy", "Removal" = excluded."Removal"
        """;

    private const string CreateMap =
        """
        INSERT INTO "Maps" ("Id", "Title", "Kind", "Version", "CreatedAt", "ChangedAt", "CreatedBy", "OwnerId")
        SELECT $1, $2, $3, $4, $5, $6, p."Id", p."Id" FROM (SELECT 1) AS one LEFT JOIN "People" p ON p."Id" = $7
        """;

    // Divides by the number of rows updated: none is an error, which ends the transaction without another round trip.
    private const string RaiseMap =
        """
        WITH raised AS (
            UPDATE "Maps" SET "Version" = $2, "Title" = $3, "Kind" = $4, "ChangedAt" = $5
            WHERE "Id" = $1 AND "Version" = $6 AND "DeletedAt" IS NULL RETURNING 1)
        SELECT 1 / (SELECT count(*) FROM raised)
        """;

    // Part of the transaction: nobody hears of what was not stored. One for the whole group.
    private const string TellOthers = $"SELECT pg_notify('{NodeFollower.Channel}', $1)";

    /// <param name="hasOthers">Whether other processes listen: they are told, and one of them may have taken the turn.</param>
    /// <param name="hasTurn">Whether this process has it.</param>
    public static NpgsqlBatch For(MapCommit commit, NpgsqlConnection connection, bool hasOthers, bool hasTurn)
    {
        var batch = connection.CreateBatch();
        if (commit.ExpectedVersion > 0 && hasOthers && !hasTurn)
            batch.BatchCommands.Add(Command(PostgresTurn.Await, One(PostgresTurn.KeyOf(commit.MapId))));
        batch.BatchCommands.Add(Edits(commit));
        if (commit.Elements.Count > 0)
            batch.BatchCommands.Add(Elements(commit));
        batch.BatchCommands.Add(Map(commit));
        if (commit.ExpectedVersion > 0 && hasOthers)
            batch.BatchCommands.Add(Command(TellOthers, One(NodeFollower.Message(commit.MapId, commit.Edits[^1].Version))));
        return batch;
    }

    /// <summary>What an error of the server certainly means for the commit; null when it means nothing certain.</summary>
    public static CommitOutcome? Meaning(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => e.ConstraintName == "IX_Edits_MapId_SubmissionId" ? CommitOutcome.SubmissionTaken : CommitOutcome.VersionTaken,
        PostgresErrorCodes.DivisionByZero => null,
        // Bad data, broken constraints, a row given twice, too long for an index.
        _ when e.SqlState[..2] is "22" or "23" or "21" or "54" => CommitOutcome.Refused,
        _ => null,
    };

    /// <summary>Whether the map's row was not there to be raised.</summary>
    public static bool MapDidNotFollow(PostgresException e) => e.SqlState == PostgresErrorCodes.DivisionByZero;

    private static NpgsqlBatchCommand Edits(MapCommit commit)
    {
        var edits = commit.Edits;
        return Command(
            InsertEdits,
            One(commit.MapId),
            Many(edits, e => e.Version, NpgsqlDbType.Bigint),
            Many(edits, e => e.SubmissionId, NpgsqlDbType.Text),
            Many(edits, e => e.At, NpgsqlDbType.TimestampTz),
            Many(edits, e => e.AuthorId, NpgsqlDbType.Uuid),
            Many(edits, e => e.AuthorName, NpgsqlDbType.Text),
            Many(edits, e => e.Operations, NpgsqlDbType.Text),
            Many(edits, e => e.Inverse, NpgsqlDbType.Text));
    }

    private static NpgsqlBatchCommand Elements(MapCommit commit)
    {
        var elements = commit.Elements;
        return Command(
            UpsertElements,
            One(commit.MapId),
            Many(elements, e => e.Id, NpgsqlDbType.Uuid),
            Many(elements, e => e.Kind, NpgsqlDbType.Text),
            Many(elements, e => e.Parent, NpgsqlDbType.Uuid),
            Many(elements, e => e.Second, NpgsqlDbType.Uuid),
            Many(elements, e => e.OrderKey, NpgsqlDbType.Text),
            Many(elements, e => e.Text, NpgsqlDbType.Text),
            Many(elements, e => e.Data, NpgsqlDbType.Text),
            Many(elements, e => e.RemovedBy, NpgsqlDbType.Uuid),
            Many(elements, e => e.Removal, NpgsqlDbType.Text));
    }

    private static NpgsqlBatchCommand Map(MapCommit commit)
    {
        var first = commit.Edits[0];
        var last = commit.Edits[^1];
        return commit.ExpectedVersion == 0
            ? Command(CreateMap, One(commit.MapId), One(commit.Title), One(commit.Kind), One(last.Version), One(first.At), One(last.At), One(first.AuthorId))
            : Command(RaiseMap, One(commit.MapId), One(last.Version), One(commit.Title), One(commit.Kind), One(last.At), One(commit.ExpectedVersion));
    }

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<T> One<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<T[]> Many<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> column, NpgsqlDbType type)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
