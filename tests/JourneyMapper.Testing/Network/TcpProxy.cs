using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace JourneyMapper.Testing;

/// <summary>The ways through a <see cref="TcpProxy"/>.</summary>
[Flags]
public enum Flow
{
    ToServer = 1,
    ToClient = 2,
    Both = ToServer | ToClient,
}

/// <summary>
/// A wire between a client and a server on loopback that can be cut, mended, held and made long. The browser's own
/// throttling does not act on an open WebSocket, and this does.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly ConcurrentDictionary<TcpWire, byte> wires = new();
    readonly WireState state = new();
    readonly IPEndPoint server;
    readonly IPEndPoint near;
    Socket? listener;

    TcpProxy(IPEndPoint server, int port)
    {
        this.server = server;
        near = new IPEndPoint(IPAddress.Loopback, port);
        Mend();
    }

    /// <param name="server">An address on loopback; nobody needs to listen there yet.</param>
    public static TcpProxy To(Uri server) => new(new IPEndPoint(IPAddress.Loopback, server.Port), FreePort.Next());

    /// <summary>Where clients connect. Stays the same through every cut.</summary>
    public Uri Address => new($"http://127.0.0.1:{near.Port}/");

    public Uri Under(string path) => new(Address, path);

    /// <summary>How much later each byte arrives, in each direction. What is on its way keeps its time.</summary>
    public TimeSpan Delay
    {
        get => state.Delay;
        set => state.Delay = value;
    }

    public long BytesToServer => state.Moved(Flow.ToServer);

    public long BytesToClient => state.Moved(Flow.ToClient);

    /// <summary>Connections open through the proxy now.</summary>
    public int OpenConnections => wires.Count;

    /// <summary>Drops all connections, with what was on its way, and refuses new ones.</summary>
    public void Cut()
    {
        lock (gate)
        {
            listener?.Dispose();
            listener = null;
        }
        foreach (var wire in wires.Keys)
            wire.Break();
    }

    /// <summary>Lets connections in again after <see cref="Cut"/>. Does nothing otherwise.</summary>
    public void Mend()
    {
        lock (gate)
        {
            if (listener is not null)
                return;
            listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(near);
            listener.Listen();
            _ = AcceptAsync(listener);
        }
    }

    /// <summary>Keeps all connections open but moves nothing in this direction until <see cref="Resume"/>; nothing is lost.</summary>
    public void Stall(Flow flow = Flow.Both) => state.Stall(flow);

    public void Resume(Flow flow = Flow.Both) => state.Resume(flow);

    public async ValueTask DisposeAsync()
    {
        Cut();
        foreach (var wire in wires.Keys)
            await wire.DisposeAsync();
    }

    async Task AcceptAsync(Socket listening)
    {
        try
        {
            while (true)
                Connect(listening, await listening.AcceptAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Cut() closed the listener.
        }
    }

    void Connect(Socket listening, Socket client)
    {
        var wire = new TcpWire(client, server, state);
        wires[wire] = 0;
        _ = wire.Ended.ContinueWith(_ => wires.TryRemove(wire, out var _), TaskScheduler.Default);
        // A connection accepted while Cut() ran must not slip through it.
        lock (gate)
            if (listener != listening)
                wire.Break();
    }
}
