using System.Net.Sockets;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Hosting;

/// <summary>The start: database first, then the address; and one line, not a stack trace, when it fails.</summary>
public static class Start
{
    public const int Failed = 1;

    /// <summary>Builds the application and runs it; a setting that cannot be read is told in one line too.</summary>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            return await build().RunJourneyAsync();
        }
        catch (StartException e)
        {
            return Stop(e.Message);
        }
    }

    /// <summary>Opens the database, serves until asked to stop, and gives the exit code of the process.</summary>
    public static async Task<int> RunJourneyAsync(this WebApplication app)
    {
        await using var _ = app;
        try
        {
            await app.StartJourneyAsync();
            app.Tell($"JourneyMapper is ready at {string.Join(", ", app.Urls)}");
            app.Tell($"Its data is in {app.Services.GetRequiredService<IJourneyDatabase>().Place}");
        }
        catch (StartException e)
        {
            return Stop(e.Message);
        }
        catch (IOException e)
        {
            // Kestrel's way of saying that the address is taken.
            return Stop(e.Message);
        }
        catch (SocketException e)
        {
            return Stop($"the address {string.Join(", ", app.Urls)} cannot be used: {e.Message}");
        }
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Opens the database, then the address.</summary>
    /// <exception cref="StartException">The database cannot be opened.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task StartJourneyAsync(this WebApplication app)
    {
        app.WarnOfUnknown();
        await app.Services.GetRequiredService<IJourneyDatabase>().OpenAsync();
        await app.StartAsync();
        app.Services.GetRequiredService<StartProgress>().IsDone = true;
    }

    private static int Stop(string why)
    {
        Console.Error.WriteLine($"JourneyMapper cannot start: {why.ReplaceLineEndings(" ").TrimEnd('.')}.");
        return Failed;
    }
}
