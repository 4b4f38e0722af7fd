using System.Collections.Immutable;

namespace JourneyMapper.Maps.Live;

/// <summary>Somebody who follows a map. Called inside the room: it must return at once and never throw.</summary>
public interface IMapListener
{
    /// <summary>An edit is durable. Versions arrive in order, without a gap.</summary>
    /// <param name="map">The map after it.</param>
    void Changed(MapEdit edit, JourneyMap map);

    /// <summary>Who is here, all of them, at most every <see cref="Presence.Interval"/>.</summary>
    void PresenceChanged(ImmutableArray<PersonPresence> people);

    /// <summary>Nothing more will come.</summary>
    void Closed(CloseReason reason);
}

/// <summary>Why a map is closed for a listener. The names in camelCase are a contract.</summary>
public enum CloseReason
{
    Removed,
    Deleted,
    Forbidden,
    Shutdown,
}

/// <summary>May this author do that here, now? Editing is asked for every submission, at the moment when it is applied.</summary>
public interface IMapRights
{
    /// <summary>Who may not see a map is told that there is none.</summary>
    bool MayView(Guid mapId, Guid authorId);

    bool MayEdit(Guid mapId, Guid authorId);
}
