using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>Cutting, mending, holding and lengthening the wire, seen from a WebSocket that echoes.</summary>
public sealed class The_proxy : IAsyncLifetime
{
    readonly Channel<int> answered = Channel.CreateUnbounded<int>();
    TestSite? site;
    TcpProxy? wire;

    TcpProxy Wire => wire!;

    public async Task InitializeAsync()
    {
        site = await TestSite.ServeAsync("", more: app => app.Map("/echo", EchoAsync));
        wire = TcpProxy.To(site.Address);
    }

    public async Task DisposeAsync()
    {
        await Wire.DisposeAsync();
        await site!.DisposeAsync();
    }

    [Fact]
    public async Task Carries_both_ways_and_counts()
    {
        using var socket = await OpenAsync();
        await SendAsync(socket, "hello");
        Assert.Equal("hello", await ReceiveAsync(socket));
        Assert.InRange(Wire.BytesToServer, 5, 4096);
        Assert.InRange(Wire.BytesToClient, 5, 4096);
    }

    [Fact]
    public async Task Carries_much_without_changing_it()
    {
        using var socket = await OpenAsync();
        var much = string.Concat(Enumerable.Range(0, 100_000).Select(number => (char)('a' + number % 26)));
        await SendAsync(socket, much);
        Assert.Equal(much, await ReceiveAsync(socket));
    }

    [Fact]
    public async Task When_cut_drops_what_is_open_and_refuses_what_is_new()
    {
        using var socket = await OpenAsync();
        Wire.Cut();
        await Assert.ThrowsAsync<WebSocketException>(() => ReceiveAsync(socket));
        await Assert.ThrowsAsync<WebSocketException>(OpenAsync);
    }

    [Fact]
    public async Task When_mended_lets_in_again()
    {
        Wire.Cut();
        Wire.Mend();
        using var socket = await OpenAsync();
        await SendAsync(socket, "again");
        Assert.Equal("again", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task When_stalled_holds_everything_and_loses_nothing()
    {
        using var socket = await OpenAsync();
        Wire.Stall(Flow.ToClient);
        var before = Wire.BytesToClient;
        var answer = ReceiveAsync(socket);
        await SendAsync(socket, "held");
        await answered.Reader.ReadAsync();

        Assert.Equal(before, Wire.BytesToClient);
        Assert.False(answer.IsCompleted);
        Wire.Resume(Flow.ToClient);
        Assert.Equal("held", await answer);
    }

    [Fact]
    public async Task When_delayed_is_late_in_each_direction()
    {
        using var socket = await OpenAsync();
        Wire.Delay = TimeSpan.FromMilliseconds(60);
        var sent = Stopwatch.GetTimestamp();
        await SendAsync(socket, "late");
        Assert.Equal("late", await ReceiveAsync(socket));
        // Only the lower bound is certain; a busy machine may add to it.
        Assert.True(Stopwatch.GetElapsedTime(sent) >= TimeSpan.FromMilliseconds(119));
    }

    [Fact]
    public async Task When_nobody_listens_behind_it_hangs_up()
    {
        await using var nowhere = TcpProxy.To(new Uri($"http://127.0.0.1:{FreePort.Next()}/"));
        using var client = new TcpClient();
        // The hanging up may come while we still connect, or when we read.
        var end = await Record.ExceptionAsync(async () =>
        {
            await client.ConnectAsync(nowhere.Address.Host, nowhere.Address.Port);
            await client.GetStream().ReadExactlyAsync(new byte[1]);
        });
        Assert.True(end is IOException or SocketException, $"{end}");
    }

    async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(Wire.Under("/echo")) { Scheme = "ws" }.Uri, CancellationToken.None);
        return socket;
    }

    static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[1024 * 1024];
        var count = 0;
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, count, buffer.Length - count), CancellationToken.None);
            count += received.Count;
        }
        while (!received.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, CancellationToken.None);
                await answered.Writer.WriteAsync(received.Count);
            }
        }
        catch (WebSocketException)
        {
            // The test cut the wire.
        }
    }
}
