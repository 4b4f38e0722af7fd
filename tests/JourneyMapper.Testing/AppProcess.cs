using System.Diagnostics;
using System.Text;

namespace JourneyMapper.Testing;

/// <summary>The real application in a process of its own, on a free loopback port.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    /// <summary>The assembly, as the build leaves it beside the tests'.</summary>
    public const string Assembly = "JourneyMapper.Web.dll";

    private const string ReadyLine = "JourneyMapper is ready at ";

    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<Uri?> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it wrote to stderr.</exception>
    public Uri Address => address.Task is { IsCompletedSuccessfully: true, Result: { } known } ? known : throw new InvalidOperationException($"The application did not start. {Errors}");

    public int Id => process.Id;

    public string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    /// <summary>What it has written to stdout so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    /// <summary>Starts it on SQLite in <paramref name="folder"/> and waits until it serves, or has ended.</summary>
    public static Task<AppProcess> OnSqliteAsync(string folder, params string[] more) => StartAsync(["--Storage:Path", folder, .. more]);

    /// <summary>Starts it on PostgreSQL and waits until it serves, or has ended.</summary>
    public static Task<AppProcess> OnPostgresAsync(string connectionString, params string[] more) =>
        StartAsync(["--ConnectionStrings:Postgres", connectionString, .. more]);

    /// <summary>Starts it with these arguments, on a free port unless they name an address.</summary>
    /// <param name="assembly">The assembly to start; null = the one beside the running tests.</param>
    public static async Task<AppProcess> StartAsync(string[] args, string? assembly = null, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(assembly ?? Path.Combine(AppContext.BaseDirectory, Assembly));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        if (!args.Contains("--urls"))
        {
            start.ArgumentList.Add("--urls");
            start.ArgumentList.Add("http://127.0.0.1:0");
        }
        var app = new AppProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        app.Begin();
        await app.address.Task.WaitAsync(PatienceAtStart);
        return app;
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Asks it to stop, as a service manager does, and gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Begin()
    {
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is not { } line)
                return;
            lock (lines)
                lines.Add(line);
            // In the JSON log it is the text of an entry.
            if (line.IndexOf(ReadyLine, StringComparison.Ordinal) is var at and >= 0)
                address.TrySetResult(new Uri(line[(at + ReadyLine.Length)..].Split(',', '"')[0]));
        };
        process.ErrorDataReceived += (_, e) =>
        {
            lock (errors)
                errors.Append(e.Data).Append(e.Data is null ? "" : "\n");
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        // Waits for the ends of both streams too, so that Errors is complete.
        await process.WaitForExitAsync();
        address.TrySetResult(null);
    }
}
