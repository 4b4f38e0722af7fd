using System.Globalization;
using System.Net.Http.Headers;

namespace JourneyMapper.Testing;

/// <summary>
/// The real server in a process of its own, from the built output, on loopback. It can be killed, stopped and started
/// again on the same address and data.
/// </summary>
public sealed class AppServer : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);
    const string ReadyLine = "JourneyMapper is ready at ";

    /// <summary>The lines of an error that tell what it was.</summary>
    const int ErrorLines = 6;

    static readonly string[] ErrorMarks = ["fail: ", "crit: "];

    readonly string? temporaryStorage;
    readonly string storage;
    OwnedProcess process;

    AppServer(AppSettings settings)
    {
        Settings = settings;
        Port = settings.Port ?? FreePort.Next();
        temporaryStorage = settings.StoragePath is null ? Directory.CreateTempSubdirectory("journeymapper-").FullName : null;
        storage = temporaryStorage ?? settings.StoragePath!;
        process = Launch();
    }

    /// <summary>Starts the server and returns when it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in a minute; the message holds its output.</exception>
    public static async Task<AppServer> StartAsync(AppSettings? settings = null)
    {
        var app = new AppServer(settings ?? new AppSettings());
        try
        {
            await app.WaitUntilReadyAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public AppSettings Settings { get; }

    public int Port { get; }

    public int ProcessId => process.Id;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public Uri Under(string path) => new(Address, path);

    /// <summary>What the process wrote since its last start.</summary>
    public string Output => process.Output;

    /// <summary>What it logged as errors since its last start (category, message and where it began): in a test there are none, unless the test provokes them.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            var lines = Output.Split(Environment.NewLine);
            return [.. lines.Index().Where(line => ErrorMarks.Any(mark => line.Item.StartsWith(mark, StringComparison.Ordinal)))
                .Select(line => string.Concat(lines.Skip(line.Index).Take(ErrorLines)))];
        }
    }

    /// <summary>The folder of the embedded database.</summary>
    public string StoragePath => storage;

    /// <summary>A client with the token of the set-up as its bearer, or without any.</summary>
    public HttpClient CreateClient(bool withToken = true)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (withToken && Settings.ApiToken is { } token)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The REST interface with the token of the set-up.</summary>
    public MapApi CreateApi() => new(CreateClient());

    /// <summary>SIGKILL, as a power cut does to the process.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM, as a service manager does; waits for the end and gives the exit code.</summary>
    /// <exception cref="InvalidOperationException">It was still running after 40 s; it has been killed then.</exception>
    public async Task<int> StopAsync()
    {
        process.Ask();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw Failure($"did not end within {StopLimit.TotalSeconds} s of SIGTERM");
        }
        return process.ExitCode;
    }

    /// <summary>Starts again on the same address and data, after <see cref="Kill"/> or <see cref="StopAsync"/>, or killing what runs.</summary>
    public async Task RestartAsync()
    {
        process.Dispose();
        process = Launch();
        await WaitUntilReadyAsync();
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        if (temporaryStorage is not null)
            Directory.Delete(temporaryStorage, recursive: true);
        return ValueTask.CompletedTask;
    }

    OwnedProcess Launch()
    {
        if (!File.Exists(Repository.WebAssembly))
            throw new FileNotFoundException("Build the Web project first.", Repository.WebAssembly);
        var environment = new Dictionary<string, string?>
        {
            ["Setup__OwnerEmail"] = Settings.OwnerEmail,
            ["Setup__OwnerPassword"] = Settings.OwnerPassword,
            ["Setup__ApiToken"] = Settings.ApiToken,
            ["Storage__Path"] = storage,
            ["ConnectionStrings__Postgres"] = Settings.Postgres,
            // What the machine of the test run happens to have set must not decide.
            ["ASPNETCORE_URLS"] = null,
            ["ASPNETCORE_ENVIRONMENT"] = null,
            ["DOTNET_ENVIRONMENT"] = null,
        };
        foreach (var (name, value) in Settings.Environment)
            environment[name] = value;
        string[] arguments = [Repository.WebAssembly, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}")];
        return OwnedProcess.Start("dotnet", arguments, Repository.WebProject, environment);
    }

    async Task WaitUntilReadyAsync()
    {
        try
        {
            if (await process.WritesAsync(ReadyLine).WaitAsync(StartLimit)) return;
        }
        catch (TimeoutException)
        {
            throw Failure($"was not ready within {StartLimit.TotalSeconds} s");
        }
        throw Failure($"ended with exit code {process.ExitCode} before it was ready");
    }

    InvalidOperationException Failure(string what) => new($"The server {what}. It wrote:{Environment.NewLine}{process.Output}");
}
