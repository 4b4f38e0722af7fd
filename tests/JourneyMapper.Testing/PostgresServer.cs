using System.Diagnostics;
using Npgsql;

namespace JourneyMapper.Testing;

/// <summary>
/// A PostgreSQL for tests: a cluster of our own in a temporary folder, on a unix socket, with fsync on. It goes away with <see cref="Dispose"/> and
/// also when this process dies: a shell waits for the end of a pipe that only we hold, and cleans up then.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>A connection string here makes <see cref="Shared"/> use that server.</summary>
    public const string Variable = "JOURNEYMAPPER_TEST_POSTGRES";

    private const string User = "postgres";
    private const int Connections = 300;

    private static readonly Lazy<PostgresServer> Once = new(StartShared);

    private readonly string connectionString;
    private readonly string? folder;
    private readonly Process? cleaner;

    private PostgresServer(string connectionString, string? folder, Process? cleaner)
    {
        this.connectionString = connectionString;
        this.folder = folder;
        this.cleaner = cleaner;
    }

    /// <summary>The server that all tests of this process share.</summary>
    public static PostgresServer Shared => Once.Value;

    /// <summary>Starts a cluster of its own, for tests that stop it.</summary>
    public static PostgresServer Start()
    {
        var folder = PostgresPrograms.NewFolder();
        var cleaner = StartCleaner(folder);
        var settings = new NpgsqlConnectionStringBuilder { Host = folder, Username = User, Database = "postgres" };
        var server = new PostgresServer(settings.ConnectionString, folder, cleaner);
        PostgresPrograms.Run([.. PostgresPrograms.AsServerUser, PostgresPrograms.Path("initdb"), "-D", Data(folder), "-U", User, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        server.StartAgain();
        return server;
    }

    /// <summary>The folder of the unix socket.</summary>
    public string SocketFolder => Owned;

    private string Owned => folder ?? throw new InvalidOperationException("This server is not ours to stop.");

    /// <summary>A connection string to a database of that name, which the application makes when it starts.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    /// <summary>A connection string to a database that does not exist yet.</summary>
    public string NewDatabase() => ConnectionString($"test_{Guid.NewGuid():n}");

    /// <summary>Drops a database, whoever is still connected.</summary>
    public void Drop(string databaseConnectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(databaseConnectionString).Database;
        using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        using var command = source.CreateCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        command.ExecuteNonQuery();
    }

    /// <summary>As kill -9: no goodbye, no checkpoint.</summary>
    public void Kill() => Control("stop", "-m", "immediate");

    /// <summary>Starts a stopped server on the same data.</summary>
    public void StartAgain() => Control("start", "-l", Path.Combine(Owned, "log"), "-o", $"-k {Owned} -c listen_addresses= -c max_connections={Connections}");

    public void Dispose()
    {
        if (cleaner is null)
            return;
        cleaner.StandardInput.Dispose();
        cleaner.WaitForExit();
        cleaner.Dispose();
    }

    private static PostgresServer StartShared()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new PostgresServer(given, null, null);
        var server = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    private static Process StartCleaner(string folder)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", RedirectStandardInput = true };
        // Ctrl+C reaches the whole group; this one must outlive it.
        const string Script = "exec >/dev/null 2>&1; trap '' INT TERM HUP; folder=$1; shift; read -r _; \"$@\"; rm -rf \"$folder\"";
        string[] stop = [.. PostgresPrograms.AsServerUser, PostgresPrograms.Path("pg_ctl"), "-D", Data(folder), "-w", "-m", "immediate", "stop"];
        foreach (var word in (string[])["-c", Script, "sh", folder, .. stop])
            start.ArgumentList.Add(word);
        return Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
    }

    private static string Data(string folder) => Path.Combine(folder, "data");

    private void Control(params string[] words) =>
        PostgresPrograms.Run([.. PostgresPrograms.AsServerUser, PostgresPrograms.Path("pg_ctl"), "-D", Data(Owned), "-w", .. words]);
}
