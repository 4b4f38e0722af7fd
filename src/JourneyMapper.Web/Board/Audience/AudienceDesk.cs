using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Board.Audience;

/// <summary>The views that a team has saved of its maps. Everybody who sees a map uses them; whoever may edit it saves and deletes them.</summary>
public sealed class AudienceDesk(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock)
{
    /// <summary>Views of one map: more are no help to those who choose.</summary>
    public const int PerMap = 50;

    /// <summary>All of one map by name; none for somebody who may not see it.</summary>
    public async Task<IReadOnlyList<AudienceView>> ListAsync(Guid mapId, Guid personId)
    {
        if (!membership.CanView(mapId, personId)) return [];
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.MapViews.AsNoTracking().Where(view => view.MapId == mapId).ToListAsync();
        return [.. rows.Select(row => AudienceView.Read(row.Id, row.Name, row.View)).OfType<AudienceView>().OrderBy(view => view.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(view => view.Id)];
    }

    /// <summary>Null when there is none (any more), it is of another map, or the person may not see that.</summary>
    public async Task<AudienceView?> FindAsync(Guid mapId, Guid viewId, Guid personId)
    {
        if (!membership.CanView(mapId, personId)) return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.MapViews.AsNoTracking().SingleOrDefaultAsync(view => view.Id == viewId && view.MapId == mapId) is { } row ? AudienceView.Read(row.Id, row.Name, row.View) : null;
    }

    /// <summary>Saves a view under a name; where there is one of that name already, nothing is stored.</summary>
    public Task<AudienceOutcome> SaveAsync(Guid mapId, Guid viewId, string name, MapShape shape, BoardView view, Guid by) => ChangeAsync(mapId, by, async db =>
    {
        if (Fault(name) is { } fault) return fault;
        if (AudienceView.Write(shape, view) is not { } json) return AudienceOutcome.TooLarge;
        var names = await db.MapViews.Where(row => row.MapId == mapId).Select(row => row.Name).ToListAsync();
        if (names.Count >= PerMap) return AudienceOutcome.TooMany;
        if (Has(names, name)) return AudienceOutcome.Taken;
        db.MapViews.Add(new MapView
        {
            Id = viewId,
            MapId = mapId,
            Name = name.Trim(),
            View = json,
            CreatedBy = by,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
        return AudienceOutcome.Done;
    });

    public Task<AudienceOutcome> RenameAsync(Guid mapId, Guid viewId, string name, Guid by) => ChangeAsync(mapId, by, async db =>
    {
        if (Fault(name) is { } fault) return fault;
        if (await FindAsync(db, mapId, viewId) is not { } row) return AudienceOutcome.Gone;
        if (Has(await db.MapViews.Where(other => other.MapId == mapId && other.Id != viewId).Select(other => other.Name).ToListAsync(), name)) return AudienceOutcome.Taken;
        row.Name = name.Trim();
        return AudienceOutcome.Done;
    });

    /// <summary>Puts the map as it is seen now in the place of what was saved; its address stays.</summary>
    public Task<AudienceOutcome> ReplaceAsync(Guid mapId, Guid viewId, MapShape shape, BoardView view, Guid by) => ChangeAsync(mapId, by, async db =>
    {
        if (AudienceView.Write(shape, view) is not { } json) return AudienceOutcome.TooLarge;
        if (await FindAsync(db, mapId, viewId) is not { } row) return AudienceOutcome.Gone;
        row.View = json;
        return AudienceOutcome.Done;
    });

    public Task<AudienceOutcome> DeleteAsync(Guid mapId, Guid viewId, Guid by) => ChangeAsync(mapId, by, async db =>
    {
        if (await FindAsync(db, mapId, viewId) is not { } row) return AudienceOutcome.Gone;
        db.MapViews.Remove(row);
        return AudienceOutcome.Done;
    });

    async Task<AudienceOutcome> ChangeAsync(Guid mapId, Guid by, Func<JourneyDb, Task<AudienceOutcome>> change)
    {
        if (!membership.CanEdit(mapId, by)) return AudienceOutcome.Forbidden;
        await using var db = await databases.CreateDbContextAsync();
        if (!await db.Maps.AnyAsync(map => map.Id == mapId)) return AudienceOutcome.Gone;
        var outcome = await change(db);
        if (outcome == AudienceOutcome.Done) await db.SaveChangesAsync();
        return outcome;
    }

    static AudienceOutcome? Fault(string name) => name.Trim() is not { Length: > 0 } text ? AudienceOutcome.Nameless
        : text.Length > AudienceView.LongestName || text.Any(char.IsControl) || !WireText.IsValid(text) ? AudienceOutcome.BadName
        : null;

    static bool Has(IEnumerable<string> names, string name) => names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    static Task<MapView?> FindAsync(JourneyDb db, Guid mapId, Guid viewId) => db.MapViews.SingleOrDefaultAsync(row => row.Id == viewId && row.MapId == mapId);
}

/// <summary>What became of a wish to change a saved view. Only with <see cref="Done"/> was anything stored.</summary>
public enum AudienceOutcome
{
    Done,

    /// <summary>Whoever asks may not edit the map (any more).</summary>
    Forbidden,

    /// <summary>There is no such view or map (any more).</summary>
    Gone,

    /// <summary>It has no name.</summary>
    Nameless,

    /// <summary>The name is too long, or no text.</summary>
    BadName,

    /// <summary>Another view of this map has the name.</summary>
    Taken,

    /// <summary>The map has as many as it can have.</summary>
    TooMany,

    /// <summary>There is more folded and hidden than can be kept.</summary>
    TooLarge,

    /// <summary>The database does not answer.</summary>
    Unavailable,
}
