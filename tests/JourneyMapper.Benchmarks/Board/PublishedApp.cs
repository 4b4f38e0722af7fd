using System.Diagnostics;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>The application as it is published, with its files compressed, running from a temporary folder that goes with it.</summary>
sealed class PublishedApp : IAsyncDisposable
{
    readonly AppProcess process;
    readonly DirectoryInfo folder;

    PublishedApp(AppProcess process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    public Uri Address => process.Address;

    public MapApi CreateApi() => new(new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new("Bearer", AppSettings.DefaultToken) } });

    public static async Task<PublishedApp> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-published-");
        try
        {
            await PublishAsync(folder.FullName);
            return new PublishedApp(await AppProcess.StartAsync(
                ["--Storage:Path", Path.Combine(folder.FullName, "data"), "--Setup:OwnerEmail", AppSettings.DefaultEmail, "--Setup:OwnerPassword", AppSettings.DefaultPassword, "--Setup:ApiToken", AppSettings.DefaultToken],
                Path.Combine(folder.FullName, AppProcess.Assembly), folder.FullName), folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    static async Task PublishAsync(string folder)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Repository.WebProject, "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"]) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"The application could not be published: {output}");
    }
}
