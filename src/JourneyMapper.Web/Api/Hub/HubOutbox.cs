using System.Collections.Concurrent;
using System.Threading.Channels;
using JourneyMapper.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>What waits to be written to one connection, in order. Nobody ever waits for it: what finds it full says so and is dropped.</summary>
sealed class HubOutbox
{
    /// <summary>Messages that may wait; past it the client gets a snapshot instead.</summary>
    public const int Capacity = 1_000;

    readonly HubConnectionContext connection;
    readonly Channel<Func<SerializedHubMessage?>> waiting = Channel.CreateBounded<Func<SerializedHubMessage?>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    public HubOutbox(HubConnectionContext connection)
    {
        this.connection = connection;
        _ = Task.Run(PumpAsync);
    }

    public string ConnectionId => connection.ConnectionId;

    public CurrentPerson Person => CurrentPerson.Of(connection.User)
        ?? throw new InvalidOperationException("The hub is open to somebody who is not signed in.");

    /// <summary>The maps that this connection has joined.</summary>
    public ConcurrentDictionary<Guid, HubListener> Joined { get; } = new();

    /// <summary>Queues a message. The function runs when its turn comes, so that what replaces others is as new as can be; null = nothing to send.</summary>
    /// <returns>False when the outbox is full or closed.</returns>
    public bool TryPost(Func<SerializedHubMessage?> message) => waiting.Writer.TryWrite(message);

    public void Close() => waiting.Writer.TryComplete();

    public void Abort() => connection.Abort();

    async Task PumpAsync()
    {
        await foreach (var message in waiting.Reader.ReadAllAsync())
            if (message() is { } serialized) await connection.WriteAsync(serialized);
    }
}
