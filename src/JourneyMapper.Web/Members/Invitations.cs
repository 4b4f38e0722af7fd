using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// Links by which people join. A link is seen once, when it is made; what is kept is its hash. It works until it runs out, is used up
/// or withdrawn, and only while whoever made it is an owner.
/// </summary>
public sealed class Invitations(
    IDbContextFactory<JourneyDb> databases, MembersGate gate, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, Membership membership, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A link with the usual terms.</summary>
    public Task<string?> CreateAsync(Role role, Guid by) => CreateAsync(new InvitationTerms(role), by);

    /// <returns>The secret at the end of <c>/join/</c>; null when the one who asks is no owner (any more).</returns>
    /// <exception cref="ArgumentException">No link may have these terms: see <see cref="InvitationTerms.IsValid"/>.</exception>
    public async Task<string?> CreateAsync(InvitationTerms terms, Guid by)
    {
        if (!terms.IsValid) throw new ArgumentException("No link may have these terms.", nameof(terms));
        if (membership.RoleOf(by) is not Role.Owner) return null;
        var (secret, now) = (Secret.Create(), Now);
        await using var db = await databases.CreateDbContextAsync();
        db.Invitations.Add(new()
        {
            TokenHash = Secret.Hash(secret),
            Role = terms.Role,
            MaxUses = terms.Uses,
            CreatedBy = by,
            CreatedAt = now,
            ExpiresAt = terms.Days is { } days ? now.AddDays(days) : null,
        });
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Links that still let people in, newest first; nothing for those who are no owners.</summary>
    public async Task<IReadOnlyList<InvitationItem>> ListAsync(Guid by)
    {
        if (membership.RoleOf(by) is not Role.Owner) return [];
        await using var db = await databases.CreateDbContextAsync();
        var rows =
            from i in Working(db).AsNoTracking()
            from maker in db.Users.Where(p => p.Id == i.CreatedBy)
            orderby i.CreatedAt descending, i.Id
            select new InvitationItem(i.Id, i.Role, i.ExpiresAt, i.Uses, i.MaxUses, maker.Name);
        return await rows.ToListAsync();
    }

    /// <summary>The link lets nobody in from now on. Those who came by it stay.</summary>
    /// <returns>False when the one who asks is no owner (any more).</returns>
    public async Task<bool> RevokeAsync(Guid id, Guid by)
    {
        if (membership.RoleOf(by) is not Role.Owner) return false;
        var now = Now;
        await using var db = await databases.CreateDbContextAsync();
        await db.WriteAsync(() => db.Invitations.Where(i => i.Id == id && i.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now)));
        return true;
    }

    /// <summary>The invitation behind a link; null when it never was or does not work any more.</summary>
    public async Task<Invitation?> FindAsync(string secret)
    {
        var hash = Secret.Hash(secret);
        await using var db = await databases.CreateDbContextAsync();
        return await Working(db).AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash);
    }

    /// <summary>A new account with the invitation's role. It takes one use of the link, or nothing happens.</summary>
    public async Task<JoinAnswer> JoinAsync(Invitation invitation, string name, string email, string password)
    {
        // Before the gate: to make a password's hash takes long on purpose.
        var person = SetupDesk.NewPerson(name, email, password, hasher, normalizer, Now);
        try
        {
            return await gate.AloneAsync(async db =>
            {
                if (await HasAccountAsync(db, person)) return new JoinAnswer(JoinOutcome.AddressTaken);
                if (!await TakeUseAsync(db, invitation.Id)) return new JoinAnswer(JoinOutcome.Gone);
                db.Users.Add(person);
                db.Members.Add(new() { PersonId = person.Id, Role = invitation.Role, JoinedAt = Now });
                return new JoinAnswer(JoinOutcome.Joined, person);
            });
        }
        catch (DbUpdateException)
        {
            // Somebody else took the address at that moment, by another way than joining: the unique key decides.
            await using var db = await databases.CreateDbContextAsync();
            if (await HasAccountAsync(db, person)) return new JoinAnswer(JoinOutcome.AddressTaken);
            throw;
        }
    }

    /// <summary>Somebody with an account who is no member becomes one. Members keep the role they have, and the link its use.</summary>
    public Task<JoinOutcome> JoinAsync(Invitation invitation, Guid personId) => gate.AloneAsync(async db =>
    {
        if (await db.Members.AnyAsync(m => m.PersonId == personId)) return JoinOutcome.Joined;
        if (!await db.Users.AnyAsync(p => p.Id == personId && p.ErasedAt == null)) return JoinOutcome.Gone;
        if (!await TakeUseAsync(db, invitation.Id)) return JoinOutcome.Gone;
        db.Members.Add(new() { PersonId = personId, Role = invitation.Role, JoinedAt = Now });
        return JoinOutcome.Joined;
    });

    IQueryable<Invitation> Working(JourneyDb db)
    {
        var now = Now;
        return db.Invitations.Where(i => i.RevokedAt == null && (i.ExpiresAt == null || i.ExpiresAt > now) && (i.MaxUses == null || i.Uses < i.MaxUses)
            && db.Members.Any(m => m.PersonId == i.CreatedBy && m.Role == Role.Owner));
    }

    // Asked and counted in one statement: of many who come by the last use, one gets it.
    async Task<bool> TakeUseAsync(JourneyDb db, Guid id) =>
        await Working(db).Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Uses, i => i.Uses + 1)) == 1;

    static Task<bool> HasAccountAsync(JourneyDb db, Person person) => db.Users.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail);
}
