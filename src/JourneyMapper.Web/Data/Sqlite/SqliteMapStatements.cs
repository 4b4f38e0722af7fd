using JourneyMapper.Maps.Live;
using Microsoft.Data.Sqlite;

namespace JourneyMapper.Web.Data;

/// <summary>The prepared statements of the gate's connection and their order within one commit.</summary>
internal sealed class SqliteMapStatements
{
    private const int PrimaryKeyViolated = 1555;
    private const int UniqueIndexViolated = 2067;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand edit;
    private readonly SqliteCommand element;
    private readonly SqliteCommand create;
    private readonly SqliteCommand raise;
    private readonly SqliteCommand find;
    private readonly SqliteCommand hasVersion;

    public SqliteMapStatements(SqliteConnection connection)
    {
        this.connection = connection;
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Begin = Prepare("BEGIN IMMEDIATE");
        Commit = Prepare("COMMIT");
        Savepoint = Prepare("SAVEPOINT one");
        RollbackToSavepoint = Prepare("ROLLBACK TO one");
        Release = Prepare("RELEASE one");
        edit = Prepare(
            """
            INSERT INTO "Edits" ("MapId", "Version", "SubmissionId", "At", "AuthorId", "AuthorName", "Operations", "Inverse")
            VALUES ($map, $version, $submission, $at, $author, $name, $operations, $inverse)
            """,
            "$map", "$version", "$submission", "$at", "$author", "$name", "$operations", "$inverse");
        element = Prepare(
            """
            INSERT INTO "Elements" ("MapId", "Id", "Kind", "Parent", "Second", "OrderKey", "Text", "Data", "RemovedBy", "Removal")
            VALUES ($map, $id, $kind, $parent, $second, $key, $text, $data, $removedBy, $removal)
            ON CONFLICT ("MapId", "Id") DO UPDATE SET "Kind" = excluded."Kind", "Parent" = excluded."Parent", "Second" = excluded."Second",
                "OrderKey" = excluded."OrderKey", "Text" = excluded."Text", "Data" = excluded."Data",
                "RemovedBy" = excluded."RemovedBy", "Removal" = excluded."Removal"
            """,
            "$map", "$id", "$kind", "$parent", "$second", "$key", "$text", "$data", "$removedBy", "$removal");
        create = Prepare(
            """
            INSERT INTO "Maps" ("Id", "Title", "Kind", "Version", "CreatedAt", "ChangedAt", "CreatedBy", "OwnerId")
            SELECT $id, $title, $kind, $version, $created, $changed, p."Id", p."Id" FROM (SELECT 1) LEFT JOIN "People" p ON p."Id" = $author
            """,
            "$id", "$title", "$kind", "$version", "$created", "$changed", "$author");
        raise = Prepare(
            """
            UPDATE "Maps" SET "Version" = $version, "Title" = $title, "Kind" = $kind, "ChangedAt" = $changed
            WHERE "Id" = $id AND "Version" = $expected AND "DeletedAt" IS NULL
            """,
            "$id", "$title", "$kind", "$version", "$changed", "$expected");
        find = Prepare("""SELECT "Version" FROM "Maps" WHERE "Id" = $id AND "DeletedAt" IS NULL""", "$id");
        hasVersion = Prepare("""SELECT 1 FROM "Edits" WHERE "MapId" = $map AND "Version" = $version""", "$map", "$version");
    }

    public SqliteCommand Begin { get; }

    public SqliteCommand Commit { get; }

    public SqliteCommand Savepoint { get; }

    public SqliteCommand RollbackToSavepoint { get; }

    public SqliteCommand Release { get; }

    /// <summary>Writes one commit into the open transaction. Anything but Stored must be rolled back by the caller.</summary>
    public CommitOutcome Write(MapCommit commit)
    {
        foreach (var e in commit.Edits)
            Run(edit, commit.MapId, e.Version, e.SubmissionId, e.At.Ticks, e.AuthorId, e.AuthorName, e.Operations, e.Inverse);
        foreach (var e in commit.Elements)
            Run(element, commit.MapId, e.Id, e.Kind, e.Parent, e.Second, e.OrderKey, e.Text, e.Data, e.RemovedBy, e.Removal);
        var first = commit.Edits[0];
        var last = commit.Edits[^1];
        if (commit.ExpectedVersion == 0)
        {
            Run(create, commit.MapId, commit.Title, commit.Kind, last.Version, first.At.Ticks, last.At.Ticks, first.AuthorId);
            return CommitOutcome.Stored;
        }
        if (Run(raise, commit.MapId, commit.Title, commit.Kind, last.Version, last.At.Ticks, commit.ExpectedVersion) == 1)
            return CommitOutcome.Stored;
        find.Parameters[0].Value = commit.MapId;
        return MapCommits.WhyNotRaised(commit, (long?)find.ExecuteScalar());
    }

    public bool HasVersion(Guid mapId, long version)
    {
        hasVersion.Parameters[0].Value = mapId;
        hasVersion.Parameters[1].Value = version;
        return hasVersion.ExecuteScalar() is not null;
    }

    /// <summary>What a violated constraint means: the version's key, the submission's index, or something that the caller could not know.</summary>
    public static CommitOutcome Meaning(SqliteException e) => e.SqliteExtendedErrorCode switch
    {
        PrimaryKeyViolated => CommitOutcome.VersionTaken,
        UniqueIndexViolated => CommitOutcome.SubmissionTaken,
        _ => CommitOutcome.Refused,
    };

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string text, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
        return command;
    }

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
