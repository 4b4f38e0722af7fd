using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

public sealed partial class MapDesk
{
    /// <summary>What stands in the log in place of a map that was deleted for good.</summary>
    const string Tombstone = "deleted";

    const string NoOperations = "[]";

    /// <summary>Moves a map into the bin and closes it for everybody. False when there is none, or when the author may not.</summary>
    public async Task<bool> BinAsync(Guid id, MapAuthor author) => (await BinAsync([id], author)).Count > 0;

    /// <summary>Moves maps into the bin and closes them for everybody. Gives those that it moved: the others are not there, or the author may not.</summary>
    public async Task<IReadOnlyList<Guid>> BinAsync(IReadOnlyCollection<Guid> maps, MapAuthor author)
    {
        var moved = await SetDeletedAsync(maps, author, time.GetUtcNow().UtcDateTime);
        foreach (var id in moved) await rooms.CloseAsync(id, CloseReason.Deleted);
        return moved;
    }

    /// <summary>Takes a map out of the bin. False when it is not there, or when the author may not.</summary>
    public async Task<bool> RestoreAsync(Guid id, MapAuthor author) => (await RestoreAsync([id], author)).Count > 0;

    /// <summary>Takes maps out of the bin. Gives those that it moved.</summary>
    public Task<IReadOnlyList<Guid>> RestoreAsync(IReadOnlyCollection<Guid> maps, MapAuthor author) => SetDeletedAsync(maps, author, null);

    /// <summary>Whether the author may delete this map for good: an owner of the workspace, or whoever made it; and only a map that they may see.</summary>
    public bool MayDeleteForGood(MapItem map, Guid author) =>
        rights.MayView(map.Id, author) && (membership.CanOwn(author) || (map.OwnerId == author && rights.MayEdit(map.Id, author)));

    /// <summary>
    /// Deletes maps that lie in the bin with all that belongs to them, each in one transaction. Nothing brings them back, and their ids
    /// are not used again: a room on another node may still remember what it had under one. Gives those that it deleted.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> DeleteForGoodAsync(IReadOnlyCollection<Guid> maps, MapAuthor author)
    {
        var deleted = new List<Guid>();
        foreach (var id in maps.Distinct().Take(MapLibrary.Most))
            if (await DeleteForGoodAsync(id, author)) deleted.Add(id);
        if (deleted.Exists(id => membership.RulesOf(id) is not null)) await membership.RefreshAsync();
        watch.Touch();
        return deleted;
    }

    async Task<bool> DeleteForGoodAsync(Guid id, MapAuthor author)
    {
        if (!rights.MayView(id, author.Id)) return false;
        var ofAnybody = membership.CanOwn(author.Id);
        if (!ofAnybody && !rights.MayEdit(id, author.Id)) return false;
        await using var db = await databases.CreateDbContextAsync();
        return await db.WriteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // First, and it decides: whoever takes the map out of the bin at the same time waits, and finds nothing.
            var found = await db.Maps.Where(map => map.Id == id && map.DeletedAt != null && (ofAnybody || map.OwnerId == author.Id)).ExecuteDeleteAsync();
            if (found == 0) return false;
            await db.Elements.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.Edits.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.MapAccess.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.MapGrants.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.Favourites.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.Visits.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.Templates.Where(row => row.MapId == id).ExecuteDeleteAsync();
            await db.MapViews.Where(row => row.MapId == id).ExecuteDeleteAsync();
            db.Edits.Add(new()
            {
                MapId = id,
                Version = 1,
                SubmissionId = Tombstone,
                At = time.GetUtcNow().UtcDateTime,
                AuthorId = author.Id,
                Operations = NoOperations,
                Inverse = NoOperations,
            });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
    }

    async Task<IReadOnlyList<Guid>> SetDeletedAsync(IReadOnlyCollection<Guid> maps, MapAuthor author, DateTime? deletedAt)
    {
        Guid[] own = [.. maps.Distinct().Where(id => rights.MayEdit(id, author.Id)).Take(MapLibrary.Most)];
        if (own.Length == 0) return [];
        await using var db = await databases.CreateDbContextAsync();
        var moved = await db.WriteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var moving = await db.Maps.Where(map => own.Contains(map.Id) && (map.DeletedAt == null) == (deletedAt != null)).Select(map => map.Id).ToListAsync();
            await db.Maps.Where(map => moving.Contains(map.Id)).ExecuteUpdateAsync(map => map
                .SetProperty(row => row.DeletedAt, deletedAt)
                .SetProperty(row => row.DeletedBy, deletedAt == null ? null : author.Id));
            await transaction.CommitAsync();
            return moving;
        });
        watch.Touch();
        return moved;
    }
}
