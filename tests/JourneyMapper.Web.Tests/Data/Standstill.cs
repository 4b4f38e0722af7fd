using Microsoft.Data.Sqlite;
using Npgsql;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>
/// Makes a process of the application stand still in the middle of a transaction, for certain and for as long as is wanted: when it inserts into a certain table,
/// or changes it. So it can be killed exactly there.
/// </summary>
internal abstract class Standstill : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Stands still at the first row that is inserted.</summary>
    public static Standstill OnSqlite(string folder, string table) => new Trigger(Path.Combine(folder, "journeymapper.db"), table);

    /// <summary>Stands still at the first row that is inserted, or when the table's columns are changed.</summary>
    public static Standstill OnPostgres(string connectionString, string table) => new Lock(connectionString, table);

    /// <summary>Waits until the process stands still.</summary>
    /// <param name="hasEnded">Whether it has ended instead.</param>
    public async Task ReachedAsync(Func<bool> hasEnded)
    {
        var limit = DateTime.UtcNow + Patience;
        while (!IsReached())
        {
            if (hasEnded()) throw new InvalidOperationException("The process ended and did not stand still.");
            if (DateTime.UtcNow > limit) throw new TimeoutException("The process does not get there.");
            await Task.Delay(PollInterval);
        }
    }

    public abstract void Dispose();

    protected abstract bool IsReached();

    /// <summary>A trigger that counts to infinity: whoever inserts is busy inside its transaction.</summary>
    private sealed class Trigger : Standstill
    {
        private const int Busy = 5;

        // Others hold the lock for a writer too, but not for so long.
        private const int BlinkSeconds = 1;

        private readonly SqliteConnection connection;

        public Trigger(string file, string table)
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = BlinkSeconds }.ConnectionString);
            connection.Open();
            Run("CREATE VIEW infinity AS WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) SELECT n FROM numbers");
            Run($"""CREATE TRIGGER standstill BEFORE INSERT ON "{table}" BEGIN SELECT count(*) FROM infinity; END""");
        }

        public override void Dispose()
        {
            // The killed process' lock is gone with it; only a moment may lie between.
            connection.DefaultTimeout = 30;
            Run("DROP TRIGGER standstill");
            Run("DROP VIEW infinity");
            connection.Dispose();
        }

        protected override bool IsReached()
        {
            try
            {
                Run("BEGIN IMMEDIATE");
                Run("ROLLBACK");
                return false;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy)
            {
                return true;
            }
        }

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A lock that lets others read the table but not write it.</summary>
    private sealed class Lock : Standstill
    {
        private readonly NpgsqlDataSource source;
        private readonly NpgsqlConnection holder;
        private readonly NpgsqlTransaction transaction;
        private readonly string table;

        public Lock(string connectionString, string table)
        {
            this.table = table;
            source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
            holder = source.OpenConnection();
            transaction = holder.BeginTransaction();
            using var command = holder.CreateCommand();
            command.CommandText = $"""LOCK TABLE "{table}" IN SHARE MODE""";
            command.ExecuteNonQuery();
        }

        public override void Dispose()
        {
            transaction.Dispose();
            holder.Dispose();
            source.Dispose();
        }

        protected override bool IsReached()
        {
            using var command = source.CreateCommand($"""SELECT count(*) FROM pg_locks WHERE relation = '"{table}"'::regclass AND NOT granted""");
            return (long)command.ExecuteScalar()! > 0;
        }
    }
}
