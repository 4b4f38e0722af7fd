namespace JourneyMapper.Testing;

/// <summary>What all connections of one <see cref="TcpProxy"/> share: how long the wire is, which way is held, what has gone through.</summary>
sealed class WireState
{
    static readonly Task Open = Task.CompletedTask;

    readonly Lock gate = new();
    long delayTicks;
    long toServer;
    long toClient;
    TaskCompletionSource? serverWayHeld;
    TaskCompletionSource? clientWayHeld;

    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref delayTicks));
        set => Interlocked.Exchange(ref delayTicks, value.Ticks);
    }

    public long Moved(Flow flow) => flow is Flow.ToServer ? Interlocked.Read(ref toServer) : Interlocked.Read(ref toClient);

    public void Count(Flow flow, int bytes)
    {
        if (flow is Flow.ToServer)
            Interlocked.Add(ref toServer, bytes);
        else
            Interlocked.Add(ref toClient, bytes);
    }

    public void Stall(Flow flow)
    {
        lock (gate)
        {
            if (flow.HasFlag(Flow.ToServer))
                serverWayHeld ??= NewHold();
            if (flow.HasFlag(Flow.ToClient))
                clientWayHeld ??= NewHold();
        }
    }

    public void Resume(Flow flow)
    {
        lock (gate)
        {
            if (flow.HasFlag(Flow.ToServer))
                Release(ref serverWayHeld);
            if (flow.HasFlag(Flow.ToClient))
                Release(ref clientWayHeld);
        }
    }

    /// <summary>Completed while this way is open.</summary>
    public Task WhenOpen(Flow flow)
    {
        lock (gate)
            return (flow is Flow.ToServer ? serverWayHeld : clientWayHeld)?.Task ?? Open;
    }

    static TaskCompletionSource NewHold() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    static void Release(ref TaskCompletionSource? hold)
    {
        hold?.SetResult();
        hold = null;
    }
}
