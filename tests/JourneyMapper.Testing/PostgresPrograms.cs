using System.Diagnostics;

namespace JourneyMapper.Testing;

/// <summary>Finds and runs PostgreSQL's server programs, which Debian keeps outside PATH and which refuse to run as root.</summary>
internal static class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string ServerUser = "postgres";

    private static readonly Lazy<string> Folder = new(FindFolder);

    public static string Path(string program) => System.IO.Path.Combine(Folder.Value, program);

    /// <summary>The start of a command line that runs what follows as a user whom PostgreSQL accepts.</summary>
    public static IReadOnlyList<string> AsServerUser => Environment.IsPrivilegedProcess ? ["runuser", "-u", ServerUser, "--"] : [];

    /// <summary>Makes a new folder that the server's user owns.</summary>
    public static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            Run(["chown", ServerUser, folder]);
        return folder;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public static void Run(IEnumerable<string> commandLine)
    {
        var words = commandLine.ToList();
        // A server started by pg_ctl inherits the pipes and would keep them open: output goes to a file.
        var output = System.IO.Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", RedirectStandardInput = true };
            foreach (var word in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, .. words])
                start.ArgumentList.Add(word);
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{string.Join(' ', words)} failed: {File.ReadAllText(output)}");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static string FindFolder()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        var folders = versions.OrderByDescending(v => int.TryParse(System.IO.Path.GetFileName(v), out var n) ? n : 0).Select(v => System.IO.Path.Combine(v, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));
        return folders.FirstOrDefault(f => File.Exists(System.IO.Path.Combine(f, "initdb")) && File.Exists(System.IO.Path.Combine(f, "pg_ctl")))
            ?? throw new InvalidOperationException("PostgreSQL's server programs are not installed (Debian: apt-get install postgresql).");
    }
}
