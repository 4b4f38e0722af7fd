namespace JourneyMapper.Maps.Live;

/// <summary>
/// The way into one map's room, from the first wish to enter on. Submissions that arrive while the map is still being read wait in the
/// order of their arrival: a program may send its first calls without waiting for anything.
/// </summary>
internal sealed class RoomDoor
{
    private readonly Lock gate = new();
    private readonly List<(MapSubmission Submission, TaskCompletionSource<Task<SubmitAnswer?>> Turn)> early = [];
    private Func<MapSubmission, Task<SubmitAnswer?>>? way;

    public RoomDoor(Func<Task<MapRoom?>> open) => Room = OpenAsync(open);

    /// <summary>The room; null when there is no such map.</summary>
    public Task<MapRoom?> Room { get; }

    /// <summary>The room if it is open by now.</summary>
    public MapRoom? Opened => Room.IsCompletedSuccessfully ? Room.Result : null;

    /// <summary>Queues a submission behind all that came before it.</summary>
    /// <returns>Null when the room has closed: ask for it again.</returns>
    /// <exception cref="StoreUnavailableException">The map cannot be read now.</exception>
    public Task<SubmitAnswer?> SubmitAsync(MapSubmission submission)
    {
        lock (gate)
        {
            if (way is not null) return way(submission);
            var turn = new TaskCompletionSource<Task<SubmitAnswer?>>(TaskCreationOptions.RunContinuationsAsynchronously);
            early.Add((submission, turn));
            return turn.Task.Unwrap();
        }
    }

    private async Task<MapRoom?> OpenAsync(Func<Task<MapRoom?>> open)
    {
        // Off the caller's thread: whoever enters first must not keep others waiting at the door.
        await Task.Yield();
        try
        {
            var room = await open();
            LetIn(submission => room?.SubmitAsync(submission) ?? Task.FromResult<SubmitAnswer?>(new SubmitAnswer.Rejected(Rejection.MapGone)));
            return room;
        }
        catch (Exception error)
        {
            LetIn(_ => Task.FromException<SubmitAnswer?>(error));
            throw;
        }
    }

    private void LetIn(Func<MapSubmission, Task<SubmitAnswer?>> queue)
    {
        lock (gate)
        {
            foreach (var (submission, turn) in early) turn.SetResult(queue(submission));
            early.Clear();
            way = queue;
        }
    }
}
