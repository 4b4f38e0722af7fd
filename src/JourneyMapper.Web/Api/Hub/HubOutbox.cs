using System.Collections.Concurrent;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>
/// What waits to be written to one connection, in order. Nobody ever waits for it: while the connection takes what it is given, a message
/// goes out on the spot; else it is queued, and what finds the queue full is told so and dropped.
/// </summary>
sealed class HubOutbox
{
    /// <summary>Messages that may wait; past it the client gets a snapshot instead.</summary>
    public const int Capacity = 1_000;

    /// <summary>How long a connection that is to end may take to hear why.</summary>
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    readonly HubConnectionContext connection;
    readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock gate = new();
    readonly Queue<Func<SerializedHubMessage?>> waiting = new();
    bool isWriting;
    bool isClosed;

    public HubOutbox(HubConnectionContext connection)
    {
        this.connection = connection;
        // The hub is done with a connection before its last words have been sent; the request is not.
        if (connection.GetHttpContext() is not { } http)
        {
            gone.SetResult();
            return;
        }

        http.Response.OnCompleted(() =>
        {
            gone.SetResult();
            return Task.CompletedTask;
        });
    }

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
    public bool TryPost(Func<SerializedHubMessage?> message) => Enqueue(message, Capacity);

    /// <summary>
    /// The same for a message of which never more than one waits for a map and which must not get lost: it is queued even if the outbox is full.
    /// </summary>
    public void Post(Func<SerializedHubMessage?> message) => Enqueue(message, int.MaxValue);

    /// <summary>Completes when the connection has ended, with all that it was given on the way to the client.</summary>
    public Task Gone => gone.Task;

    /// <summary>Completes when everything that waits now has been handed to the connection.</summary>
    Task FlushAsync()
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isQueued = Enqueue(
            () =>
            {
                flushed.SetResult();
                return null;
            },
            int.MaxValue);
        return isQueued ? flushed.Task : Task.CompletedTask;
    }

    /// <summary>Nothing more goes in.</summary>
    public void Close()
    {
        lock (gate) isClosed = true;
    }

    /// <summary>Leaves all maps at once, says why instead of all that still waits, and hangs up.</summary>
    public async Task EndAsync(CloseReason reason)
    {
        foreach (var listener in Joined.Values) listener.Leave();
        lock (gate) waiting.Clear();
        foreach (var listener in Joined.Values) listener.Closed(reason);
        await HangUpAsync();
    }

    /// <summary>Writes what waits, if the client takes it within a moment, and hangs up.</summary>
    public async Task HangUpAsync()
    {
        var told = FlushAsync();
        Close();
        await Task.WhenAny(told, Task.Delay(LastWords)).ConfigureAwait(false);
        connection.Abort();
    }

    bool Enqueue(Func<SerializedHubMessage?> message, int capacity)
    {
        lock (gate)
        {
            if (isClosed) return false;
            if (isWriting)
            {
                if (waiting.Count >= capacity) return false;
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
