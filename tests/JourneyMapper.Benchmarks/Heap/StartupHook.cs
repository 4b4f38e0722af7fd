using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>
/// Lets a server tell how much memory it holds, though the product has no such address. The runtime of a server that is started with
/// <c>DOTNET_STARTUP_HOOKS</c> calls a class of this name, outside all namespaces, before the server's own code; see <see cref="JourneyMapper.Benchmarks.Heap.HeldMemory"/>.
/// </summary>
static class StartupHook
{
    /// <summary>The environment variable with the port on which it is to be asked.</summary>
    internal const string Port = "JOURNEYMAPPER_BENCH_HEAP_PORT";

    public static void Initialize() => new Thread(Answer) { IsBackground = true, Name = "heap of the benchmark" }.Start();

    static void Answer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable(Port)!, CultureInfo.InvariantCulture));
        listener.Start();
        while (true)
        {
            using var asker = listener.AcceptTcpClient();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            using var writer = new StreamWriter(asker.GetStream());
            writer.Write(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        }
    }
}
