using System.Buffers.Text;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>
/// A client of the hub, ours or the floor's, that is as cheap as can be: SignalR's JSON protocol over one WebSocket, read by looking for a few words
/// in the bytes. On a small machine a full client would be most of what is measured.
/// </summary>
sealed class LoadClient : IAsyncDisposable
{
    const byte EndOfMessage = 0x1e;
    const int FirstBuffer = 64 * 1024;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    static readonly byte[] Handshake = Message("""{"protocol":"json","version":1}""");
    static readonly byte[] Ping = Message("""{"type":6}""");

    readonly ClientWebSocket socket;
    readonly SemaphoreSlim sending = new(1, 1);
    readonly CancellationTokenSource closing = new();
    readonly TaskCompletionSource handshaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task receiving;
    readonly Task pinging;
    TaskCompletionSource? answer;
    int calls;

    LoadClient(ClientWebSocket socket, int number)
    {
        this.socket = socket;
        Number = number;
        receiving = ReceiveAsync();
        pinging = PingAsync();
    }

    public int Number { get; }

    /// <summary>Where what it sees is noted; null = nowhere.</summary>
    public EditLog? Log { get; set; }

    /// <summary>Snapshots that it got instead of edits because it fell behind.</summary>
    public int Snapshots { get; private set; }

    /// <summary>The first error that the server answered, or the connection's own.</summary>
    public string? Failure { get; private set; }

    public static async Task<LoadClient> ConnectAsync(Uri server, string? token, int number)
    {
        var socket = new ClientWebSocket();
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        using var limit = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = HubClient.Path }.Uri, limit.Token);
        var client = new LoadClient(socket, number);
        await client.SendAsync(Handshake);
        await client.handshaken.Task.WaitAsync(Patience);
        return client;
    }

    /// <summary>Calls the hub and waits for its answer. One call at a time; who calls sets a limit to the whole measurement.</summary>
    public async Task InvokeAsync(string method, string argument)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = done;
        await PostAsync(method, argument);
        await done.Task;
    }

    /// <summary>Calls the hub; its answer is only looked at for an error.</summary>
    public Task PostAsync(string method, string argument) => SendAsync(Message(string.Create(CultureInfo.InvariantCulture,
        $$"""{"type":1,"invocationId":"{{Interlocked.Increment(ref calls)}}","target":"{{method}}","arguments":[{{argument}}]}""")));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Abort();
        await Task.WhenAll(receiving, pinging);
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    async Task ReceiveAsync()
    {
        var buffer = new byte[FirstBuffer];
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var received = await socket.ReceiveAsync(buffer.AsMemory(filled), closing.Token);
                if (received.MessageType is WebSocketMessageType.Close) break;
                filled += received.Count;
                var read = Take(buffer.AsSpan(0, filled), received.Count);
                buffer.AsSpan(read, filled - read).CopyTo(buffer);
                filled -= read;
            }

            Fail("The server closed the connection.");
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            if (!closing.IsCancellationRequested) Fail(end.Message);
        }
    }

    /// <summary>Reads the whole messages and gives their length; only the newest bytes can hold an end that was not seen before.</summary>
    int Take(ReadOnlySpan<byte> bytes, int newest)
    {
        var start = 0;
        var searched = bytes.Length - newest;
        while (bytes[searched..].IndexOf(EndOfMessage) is var end and >= 0)
        {
            Read(bytes[start..(searched + end)]);
            start = searched = searched + end + 1;
        }

        return start;
    }

    void Read(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":1"u8))
        {
            if (message.IndexOf("\"target\":\"Changed\""u8) >= 0) See(message);
            else if (message.IndexOf("\"target\":\"Snapshot\""u8) >= 0) Snapshots++;
        }
        else if (message.StartsWith("{\"type\":3"u8))
        {
            var head = message[..Math.Min(message.Length, 80)];
            if (head.IndexOf("\"error\":"u8) >= 0) Fail(Encoding.UTF8.GetString(message));
            else answer?.TrySetResult();
        }
        else if (message.SequenceEqual("{}"u8))
        {
            handshaken.TrySetResult();
        }
        else if (message.StartsWith("{\"type\":7"u8) || message.StartsWith("{\"error\""u8))
        {
            Fail(Encoding.UTF8.GetString(message));
        }
    }

    void See(ReadOnlySpan<byte> message)
    {
        var mark = "\"submissionId\":\"bench-"u8;
        var at = message.IndexOf(mark);
        // Other edits, such as those that made the map.
        if (at < 0 || Log is not { } log) return;
        if (Utf8Parser.TryParse(message[(at + mark.Length)..], out int edit, out _)) log.See(edit, Number);
    }

    void Fail(string why)
    {
        Failure ??= why;
        var failure = new InvalidOperationException($"Client {Number}: {why}");
        handshaken.TrySetException(failure);
        answer?.TrySetException(failure);
    }

    async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(closing.Token)) await SendAsync(Ping);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Closing, or the receiver has met the same end and says so.
        }
    }

    static byte[] Message(string json) => [.. Encoding.UTF8.GetBytes(json), EndOfMessage];
}
