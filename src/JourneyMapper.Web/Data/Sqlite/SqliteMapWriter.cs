using JourneyMapper.Maps.Live;
using Microsoft.Data.Sqlite;

namespace JourneyMapper.Web.Data;

/// <summary>
/// Writes groups of map commits, one transaction a group, over one connection with prepared statements. Used by the gate's thread only.
/// After any failure of the database the connection is thrown away (closing ends the transaction for certain) and opened anew for the next group.
/// </summary>
internal sealed class SqliteMapWriter(string connectionString) : IDisposable
{
    private const int ConstraintViolated = 19;
    private const int TooBig = 18;

    private SqliteConnection? connection;
    private SqliteMapStatements? statements;

    /// <summary>Stores the group and answers each member. Never throws.</summary>
    public void Write(List<SqliteGate.CommitWork> group)
    {
        var outcomes = new CommitOutcome[group.Count];
        try
        {
            var now = Open();
            now.Begin.ExecuteNonQuery();
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] = WriteOne(now, group[i].Commit);
            now.Commit.ExecuteNonQuery();
        }
        catch (Exception e)
        {
            Drop();
            var unknown = new StoreUnavailableException($"SQLite failed: {e.Message}", e);
            foreach (var work in group)
                work.Outcome.TrySetException(unknown);
            return;
        }
        for (var i = 0; i < outcomes.Length; i++)
            group[i].Outcome.TrySetResult(outcomes[i]);
    }

    public void Dispose() => Drop();

    private static CommitOutcome WriteOne(SqliteMapStatements to, MapCommit commit)
    {
        to.Savepoint.ExecuteNonQuery();
        CommitOutcome outcome;
        try
        {
            outcome = to.Write(commit);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ConstraintViolated or TooBig)
        {
            outcome = SqliteMapStatements.Meaning(e);
        }
        if (outcome != CommitOutcome.Stored)
            to.RollbackToSavepoint.ExecuteNonQuery();
        to.Release.ExecuteNonQuery();
        // SQLite names the submission's index when both are violated, PostgreSQL the version's key: the version it is, on both.
        if (outcome == CommitOutcome.SubmissionTaken && to.HasVersion(commit.MapId, commit.ExpectedVersion + 1))
            outcome = CommitOutcome.VersionTaken;
        return outcome;
    }

    private SqliteMapStatements Open()
    {
        if (statements is { } open)
            return open;
        Drop();
        connection = new SqliteConnection(connectionString);
        connection.Open();
        return statements = new SqliteMapStatements(connection);
    }

    private void Drop()
    {
        statements = null;
        connection?.Dispose();
        connection = null;
    }
}
