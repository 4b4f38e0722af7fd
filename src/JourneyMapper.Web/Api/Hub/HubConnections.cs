using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>The hub's open connections, so that each has its own outbox: a group send would wait for the slowest.</summary>
sealed class HubConnections(ILogger<DefaultHubLifetimeManager<MapHub>> logger) : DefaultHubLifetimeManager<MapHub>(logger)
{
    readonly ConcurrentDictionary<string, HubOutbox> outboxes = new();

    /// <summary>The outbox of an open connection.</summary>
    public HubOutbox Of(string connectionId) => outboxes[connectionId];

    public IEnumerable<HubOutbox> All => outboxes.Values;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        outboxes[connection.ConnectionId] = new HubOutbox(connection);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (outboxes.TryRemove(connection.ConnectionId, out var outbox)) outbox.Close();
        return base.OnDisconnectedAsync(connection);
    }
}
