using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// Erases a person: what is left is an id without a name, so that history stays whole. What the person wrote into maps is the team's and stays.
/// </summary>
public sealed class Erasure(MembersGate gate, ErasedNames names, TimeProvider clock)
{
    /// <summary>Erases a member or a former one, for good. Owners only, and nobody oneself: an owner is to see it through.</summary>
    public async Task<MemberOutcome> EraseAsync(Guid personId, Guid by)
    {
        if (personId == by) return MemberOutcome.Yourself;
        var outcome = await gate.AloneAsync(db => EraseAsync(db, personId, by));
        if (outcome == MemberOutcome.Done) await names.TrySweepAsync();
        return outcome;
    }

    async Task<MemberOutcome> EraseAsync(JourneyDb db, Guid personId, Guid by)
    {
        if (!await MemberDesk.IsOwnerAsync(db, by)) return MemberOutcome.Forbidden;
        if (!await db.Users.AnyAsync(p => p.Id == personId && p.ErasedAt == null)) return MemberOutcome.Gone;
        await Departure.RunAsync(db, personId, by);
        await EmptyAsync(db, personId, clock.GetUtcNow().UtcDateTime);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync();
        await db.Favourites.Where(f => f.PersonId == personId).ExecuteDeleteAsync();
        await db.Visits.Where(v => v.PersonId == personId).ExecuteDeleteAsync();
        return MemberOutcome.Done;
    }

    static async Task EmptyAsync(JourneyDb db, Guid personId, DateTime now)
    {
        var (stamp, version) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Name, "")
            .SetProperty(p => p.UserName, (string?)null)
            .SetProperty(p => p.NormalizedUserName, (string?)null)
            .SetProperty(p => p.Email, (string?)null)
            .SetProperty(p => p.NormalizedEmail, (string?)null)
            .SetProperty(p => p.PasswordHash, (string?)null)
            .SetProperty(p => p.PhoneNumber, (string?)null)
            .SetProperty(p => p.Language, (string?)null)
            .SetProperty(p => p.Theme, (string?)null)
            .SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null)
            .SetProperty(p => p.SecurityStamp, stamp)
            // Whoever holds the old row in hand, such as a form being saved, cannot write it back.
            .SetProperty(p => p.ConcurrencyStamp, version)
            .SetProperty(p => p.ErasedAt, now));
        await db.UserClaims.Where(c => c.UserId == personId).ExecuteDeleteAsync();
        await db.UserLogins.Where(l => l.UserId == personId).ExecuteDeleteAsync();
        await db.UserTokens.Where(t => t.UserId == personId).ExecuteDeleteAsync();
        await db.ApiTokens.Where(t => t.CreatedBy == personId && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now));
    }
}
