using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace JourneyMapper.Testing;

/// <summary>One connection through a <see cref="TcpProxy"/>: two pumps, each with a queue that gives every piece its time of arrival.</summary>
sealed class TcpWire : IAsyncDisposable
{
    const int PieceSize = 16 * 1024;

    // A held or long wire takes up to 1 MB in each direction before it pushes back on the sender.
    const int PiecesOnTheWay = 64;

    readonly CancellationTokenSource broken = new();
    readonly WireState state;
    readonly Socket client;
    readonly Socket far = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public TcpWire(Socket client, IPEndPoint server, WireState state)
    {
        this.state = state;
        this.client = client;
        client.NoDelay = true;
        Ended = RunAsync(server);
    }

    /// <summary>Completes, never fails, when both sides are closed.</summary>
    public Task Ended { get; }

    /// <summary>Resets both sides at once.</summary>
    public void Break()
    {
        try
        {
            broken.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself a moment ago.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Break();
        await Ended;
    }

    async Task RunAsync(IPEndPoint server)
    {
        await Task.Yield();
        try
        {
            await far.ConnectAsync(server, broken.Token);
            await Task.WhenAll(
                CarryAsync(client, far, Flow.ToServer),
                CarryAsync(far, client, Flow.ToClient));
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A reset on one side becomes a reset on the other: both learn of it at once, as from a cut cable that is noticed.
            client.LingerState = new LingerOption(true, 0);
            far.LingerState = new LingerOption(true, 0);
        }
        finally
        {
            client.Dispose();
            far.Dispose();
            broken.Dispose();
        }
    }

    async Task CarryAsync(Socket from, Socket to, Flow flow)
    {
        var onTheWay = Channel.CreateBounded<(long Due, byte[] Bytes)>(PiecesOnTheWay);
        // The first failure of either half ends the whole connection; a clean end of one direction leaves the other open.
        await Task.WhenAll(BreakingAsync(TakeAsync(from, onTheWay.Writer)), BreakingAsync(GiveAsync(to, onTheWay.Reader, flow)));
    }

    async Task BreakingAsync(Task half)
    {
        try
        {
            await half;
        }
        catch
        {
            Break();
            throw;
        }
    }

    async Task TakeAsync(Socket from, ChannelWriter<(long, byte[])> onTheWay)
    {
        var buffer = new byte[PieceSize];
        while (await from.ReceiveAsync(buffer, broken.Token) is > 0 and var count)
        {
            var due = Stopwatch.GetTimestamp() + (long)(state.Delay.TotalSeconds * Stopwatch.Frequency);
            await onTheWay.WriteAsync((due, buffer[..count]), broken.Token);
        }
        onTheWay.Complete();
    }

    async Task GiveAsync(Socket to, ChannelReader<(long Due, byte[] Bytes)> onTheWay, Flow flow)
    {
        await foreach (var (due, bytes) in onTheWay.ReadAllAsync(broken.Token))
        {
            var rest = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, broken.Token);
            await state.WhenOpen(flow).WaitAsync(broken.Token);
            for (var sent = 0; sent < bytes.Length;)
                sent += await to.SendAsync(bytes.AsMemory(sent), broken.Token);
            state.Count(flow, bytes.Length);
        }
        to.Shutdown(SocketShutdown.Send);
    }
}
