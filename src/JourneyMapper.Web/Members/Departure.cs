using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>What becomes of a member's place and of what was theirs alone. Runs inside a change of <see cref="MembersGate"/>.</summary>
static class Departure
{
    /// <param name="heir">A member who says from now on who may see the maps for which the one who goes has said it.</param>
    public static async Task RunAsync(JourneyDb db, Guid personId, Guid heir)
    {
        var maps = await db.MapAccess.Where(a => a.OwnerId == personId).Select(a => a.MapId).ToListAsync();
        await db.MapAccess.Where(a => a.OwnerId == personId).ExecuteUpdateAsync(set => set.SetProperty(a => a.OwnerId, heir));
        // Whoever says who may needs no grant beside it.
        await db.MapGrants.Where(g => g.PersonId == personId || (g.PersonId == heir && maps.Contains(g.MapId))).ExecuteDeleteAsync();
        await db.PasswordResets.Where(r => r.PersonId == personId).ExecuteDeleteAsync();
        await db.Members.Where(m => m.PersonId == personId).ExecuteDeleteAsync();
    }
}
