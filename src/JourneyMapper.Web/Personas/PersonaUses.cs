using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Personas;

/// <summary>A map on which a persona walks, and what they are called there.</summary>
public sealed record PersonaUse(Guid MapId, string Title, string Kind, string Actor);

/// <summary>
/// Which persona walks on which map. The actors of a map are read once for each of its versions: what somebody asks costs one look at the
/// list of the maps that they may see, and the maps changed since.
/// </summary>
public sealed class PersonaUses(IDbContextFactory<JourneyDb> databases, Membership membership)
{
    readonly ConcurrentDictionary<Guid, Known> known = new();

    /// <summary>The uses of every persona on the maps that the reader may see, by persona; the map changed last first.</summary>
    public async Task<ILookup<Guid, PersonaUse>> ReadAsync(Guid reader, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var seen = await db.Journeys(db.MapsSeenBy(membership.EyesOf(reader))).AsNoTracking().Where(map => map.DeletedAt == null)
            .OrderByDescending(map => map.ChangedAt).Select(map => new { map.Id, map.Title, map.Kind, map.Version }).ToListAsync(cancel);
        var maps = seen.Where(map => membership.CanView(map.Id, reader)).ToList();
        await FollowAsync(db, [.. maps.Where(map => known.GetValueOrDefault(map.Id)?.Version != map.Version).Select(map => (map.Id, map.Version))], cancel);
        return maps
            .SelectMany(map => (known.GetValueOrDefault(map.Id)?.Actors ?? []).DistinctBy(actor => actor.Persona)
                .Select(actor => (actor.Persona, Use: new PersonaUse(map.Id, map.Title, map.Kind, actor.Name))))
            .ToLookup(one => one.Persona, one => one.Use);
    }

    /// <summary>The maps that the reader may see on which this persona walks.</summary>
    public async Task<IReadOnlyList<PersonaUse>> OfAsync(Guid persona, Guid reader, CancellationToken cancel = default) =>
        [.. (await ReadAsync(reader, cancel))[persona]];

    async Task FollowAsync(JourneyDb db, IReadOnlyList<(Guid Id, long Version)> changed, CancellationToken cancel)
    {
        if (changed.Count == 0) return;
        var ids = changed.Select(map => map.Id).ToArray();
        var rows = await db.Elements.AsNoTracking()
            .Where(row => ids.Contains(row.MapId) && row.Kind == "actor" && row.RemovedBy == null && row.Data.Contains("\"personaId\":"))
            .Select(row => new { row.MapId, row.Text, row.Data }).ToListAsync(cancel);
        var actors = rows.ToLookup(row => row.MapId);
        // Rows may be newer than the version that was asked for: then the next look reads them once more.
        foreach (var (id, version) in changed)
            known[id] = new(version, [.. actors[id].Select(row => (Persona: PersonaOf(row.Data), Name: row.Text ?? "")).Where(actor => actor.Persona != default)]);
    }

    static Guid PersonaOf(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty(Actor.PersonaId.Name, out var id) && Guid.TryParse(id.GetString(), out var persona) ? persona : default;
    }

    sealed record Known(long Version, ImmutableArray<(Guid Persona, string Name)> Actors);
}
