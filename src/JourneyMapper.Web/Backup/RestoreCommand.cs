using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;

namespace JourneyMapper.Web.Backup;

/// <summary><c>restore FILE</c>: into an empty database of either kind, all or nothing.</summary>
static class RestoreCommand
{
    public static Command Command { get; } = new("restore", "restore FILE [settings]", "fills an empty database from an archive", RunAsync);

    static Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        if (args is not [{ Length: > 0 } path, .. var settings] || path[0] == '-') return Task.FromResult(Commands.Misuse(Command));
        return Commands.TryAsync($"restore {path}", async () =>
        {
            await using var app = Commands.Build(settings);
            var archives = app.Services.GetRequiredService<Archives>();
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var archive = archives.Open(file, ArchiveLimits.Default, cancel);
            var database = app.Services.GetRequiredService<IJourneyDatabase>();
            await archives.RefuseEarlierAsync(cancel);
            await database.OpenAsync(cancel);
            archives.Restore(archive, cancel);
            Console.WriteLine($"{archive.Manifest.Summary} of {archive.Manifest.Created:u} are now in {database.Place}");
        });
    }
}
