using System.Collections.Immutable;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>What the lists show of the maps: to each only those that they may see.</summary>
public sealed class MapLibrary(IDbContextFactory<JourneyDb> databases, MapRooms rooms, Membership membership)
{
    /// <summary>Most maps in one list, the ones changed last.</summary>
    public const int Most = 2_000;

    /// <summary>The maps on the shelf, the one changed last first.</summary>
    public Task<IReadOnlyList<MapItem>> ListAsync(Guid reader, CancellationToken cancel = default) => ReadAsync(reader, inBin: false, cancel);

    /// <summary>The maps in the bin, the one thrown away last first.</summary>
    public Task<IReadOnlyList<MapItem>> ListBinAsync(Guid reader, CancellationToken cancel = default) => ReadAsync(reader, inBin: true, cancel);

    /// <summary>Who is in which map now, on this node, each person once.</summary>
    public IReadOnlyDictionary<Guid, ImmutableArray<PersonPresence>> People() => rooms.Open()
        .Where(room => room.People.Length > 0)
        .ToDictionary(room => room.MapId, room => room.People.DistinctBy(p => p.PersonId).ToImmutableArray());

    async Task<IReadOnlyList<MapItem>> ReadAsync(Guid reader, bool inBin, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var maps = db.MapsSeenBy(membership.EyesOf(reader)).AsNoTracking().Where(m => m.DeletedAt != null == inBin);
        var ordered = inBin ? maps.OrderByDescending(m => m.DeletedAt).ThenBy(m => m.Id) : maps.OrderByDescending(m => m.ChangedAt).ThenBy(m => m.Id);
        var rows =
            from map in ordered.Take(Most)
            from edit in db.Edits.Where(e => e.MapId == map.Id && e.Version == map.Version).DefaultIfEmpty()
            select new MapItem(map.Id, map.Title, map.Kind, map.Version, map.CreatedAt, map.ChangedAt, map.DeletedAt,
                edit == null ? (Guid?)null : edit.AuthorId, edit == null ? null : edit.AuthorName);
        return await rows.ToListAsync(cancel);
    }
}

/// <summary>One map in a list. <paramref name="Title"/> may be empty, <paramref name="Kind"/> is the wire name.</summary>
public sealed record MapItem(
    Guid Id, string Title, string Kind, long Version, DateTime CreatedAt, DateTime ChangedAt, DateTime? DeletedAt, Guid? ChangedById, string? ChangedBy);
