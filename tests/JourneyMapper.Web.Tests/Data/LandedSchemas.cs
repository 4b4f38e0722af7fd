using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>Databases as earlier versions left them: the tables of an earlier schema, with a workspace in them that was written then.</summary>
internal static partial class LandedSchemas
{
    /// <summary>
    /// Every schema that was ever on main, oldest first, and the file in Data/Schemas whose rows it is tried with: a file holds until a migration needs rows of its own.
    /// A new migration is one more line.
    /// </summary>
    public static readonly IReadOnlyList<(string Name, string Rows)> All =
    [
        ("Initial", "Initial.sql"),
        ("Teams", "Initial.sql"),
        ("OwnViews", "Initial.sql"),
        ("Journeys", "Initial.sql"),
    ];

    // What stands in Initial.sql.
    public const string Token = RunningApp.Token;
    public const string Invitation = "an invitation for tests";
    public const string Card = "Longer queue 🙂";
    public static readonly Guid Bicycle = Guid.Parse("0193a000-0000-7000-8000-000000000001");
    public static readonly Guid Blueprint = Guid.Parse("0193a000-0000-7000-8000-000000000002");

    /// <summary>Makes the database with that schema and fills it.</summary>
    /// <param name="database">A folder, or a connection string.</param>
    public static async Task MakeAsync(string database, string schema)
    {
        var isSqlite = Path.IsPathRooted(database);
        await using var db = ContextOf(database);
        await db.GetService<IMigrator>().MigrateAsync(schema);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = SqlOf(All.Single(landed => landed.Name == schema).Rows, isSqlite);
        await command.ExecuteNonQueryAsync();
        if (!isSqlite) NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }

    /// <summary>The names of the migrations that the database has now.</summary>
    public static async Task<string[]> AppliedAsync(string database)
    {
        await using var db = ContextOf(database);
        return [.. (await db.Database.GetAppliedMigrationsAsync()).Select(migration => migration.Split('_', 2)[1])];
    }

    private static JourneyDb ContextOf(string database) => Path.IsPathRooted(database)
        ? new SqliteJourneyDb(new DbContextOptionsBuilder<SqliteJourneyDb>().UseSqlite(Sqlite(database)).Options)
        : new PostgresJourneyDb(new DbContextOptionsBuilder<PostgresJourneyDb>().UseNpgsql(database).Options);

    private static string Sqlite(string folder) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "journeymapper.db"), Pooling = false, ForeignKeys = true }.ConnectionString;

    private static string SqlOf(string file, bool isSqlite) => Mark().Replace(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "JourneyMapper.Web.Tests", "Data", "Schemas", file)),
        mark => mark.Groups[1].Value switch
        {
            "yes" => isSqlite ? "1" : "true",
            "no" => isSqlite ? "0" : "false",
            var time when isSqlite => DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).Ticks.ToString(CultureInfo.InvariantCulture),
            var time => $"'{time}'",
        });

    // Not the @ of an address.
    [GeneratedRegex("(?<![a-zA-Z])@(yes|no|[0-9]{4}-[0-9T:.-]+Z)@")]
    private static partial Regex Mark();
}
