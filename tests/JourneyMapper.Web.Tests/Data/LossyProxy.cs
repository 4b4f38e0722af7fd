using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>Stands between a client and a unix socket, and on request swallows the server's answer to one question and hangs up.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string socketFile;
    private readonly Task accepting;
    private byte[]? fatal;

    private LossyProxy(string socketFile)
    {
        this.socketFile = socketFile;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public static LossyProxy Start(string socketFile) => new(socketFile);

    /// <summary>The next question that holds these words gets no answer. Others, such as those that the server asks by itself every second, do.</summary>
    public void LoseAnswerTo(string words) => Volatile.Write(ref fatal, Encoding.UTF8.GetBytes(words));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        try
        {
            while (true)
                pairs.Add(ConnectAsync(await listener.AcceptSocketAsync(stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(pairs);
        }
    }

    private async Task ConnectAsync(Socket client)
    {
        using var closingClient = client;
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(socketFile), stop.Token);
            var asked = new Asked();
            await Task.WhenAny(CopyAsync(client, server, asked, answers: false), CopyAsync(server, client, asked, answers: true));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Either side has gone; so does the other.
        }
    }

    private async Task CopyAsync(Socket from, Socket to, Asked asked, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var count and > 0)
            {
                if (answers && asked.TheFatal)
                    return;
                if (!answers && Volatile.Read(ref fatal) is { } words && buffer.AsSpan(0, count).IndexOf(words) >= 0)
                {
                    Volatile.Write(ref fatal, null);
                    asked.TheFatal = true;
                }
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // As above.
        }
    }

    /// <summary>What has been asked on one connection.</summary>
    private sealed class Asked
    {
        public volatile bool TheFatal;
    }
}
