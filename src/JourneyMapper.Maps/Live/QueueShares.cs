namespace JourneyMapper.Maps.Live;

/// <summary>How many places in a queue each author has taken, up to a limit for each.</summary>
internal sealed class QueueShares(int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, int> taken = [];

    /// <summary>False when the author has as many places as anybody may have.</summary>
    public bool TryTake(Guid author)
    {
        lock (gate)
        {
            var now = taken.GetValueOrDefault(author);
            if (now == limit) return false;
            taken[author] = now + 1;
            return true;
        }
    }

    public void GiveBack(Guid author)
    {
        lock (gate)
        {
            if (taken[author] == 1) taken.Remove(author);
            else taken[author]--;
        }
    }
}
