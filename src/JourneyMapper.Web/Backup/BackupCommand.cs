using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;

namespace JourneyMapper.Web.Backup;

/// <summary><c>backup FILE</c>: beside a running server or without one; on SQLite it neither takes the folder nor writes to it.</summary>
static class BackupCommand
{
    const string CopyOption = "--sqlite";
    const string StandardOutput = "-";

    public static Command Command { get; } = new(
        "backup", "backup [--sqlite] FILE [settings]", "writes an archive (FILE - = standard output), or with --sqlite a copy of the embedded database", RunAsync);

    static Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        var asCopy = args is [CopyOption, ..];
        if (asCopy) args = args[1..];
        if (args is not [{ Length: > 0 } file, .. var settings] || (file[0] == '-' && (file != StandardOutput || asCopy))) return Task.FromResult(Commands.Misuse(Command));
        return Commands.TryAsync("make the backup", async () =>
        {
            await using var app = Commands.Build(settings);
            if (asCopy) Copy(app.Services, file);
            else if (file == StandardOutput) ToStandardOutput(app.Services, cancel);
            else ToFile(app.Services, file, cancel);
        });
    }

    static void ToFile(IServiceProvider services, string path, CancellationToken cancel)
    {
        using var file = NewFile.Create(path);
        var manifest = services.GetRequiredService<Archives>().Write(file.Stream, cancel);
        file.Complete();
        Console.WriteLine($"{path} holds {manifest.Summary}, as of {manifest.Created:u}");
    }

    static void ToStandardOutput(IServiceProvider services, CancellationToken cancel)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput());
        var manifest = services.GetRequiredService<Archives>().Write(output, cancel);
        output.Flush();
        Console.Error.WriteLine($"The archive holds {manifest.Summary}, as of {manifest.Created:u}");
    }

    static void Copy(IServiceProvider services, string path)
    {
        if (services.GetService<StorageFolder>() is not { } folder)
            throw new ArchiveException($"{CopyOption} copies the embedded database, but PostgreSQL is in use; leave it out, or use pg_dump");
        using var file = NewFile.Create(path);
        SqliteCopy.Make(folder, file.Stream.Name);
        file.Complete();
        Console.WriteLine($"{path} is a copy of {folder.DatabaseFile}");
    }
}
