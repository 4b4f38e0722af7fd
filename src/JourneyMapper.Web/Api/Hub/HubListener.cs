using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>One connection's ear in one room. A client that falls behind gets a snapshot that replaces everything it missed.</summary>
sealed class HubListener(HubOutbox outbox, Guid mapId) : IMapListener
{
    // Serialised once, however many connections it goes to.
    static readonly ConditionalWeakTable<MapEdit, SerializedHubMessage> Changes = [];
    static readonly ConditionalWeakTable<JourneyMap, SerializedHubMessage> Snapshots = [];

    readonly Lock gate = new();
    JourneyMap? behind;
    ImmutableArray<PersonPresence> people;
    bool presenceWaits;
    volatile bool isSentAway;

    /// <summary>The room, once joined.</summary>
    public MapRoom? Room { get; set; }

    /// <summary>Hears nothing more, and is here no more.</summary>
    public void Leave()
    {
        if (Room is not { } room) return;
        room.Leave(this);
        room.Presence.Remove(outbox.ConnectionId);
    }

    /// <summary>Leaves, says why, and sends nothing that still waits: it is not for these eyes any more.</summary>
    public void SendAway(CloseReason reason)
    {
        isSentAway = true;
        Closed(reason);
        Leave();
    }

    public void Changed(MapEdit edit, JourneyMap map)
    {
        lock (gate)
        {
            if (behind is null && outbox.TryPost(() => isSentAway ? null : Changes.GetValue(edit, Write))) return;
            // Behind: from here on the newest map is what counts, and it goes out when all that waits before it has.
            var isFirst = behind is null;
            behind = map;
            if (isFirst) outbox.Post(Snapshot);
        }
    }

    public void PresenceChanged(ImmutableArray<PersonPresence> present)
    {
        lock (gate)
        {
            people = present;
            if (presenceWaits) return;
            presenceWaits = true;
            outbox.Post(Presence);
        }
    }

    public void Closed(CloseReason reason)
    {
        outbox.Joined.TryRemove(KeyValuePair.Create(mapId, this));
        outbox.Post(() => Message("Closed", new { mapId, reason = JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) }));
    }

    SerializedHubMessage? Snapshot()
    {
        lock (gate)
        {
            if (behind is not { } map || isSentAway) return null;
            behind = null;
            return Snapshots.GetValue(map, newest => Message("Snapshot", new { mapId = newest.Id, version = newest.Version, map = MapAnswers.Json(newest) }));
        }
    }

    SerializedHubMessage? Presence()
    {
        lock (gate)
        {
            presenceWaits = false;
            return isSentAway ? null : Message("Presence", new { mapId, people = people.Select(Wire) });
        }
    }

    static SerializedHubMessage Write(MapEdit edit) => Message("Changed", new
    {
        mapId = edit.MapId,
        version = edit.Version,
        at = edit.At,
        author = new WireAuthor(edit.Author.Id, edit.Author.Name),
        submissionId = edit.SubmissionId,
        operations = new RawJson(edit.OperationsJson),
    });

    static object Wire(PersonPresence person) => new
    {
        connectionId = person.ConnectionId,
        name = person.Name,
        color = person.Color,
        cursor = person.Cursor,
        selection = person.Selection.IsDefaultOrEmpty ? null : (IReadOnlyList<Guid>?)person.Selection,
    };

    static SerializedHubMessage Message(string target, object payload) => new(new InvocationMessage(target, [payload]));
}
