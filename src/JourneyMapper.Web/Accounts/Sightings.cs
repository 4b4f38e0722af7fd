using System.Collections.Concurrent;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// When something was seen last, noted without keeping anybody waiting: at most one note per id and <paramref name="apart"/>, kept in memory
/// until somebody takes them all to write them down.
/// </summary>
sealed class Sightings(TimeSpan apart, TimeProvider clock)
{
    readonly ConcurrentDictionary<Guid, Sighting> latest = new();

    public void Note(Guid id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (latest.TryGetValue(id, out var known) && now - known.At < apart) return;
        latest[id] = new(now, IsTaken: false);
    }

    /// <summary>What was noted since the last call. Whoever takes it writes it; what cannot be written is noted again at the next occasion.</summary>
    public IReadOnlyList<(Guid Id, DateTime At)> Take()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<(Guid, DateTime)> taken = [];
        foreach (var (id, sighting) in latest)
        {
            if (!sighting.IsTaken && latest.TryUpdate(id, sighting with { IsTaken = true }, sighting)) taken.Add((id, sighting.At));
            // It holds nothing back any more.
            else if (sighting.IsTaken && now - sighting.At >= apart) latest.TryRemove(KeyValuePair.Create(id, sighting));
        }

        return taken;
    }

    readonly record struct Sighting(DateTime At, bool IsTaken);
}
