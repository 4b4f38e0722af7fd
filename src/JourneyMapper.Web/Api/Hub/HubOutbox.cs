using System.Collections.Concurrent;
using JourneyMapper.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>
/// What waits to be written to one connection, in order. Nobody ever waits for it: while the connection takes what it is given, a message
/// goes out on the spot; else it is queued, and what finds the queue full is told so and dropped.
/// </summary>
sealed class HubOutbox(HubConnectionContext connection)
{
    /// <summary>Messages that may wait; past it the client gets a snapshot instead.</summary>
    public const int Capacity = 1_000;

    readonly Lock gate = new();
    readonly Queue<Func<SerializedHubMessage?>> waiting = new();
    bool isWriting;
    bool isClosed;

    public string ConnectionId => connection.ConnectionId;

    /// <summary>Who it is, as of connecting.</summary>
    /// <exception cref="InvalidOperationException">Nobody who is signed in.</exception>
    public CurrentPerson Person => person ??= CurrentPerson.Of(connection.User)
        ?? throw new InvalidOperationException("The hub is open to somebody who is not signed in.");
    CurrentPerson? person;

    /// <summary>The maps that this connection has joined.</summary>
    public ConcurrentDictionary<Guid, HubListener> Joined { get; } = new();

    /// <summary>
    /// Sends a message or queues it. The function runs when its turn comes, perhaps within this call, so that what replaces others is as new as can
    /// be; null = nothing to send.
    /// </summary>
    /// <returns>False when the outbox is full or closed.</returns>
    public bool TryPost(Func<SerializedHubMessage?> message)
    {
        lock (gate)
        {
            if (isClosed) return false;
            if (isWriting)
            {
                if (waiting.Count >= Capacity) return false;
                waiting.Enqueue(message);
                return true;
            }

            isWriting = true;
        }

        // A write that the connection does not take at once goes on by itself.
        var writing = WriteAsync(message);
        if (writing.IsCompletedSuccessfully && !HasMore()) return true;
        _ = PumpAsync(writing);
        return true;
    }

    public void Close()
    {
        lock (gate) isClosed = true;
    }

    public void Abort() => connection.Abort();

    /// <summary>Whether something waits; if not, the next message goes out on the spot again.</summary>
    bool HasMore()
    {
        lock (gate) return isWriting = waiting.Count > 0;
    }

    async Task PumpAsync(ValueTask writing)
    {
        // Whoever posted goes on: what has piled up is not theirs to write.
        await Task.Yield();
        await writing;
        while (HasMore())
        {
            Func<SerializedHubMessage?> message;
            lock (gate) message = waiting.Dequeue();
            await WriteAsync(message);
        }
    }

    /// <summary>Never throws: a message that cannot be written ends the connection, and the client joins again.</summary>
    async ValueTask WriteAsync(Func<SerializedHubMessage?> message)
    {
        try
        {
            if (message() is { } serialized) await connection.WriteAsync(serialized);
        }
        catch (Exception)
        {
            connection.Abort();
        }
    }
}
