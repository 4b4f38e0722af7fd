using System.Collections.Frozen;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace JourneyMapper.Web.Library;

/// <summary>What is one person's own in the library: favourites, and when they were in which map last. Nobody else sees it.</summary>
public sealed class PersonalShelf(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock, ILogger<PersonalShelf> log)
{
    public async Task<PersonalMarks> ReadAsync(Guid personId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var favourites = await db.Favourites.AsNoTracking().Where(f => f.PersonId == personId).Select(f => f.MapId).ToListAsync(cancel);
        var visits = await db.Visits.AsNoTracking().Where(v => v.PersonId == personId).ToDictionaryAsync(v => v.MapId, v => v.At, cancel);
        return new(favourites.ToFrozenSet(), visits);
    }

    /// <summary>Marks a map as a favourite, or no longer. False when the person may not see it.</summary>
    public async Task<bool> SetFavouriteAsync(Guid personId, Guid mapId, bool on)
    {
        if (!membership.CanView(mapId, personId)) return false;
        await using var db = await databases.CreateDbContextAsync();
        if (!on)
        {
            await db.WriteAsync(() => db.Favourites.Where(f => f.PersonId == personId && f.MapId == mapId).ExecuteDeleteAsync());
            return true;
        }

        await InsertAsync(db, new Favourite { PersonId = personId, MapId = mapId }, () => db.Favourites.AnyAsync(f => f.PersonId == personId && f.MapId == mapId));
        return true;
    }

    /// <summary>Notes that a person is in a map now. Nobody waits for it, so it never fails: at worst the list of visits lacks one.</summary>
    public Task NoteVisitAsync(Guid personId, Guid mapId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return NoteAsync(new Visit { PersonId = personId, MapId = mapId, At = now }, visit => visit.SetProperty(row => row.At, now));
    }

    /// <summary>How the person looks at the map, as they left it; null = nothing of their own, or it cannot be read now: the map opens all the same.</summary>
    public async Task<string?> ReadViewAsync(Guid personId, Guid mapId)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            return await db.Visits.AsNoTracking().Where(v => v.PersonId == personId && v.MapId == mapId).Select(v => v.View).SingleOrDefaultAsync();
        }
        catch (Exception e)
        {
            log.LogInformation("A view was not read: {Reason}", e.Message);
            return null;
        }
    }

    /// <summary>Keeps how the person looks at the map. Nobody waits for it, so it never fails: at worst the next visit begins as the last one did.</summary>
    public Task KeepViewAsync(Guid personId, Guid mapId, string view) => NoteAsync(
        new Visit { PersonId = personId, MapId = mapId, At = clock.GetUtcNow().UtcDateTime, View = view }, visit => visit.SetProperty(row => row.View, view));

    // Changes the row of that visit, or begins it.
    async Task NoteAsync(Visit first, Action<UpdateSettersBuilder<Visit>> change)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            if (await UpdateAsync() > 0) return;
            await InsertAsync(db, first, async () => await UpdateAsync() > 0);

            Task<int> UpdateAsync() => db.WriteAsync(() => db.Visits.Where(v => v.PersonId == first.PersonId && v.MapId == first.MapId).ExecuteUpdateAsync(change));
        }
        catch (Exception e)
        {
            log.LogInformation("A visit was not noted: {Reason}", e.Message);
        }
    }

    // Two windows of one person do the same at the same time: the key lets one through, and then it is there.
    static async Task InsertAsync<T>(JourneyDb db, T row, Func<Task<bool>> isThere) where T : class
    {
        if (await isThere()) return;
        db.Add(row);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.Entry(row).State = EntityState.Detached;
            if (!await isThere()) throw;
        }
    }
}

/// <summary>A person's favourites, and when (UTC) they were in which map last.</summary>
public sealed record PersonalMarks(IReadOnlySet<Guid> Favourites, IReadOnlyDictionary<Guid, DateTime> Visits)
{
    public static readonly PersonalMarks None = new(FrozenSet<Guid>.Empty, FrozenDictionary<Guid, DateTime>.Empty);
}
