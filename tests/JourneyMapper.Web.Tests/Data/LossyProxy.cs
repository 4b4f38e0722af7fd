using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>Stands between a client and PostgreSQL's unix socket, and on request swallows the answer to one commit and hangs up.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    /// <summary>What PostgreSQL says last once it has done all that it was asked and stored it: ReadyForQuery, outside a transaction.</summary>
    private static readonly byte[] Done = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

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

    /// <summary>
    /// The next commit that holds these words takes place and gets no answer. Other questions, such as those that the server asks by
    /// itself every second, and the connection's own reset that goes before the commit, do not count.
    /// </summary>
    public void LoseAnswerToCommitOf(string words) => Volatile.Write(ref fatal, Encoding.UTF8.GetBytes(words));

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
        var swallowed = new List<byte>();
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var count and > 0)
            {
                if (answers && asked.TheFatal)
                {
                    swallowed.AddRange(buffer[..count]);
                    // Hung up any earlier, PostgreSQL would notice on its first answer and not commit.
                    var all = CollectionsMarshal.AsSpan(swallowed);
                    if (all.IndexOf("INSERT "u8) >= 0 && all.EndsWith(Done))
                        return;
                    continue;
                }

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
