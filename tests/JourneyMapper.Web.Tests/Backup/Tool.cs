using System.Diagnostics;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>The program as a command, in a process of its own.</summary>
internal sealed class Tool : IDisposable
{
    private readonly Process process;
    private readonly MemoryStream output = new();
    private readonly Task reading;
    private readonly Task<string> errors;

    private Tool(string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, AppProcess.Assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    public static Tool Start(params string[] arguments) => new(arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<Result> RunAsync(params string[] arguments)
    {
        using var tool = Start(arguments);
        return await tool.EndAsync();
    }

    public async Task<Result> EndAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return new(process.ExitCode, output.ToArray(), await errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Where its data is to be, as arguments.</summary>
    public static string[] Place(string database) => Path.IsPathRooted(database) ? ["--Storage:Path", database] : ["--ConnectionStrings:Postgres", database];

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    public sealed record Result(int Code, byte[] Output, string Errors)
    {
        /// <summary>The one line that a refusal is.</summary>
        public string Line => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var only] ? only : throw new InvalidOperationException($"Not one line: {Errors}");
    }
}
