namespace JourneyMapper.Testing;

/// <summary>What has arrived, in order. Readers await the first message that fits and has not been taken before it.</summary>
public sealed class Inbox<T>(string name)
{
    // Only so that a test that waits for what never comes ends with a message instead of hanging.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Lock gate = new();
    readonly List<T> all = [];
    int taken;
    TaskCompletionSource arrival = NewArrival();

    /// <summary>Everything that has arrived so far, taken or not.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            all.Add(item);
            arrival.SetResult();
            arrival = NewArrival();
        }
    }

    /// <summary>Takes the first message that fits; those before it are passed over and count as taken.</summary>
    /// <exception cref="TimeoutException">None came in 30 s; the message lists what did come.</exception>
    public async Task<T> NextAsync(Func<T, bool>? fits = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                while (taken < all.Count)
                {
                    var item = all[taken++];
                    if (fits is null || fits(item))
                        return item;
                }
                next = arrival.Task;
            }
            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No fitting message in '{name}'. Arrived: {string.Join("; ", All)}");
            }
        }
    }

    static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
