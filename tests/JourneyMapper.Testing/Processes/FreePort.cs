using System.Net;
using System.Net.Sockets;

namespace JourneyMapper.Testing;

/// <summary>
/// Ports on loopback that stay free between being chosen and being used: they lie below the range from which the
/// system takes the near end of outgoing connections, so nobody gets one by chance while a server restarts.
/// </summary>
public static class FreePort
{
    const int First = 21_000;
    const int Count = 10_000;

    // Test runs at the same time start at different places; within one run no port is given twice.
    static int next = Environment.ProcessId * 37 % Count;

    /// <exception cref="InvalidOperationException">Every port of the range is taken.</exception>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref next) % Count);
            if (CanListen(port))
                return port;
        }
        throw new InvalidOperationException("No free port on loopback.");
    }

    static bool CanListen(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
