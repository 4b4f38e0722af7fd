using System.Collections.Immutable;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>A listener that writes down what it hears.</summary>
internal sealed class Ear : IMapListener
{
    private readonly Lock gate = new();
    private readonly List<(MapEdit Edit, JourneyMap Map)> heard = [];
    private readonly List<ImmutableArray<PersonPresence>> presence = [];
    private readonly List<CloseReason> closed = [];

    /// <summary>Called with each edit before it is written down; may throw, which a listener must not.</summary>
    public Action<MapEdit>? OnChanged { get; init; }

    public IReadOnlyList<MapEdit> Edits => Copy(heard).ConvertAll(one => one.Edit);

    public IReadOnlyList<long> Versions => Copy(heard).ConvertAll(one => one.Edit.Version);

    public IReadOnlyList<ImmutableArray<PersonPresence>> Presence => Copy(presence);

    public IReadOnlyList<CloseReason> ClosedFor => Copy(closed);

    /// <summary>Everything heard was the very next version, and the maps are what the edits make of the first.</summary>
    public void HeardAllSince(JourneyMap joined, long upTo)
    {
        var map = joined;
        foreach (var (edit, after) in Copy(heard))
        {
            Assert.Equal(map.Version + 1, edit.Version);
            Assert.Equal(edit.Version, after.Version);
            map = after;
        }

        Assert.Equal(upTo, map.Version);
    }

    void IMapListener.Changed(MapEdit edit, JourneyMap map)
    {
        OnChanged?.Invoke(edit);
        lock (gate) heard.Add((edit, map));
    }

    void IMapListener.PresenceChanged(ImmutableArray<PersonPresence> people)
    {
        lock (gate) presence.Add(people);
    }

    void IMapListener.Closed(CloseReason reason)
    {
        lock (gate) closed.Add(reason);
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (gate) return [.. list];
    }
}
