using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Personas;

/// <summary>What the lists show of the personas: those that the reader may see, and no others.</summary>
public sealed class PersonaLibrary(IDbContextFactory<JourneyDb> databases, MapLibrary library, Membership membership, PersonaUses uses)
{
    /// <summary>The personas of the workspace, by name.</summary>
    public async Task<IReadOnlyList<PersonaItem>> ListAsync(Guid reader, CancellationToken cancel = default)
    {
        var used = await uses.ReadAsync(reader, cancel);
        var items = await ReadAsync(reader, isBinned: false, persona => used[persona].Count(), cancel);
        return [.. items.OrderBy(item => item.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(item => item.Id)];
    }

    /// <summary>The personas in the bin, the one thrown away last first.</summary>
    public async Task<IReadOnlyList<PersonaItem>> ListBinAsync(Guid reader, CancellationToken cancel = default) =>
        [.. (await ReadAsync(reader, isBinned: true, _ => 0, cancel)).OrderByDescending(item => item.Map.DeletedAt).ThenBy(item => item.Id)];

    /// <summary>Whether a persona that cannot be opened lies in the bin, for somebody who may see it.</summary>
    public async Task<bool> IsBinnedAsync(Guid persona, Guid reader)
    {
        if (!membership.CanView(persona, reader)) return false;
        await using var db = await databases.CreateDbContextAsync();
        return await Personas(db, reader, isBinned: true).AnyAsync(map => map.Id == persona);
    }

    async Task<List<PersonaItem>> ReadAsync(Guid reader, bool isBinned, Func<Guid, int> usesOf, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Personas(db, reader, isBinned)
            .OrderByDescending(map => map.ChangedAt).ThenBy(map => map.Id).Take(MapLibrary.Most)
            .Select(map => new
            {
                Map = map,
                Head = db.Elements.Where(row => row.MapId == map.Id && row.Id == map.Id).Select(row => row.Data).FirstOrDefault(),
                HasRules = db.MapAccess.Any(rules => rules.MapId == map.Id),
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(row => library.MaySee(row.Map.Id, reader, row.HasRules)).Select(row => PersonaItem.Of(
                new MapItem(row.Map.Id, row.Map.Title, row.Map.Kind, row.Map.Version, row.Map.CreatedAt, row.Map.ChangedAt, row.Map.DeletedAt, null, null) { OwnerId = row.Map.OwnerId },
                row.Head, usesOf(row.Map.Id))),
        ];
    }

    IQueryable<MapRow> Personas(JourneyDb db, Guid reader, bool isBinned) => db.MapsSeenBy(membership.EyesOf(reader)).Personas().AsNoTracking().Where(map => (map.DeletedAt != null) == isBinned);
}
