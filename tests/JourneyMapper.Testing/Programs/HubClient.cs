using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Testing;

/// <summary>Where a program puts its token when it connects to the hub.</summary>
public enum TokenPlace
{
    Header,
    Query,
    Nowhere,
}

/// <summary>A program on the hub of the map, as outsiders write it: plain JSON, none of the server's types.</summary>
public sealed class HubClient : IAsyncDisposable
{
    public const string Path = "/hubs/map";

    HubClient(HubConnection connection)
    {
        Connection = connection;
        connection.On<JsonElement>("Changed", Changed.Add);
        connection.On<JsonElement>("Snapshot", Snapshot.Add);
        connection.On<JsonElement>("Presence", Presence.Add);
        connection.On<JsonElement>("Closed", Closed.Add);
        connection.Closed += reason =>
        {
            Disconnected.Add(reason?.Message ?? "");
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    public Inbox<JsonElement> Changed { get; } = new("Changed");

    public Inbox<JsonElement> Snapshot { get; } = new("Snapshot");

    public Inbox<JsonElement> Presence { get; } = new("Presence");

    public Inbox<JsonElement> Closed { get; } = new("Closed");

    /// <summary>The connection's end, with the reason or "".</summary>
    public Inbox<string> Disconnected { get; } = new("Disconnected");

    /// <summary>Connects over the network.</summary>
    /// <exception cref="WebSocketException">The server refused; the status is in <see cref="Exception.Message"/>.</exception>
    public static Task<HubClient> ConnectAsync(Uri server, string? token, TokenPlace place = TokenPlace.Header, string? origin = null) =>
        ConnectAsync(async cancellation =>
        {
            var socket = new ClientWebSocket();
            if (token is not null && place is TokenPlace.Header)
                socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            if (origin is not null)
                socket.Options.SetRequestHeader("Origin", origin);
            var query = token is not null && place is TokenPlace.Query ? $"?access_token={Uri.EscapeDataString(token)}" : "";
            try
            {
                await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = Path, Query = query }.Uri, cancellation);
                return socket;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        });

    /// <summary>Connects over a WebSocket that the caller opens, for instance that of a server in the test's own process.</summary>
    public static async Task<HubClient> ConnectAsync(Func<CancellationToken, Task<WebSocket>> open)
    {
        // The endpoint is only a name to SignalR; the factory knows where to go.
        var connection = new HubConnection(
            new WebSocketConnectionFactory(open), new JsonHubProtocol(), new IPEndPoint(IPAddress.Loopback, 0),
            new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        var client = new HubClient(connection);
        try
        {
            await connection.StartAsync();
            return client;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Answers <c>{version, map}</c>.</summary>
    public Task<JsonElement> JoinAsync(Guid mapId) => Connection.InvokeAsync<JsonElement>("Join", mapId);

    /// <summary>Answers <c>{version, results}</c> once the operations are durable.</summary>
    /// <param name="operations">Anonymous objects or JSON, as CONTRACT 4 writes them.</param>
    /// <exception cref="HubException">A refusal; see <see cref="Refusal"/>.</exception>
    public Task<JsonElement> SubmitAsync(Guid mapId, IEnumerable<object> operations, string? submissionId = null, long? baseVersion = null) =>
        Connection.InvokeAsync<JsonElement>("Submit", new { mapId, submissionId, baseVersion, operations = operations.ToArray() });

    public Task SetPresenceAsync(Guid mapId, object? cursor = null, IReadOnlyList<Guid>? selection = null) =>
        Connection.InvokeAsync("SetPresence", new { mapId, cursor, selection });

    public Task LeaveAsync(Guid mapId) => Connection.InvokeAsync("Leave", mapId);

    /// <summary>The problem that a refusal carries behind SignalR's own words.</summary>
    /// <exception cref="FormatException">The message holds no problem: the server failed instead of refusing.</exception>
    public static JsonElement Refusal(HubException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var start = refusal.Message.IndexOf('{', StringComparison.Ordinal);
        return start < 0
            ? throw new FormatException($"No problem in the hub's error: {refusal.Message}")
            : JsonSerializer.Deserialize<JsonElement>(refusal.Message[start..]);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
