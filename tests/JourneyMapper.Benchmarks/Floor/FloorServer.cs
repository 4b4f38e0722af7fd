using System.Globalization;
using System.Text.Json;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Benchmarks.Floor;

/// <summary>The floor: a hub that does nothing but pass on what it is sent. No edit can be shown faster with SignalR, stored or not.</summary>
sealed class FloorHub : Hub
{
    /// <summary>Goes to everybody, the sender included, as ours does.</summary>
    public async Task<int> Submit(JsonElement submission)
    {
        await Clients.All.SendAsync("Changed", submission);
        return 0;
    }
}

/// <summary>This program once more, as the floor's server process.</summary>
static class FloorServer
{
    public const string Command = "floor";

    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    /// <summary>Starts it and returns when it listens.</summary>
    public static async Task<(OwnedProcess Process, Uri Address)> StartAsync()
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        // The same collector as an application of the Web SDK, such as ours.
        var environment = new Dictionary<string, string?> { ["DOTNET_gcServer"] = "1", ["ASPNETCORE_URLS"] = null, ["ASPNETCORE_ENVIRONMENT"] = null };
        var process = OwnedProcess.Start("dotnet", [typeof(FloorServer).Assembly.Location, Command, address.ToString()], AppContext.BaseDirectory, environment);
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(StartLimit);
        while (!process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.GetAsync(address, limit.Token);
                return (process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(PollInterval, limit.Token);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"The floor's server did not start. It wrote:{Environment.NewLine}{process.Output}");
    }

    /// <summary>Is it, until it is ended.</summary>
    public static Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSignalR(options => options.MaximumParallelInvocationsPerClient = 32);
        var app = builder.Build();
        app.MapHub<FloorHub>(HubClient.Path);
        return app.RunAsync();
    }
}
