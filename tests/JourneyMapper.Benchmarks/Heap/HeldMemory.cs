using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Heap;

/// <summary>Asks a server of ours what is left on its managed heap after a full collection.</summary>
sealed class HeldMemory
{
    readonly int port = FreePort.Next();

    /// <summary>What the server has to be started with.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(HeldMemory).Assembly.Location,
        [StartupHook.Port] = port.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The bytes that are left once the runtime's array pools have let go of what nobody has borrowed for a minute: a pool looks at each full
    /// collection for how long that has been, and counts from the first that finds it idle.
    /// </summary>
    public async Task<long> BytesAsync(TimeSpan idle)
    {
        await AskAsync();
        await Task.Delay(idle);
        return await AskAsync();
    }

    async Task<long> AskAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream());
        return long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }
}
