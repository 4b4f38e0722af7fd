using System.Runtime.InteropServices;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Hosting;

/// <summary>Something that the program does instead of serving.</summary>
/// <param name="Usage">What stands on the command line after the program's name.</param>
/// <param name="RunAsync">Takes what stands after the command's name, gives the exit code.</param>
public sealed record Command(string Name, string Usage, string Does, Func<string[], CancellationToken, Task<int>> RunAsync);

/// <summary>The commands. The first word of the command line names one; settings begin with a dash or a slash, or hold an equals sign.</summary>
public static class Commands
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misused = 2;

    private const string HelpName = "help";

    private static readonly string[] HelpOptions = ["--help", "-h"];

    public static IReadOnlyList<Command> All { get; } =
    [
        BackupCommand.Command,
        RestoreCommand.Command,
        HealthCheck.Command,
        new(HelpName, HelpName, "says this", (_, _) => Task.FromResult(Help(Console.Out, Done))),
    ];

    /// <summary>Whether the command line names a command rather than settings for the server.</summary>
    public static bool IsOne(string[] args) =>
        args is [{ Length: > 0 } word, ..] && (HelpOptions.Contains(word) || (word[0] is not ('-' or '/') && !word.Contains('=', StringComparison.Ordinal)));

    /// <summary>Runs the command that the first word names; Ctrl+C and SIGTERM cancel it.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var name = HelpOptions.Contains(args[0]) ? HelpName : args[0];
        if (All.FirstOrDefault(command => command.Name == name) is not { } command)
            return Help(Console.Error, Misused, $"JourneyMapper knows no command \"{args[0]}\".");
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await command.RunAsync(args[1..], stop.Token);

        void Stop(PosixSignalContext context)
        {
            // Whoever asks twice is not made to wait.
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>Says how the command is used, and gives the exit code for that.</summary>
    internal static int Misuse(Command command)
    {
        Console.Error.WriteLine($"Usage: JourneyMapper.Web {command.Usage}");
        return Misused;
    }

    /// <summary>The services of data and backup alone, without a log: what goes wrong is told in one line.</summary>
    internal static WebApplication Build(string[] settings)
    {
        var builder = JourneyHost.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.AddJourneyData();
        builder.AddBackup();
        return builder.Build();
    }

    /// <summary>Runs the work and turns what went wrong into one line.</summary>
    /// <param name="aim">What could not be done, as it stands after "JourneyMapper cannot".</param>
    internal static async Task<int> TryAsync(string aim, Func<Task> work)
    {
        try
        {
            await work();
            return Done;
        }
        catch (OperationCanceledException)
        {
            return Fail("it was stopped");
        }
        catch (Exception e) when (e is ArchiveException or StartException)
        {
            return Fail(e.Message);
        }
        catch (Exception e) when (Schema.Failure(e) is { } failure)
        {
            return Fail(failure.Message);
        }

        int Fail(string why)
        {
            Console.Error.WriteLine($"JourneyMapper cannot {aim}: {why.ReplaceLineEndings(" ").TrimEnd('.')}.");
            return Failed;
        }
    }

    private static int Help(TextWriter to, int code, string? first = null)
    {
        if (first is not null) to.WriteLine(first);
        to.WriteLine("Usage: JourneyMapper.Web [settings]                          serves");
        foreach (var command in All)
            to.WriteLine($"       JourneyMapper.Web {command.Usage,-35} {command.Does}");
        to.WriteLine();
        to.WriteLine("Settings, as --NAME VALUE or in the environment (Storage__Path for Storage:Path):");
        foreach (var setting in Settings.All)
            to.WriteLine($"  {setting.Name,-27} {setting.Meaning.Replace("`", "", StringComparison.Ordinal)}{(setting.Default is { } known ? $" ({known})" : "")}");
        return code;
    }
}
