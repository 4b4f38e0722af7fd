using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace JourneyMapper.Testing;

/// <summary>A SignalR client's connection over one WebSocket, without negotiation: each flush becomes one text message.</summary>
public sealed class WebSocketConnection : ConnectionContext
{
    const int ReadSize = 16 * 1024;

    // The server's limit is 1 MB a message; nothing is to wait here before that.
    static readonly PipeOptions Buffers = new(pauseWriterThreshold: 4 * 1024 * 1024, resumeWriterThreshold: 1024 * 1024, useSynchronizationContext: false);

    readonly CancellationTokenSource closed = new();
    readonly Pipe incoming = new(Buffers);
    readonly Pipe outgoing = new(Buffers);
    readonly WebSocket socket;
    readonly Task running;

    public WebSocketConnection(WebSocket socket)
    {
        this.socket = socket;
        Transport = new Duplex(incoming.Reader, outgoing.Writer);
        ConnectionClosed = closed.Token;
        running = Task.WhenAll(ReceiveAsync(), SendAsync());
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override void Abort(ConnectionAbortedException abortReason) => socket.Abort();

    /// <summary>Says goodbye if the other side still listens, and waits until both directions have ended.</summary>
    public override async ValueTask DisposeAsync()
    {
        await outgoing.Writer.CompleteAsync();
        await incoming.Reader.CompleteAsync();
        await running;
        socket.Dispose();
        closed.Dispose();
        await base.DisposeAsync();
    }

    async Task ReceiveAsync()
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(incoming.Writer.GetMemory(ReadSize), CancellationToken.None);
                if (received.MessageType is WebSocketMessageType.Close)
                    break;
                incoming.Writer.Advance(received.Count);
                // The end of a message is marked within SignalR's own framing.
                if (received.EndOfMessage && (await incoming.Writer.FlushAsync()).IsCompleted)
                    break;
            }
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            failure = broken;
        }
        await incoming.Writer.CompleteAsync(failure);
        await closed.CancelAsync();
        // The sender may be waiting for something to send, which will not come any more.
        outgoing.Reader.CancelPendingRead();
    }

    async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await outgoing.Reader.ReadAsync();
                if (read.IsCanceled)
                    break;
                foreach (var part in read.Buffer)
                    await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
                if (!read.Buffer.IsEmpty)
                    await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                outgoing.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The reader meets the same end and reports it.
            socket.Abort();
        }
        await outgoing.Reader.CompleteAsync();
    }

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <summary>Opens a <see cref="WebSocketConnection"/> for a SignalR client, by whatever means the test has to open a WebSocket.</summary>
public sealed class WebSocketConnectionFactory(Func<CancellationToken, Task<WebSocket>> open) : Microsoft.AspNetCore.Connections.IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new WebSocketConnection(await open(cancellationToken));
}
