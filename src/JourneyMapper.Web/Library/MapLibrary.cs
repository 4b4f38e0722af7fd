using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>What the lists show of the maps. Every list and every search passes through <see cref="For"/> or asks the same question.</summary>
public sealed class MapLibrary(IDbContextFactory<JourneyDb> databases, MapRooms rooms, Membership membership, MapSharing sharing)
{
    /// <summary>Most maps in one list, the ones changed last.</summary>
    public const int Most = 2_000;

    /// <summary>The maps on the shelf that the reader may see, the one changed last first.</summary>
    public async Task<IReadOnlyList<MapItem>> ListAsync(Guid reader, CancellationToken cancel = default) => For(reader, (await ReadAsync(cancel)).Maps);

    /// <summary>The maps in the bin that the reader may see, the one thrown away last first.</summary>
    public async Task<IReadOnlyList<MapItem>> ListBinAsync(Guid reader, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        // Templates of the team too: they are brought back from here.
        var maps = db.Maps.AsNoTracking().Where(m => m.DeletedAt != null && m.Kind != MapHead.Persona).OrderByDescending(m => m.DeletedAt).ThenBy(m => m.Id);
        return For(reader, await ItemsOf(db, maps).ToListAsync(cancel));
    }

    /// <summary>Those of these maps that the reader may see, in the same order.</summary>
    public IReadOnlyList<MapItem> For(Guid reader, IReadOnlyList<MapItem> maps) =>
        [.. maps.Where(map => MaySee(map.Id, reader, map.HasRules)).Select(map => map.HasRules && sharing.IsRestricted(map.Id) ? map with { IsRestricted = true } : map)];

    /// <summary>Whether the map may stand in a list or among the finds of this reader.</summary>
    /// <param name="hasRules">Whether the database knows rules of it; those that another node has stored a moment ago may not be in memory yet.</param>
    public bool MaySee(Guid mapId, Guid reader, bool hasRules) =>
        membership.CanView(mapId, reader) && (!hasRules || membership.RulesOf(mapId) is not null);

    /// <summary>Everything on the shelf, for whoever hands it on to several readers.</summary>
    internal async Task<LibrarySnapshot> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var maps = db.Journeys(db.Maps).AsNoTracking().Where(m => m.DeletedAt == null).OrderByDescending(m => m.ChangedAt).ThenBy(m => m.Id);
        var items = await ItemsOf(db, maps).ToListAsync(cancel);
        var folders = await db.Folders.AsNoTracking().Select(folder => new FolderItem(folder.Id, folder.Name)).ToListAsync(cancel);
        var known = folders.Select(folder => folder.Id).ToHashSet();
        // A map that was filed at the moment when its folder was taken away lies in none.
        return new([.. items.Select(item => item.FolderId is { } folder && !known.Contains(folder) ? item with { FolderId = null } : item)], folders);
    }

    /// <summary>Who is in which map now, on this node, each person once.</summary>
    public IReadOnlyDictionary<Guid, ImmutableArray<PersonPresence>> People() => rooms.Open()
        .Where(room => room.People.Length > 0)
        .ToDictionary(room => room.MapId, room => room.People.DistinctBy(p => p.PersonId).ToImmutableArray());

    static IQueryable<MapItem> ItemsOf(JourneyDb db, IQueryable<MapRow> ordered) =>
        from map in ordered.Take(Most)
        from edit in db.Edits.Where(e => e.MapId == map.Id && e.Version == map.Version).DefaultIfEmpty()
        from owner in db.Users.Where(p => p.Id == map.OwnerId).DefaultIfEmpty()
        select new MapItem(map.Id, map.Title, map.Kind, map.Version, map.CreatedAt, map.ChangedAt, map.DeletedAt,
            edit == null ? (Guid?)null : edit.AuthorId, edit == null ? null : edit.AuthorName)
        {
            FolderId = map.FolderId,
            IsTemplate = db.Templates.Any(template => template.MapId == map.Id),
            HasRules = db.MapAccess.Any(rules => rules.MapId == map.Id),
            OwnerId = map.OwnerId,
            Owner = owner == null ? null : owner.Name,
        };
}
