using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// Links by which somebody who forgot the password sets a new one, without a mail server: an owner makes the link and hands it over.
/// It works once, within <see cref="ValidFor"/>, and only the newest one of a person does.
/// </summary>
public sealed class PasswordResets(
    IDbContextFactory<JourneyDb> databases, MembersGate gate, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Makes a link for a member and voids those made before. Owners only.</summary>
    /// <returns>The secret at the end of <c>/reset/</c>, with the outcome <see cref="MemberOutcome.Done"/>; else null and why.</returns>
    public Task<(MemberOutcome Outcome, string? Secret)> CreateAsync(Guid personId, Guid by) => gate.AloneAsync<(MemberOutcome, string?)>(async db =>
    {
        if (!await MemberDesk.IsOwnerAsync(db, by)) return (MemberOutcome.Forbidden, null);
        if (!await db.Members.AnyAsync(m => m.PersonId == personId)) return (MemberOutcome.Gone, null);
        await db.PasswordResets.Where(r => r.PersonId == personId && r.UsedAt == null).ExecuteDeleteAsync();
        var (secret, now) = (Secret.Create(), Now);
        db.PasswordResets.Add(new() { PersonId = personId, TokenHash = Secret.Hash(secret), CreatedBy = by, CreatedAt = now, ExpiresAt = now + ValidFor });
        return (MemberOutcome.Done, secret);
    });

    /// <summary>Voids the links of somebody who has set a new password: one that was asked for before must not undo it.</summary>
    public Task VoidAsync(Guid personId) => gate.AloneAsync(db => db.PasswordResets.Where(r => r.PersonId == personId && r.UsedAt == null).ExecuteDeleteAsync());

    /// <summary>Whose password a link sets; null when it never was or does not work any more.</summary>
    public async Task<Person?> FindAsync(string secret)
    {
        await using var db = await databases.CreateDbContextAsync();
        var working = Working(db, secret);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(p => working.Any(r => r.PersonId == p.Id));
    }

    /// <summary>Sets the password and ends every session of the person. The link is used up.</summary>
    /// <returns>False when the link does not work (any more): nothing was changed.</returns>
    public Task<bool> UseAsync(string secret, string password)
    {
        var hash = hasher.HashPassword(new Person(), password);
        return gate.AloneAsync(async db =>
        {
            var now = Now;
            if (await Working(db, secret).Select(r => (Guid?)r.PersonId).SingleOrDefaultAsync() is not { } personId) return false;
            if (await Working(db, secret).ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, now)) == 0) return false;
            var (stamp, version) = (Secret.Create(), Secret.Create());
            await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set
                .SetProperty(p => p.PasswordHash, hash)
                .SetProperty(p => p.SecurityStamp, stamp)
                .SetProperty(p => p.ConcurrencyStamp, version)
                // Whoever tried too often before asking for the link is let in with the new password.
                .SetProperty(p => p.AccessFailedCount, 0)
                .SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null));
            await db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
            return true;
        });
    }

    IQueryable<PasswordReset> Working(JourneyDb db, string secret)
    {
        var (hash, now) = (Secret.Hash(secret), Now);
        // Whoever made it must still be an owner: one who was removed must not keep keys to the others' accounts.
        return db.PasswordResets.Where(r => r.TokenHash == hash && r.UsedAt == null && r.ExpiresAt > now
            && db.Members.Any(m => m.PersonId == r.CreatedBy && m.Role == Role.Owner));
    }
}
