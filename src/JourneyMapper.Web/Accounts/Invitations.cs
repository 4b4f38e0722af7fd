using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>Links by which people join. A link is seen once, when it is made; what is kept is its hash.</summary>
public sealed class Invitations(
    IDbContextFactory<JourneyDb> databases, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, Membership membership, TimeProvider clock)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    /// <summary>Roles that a link may give; owners are made by owners, by hand.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Editor, Role.Viewer];

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The secret at the end of <c>/join/</c>; null when the one who asks is no owner (any more).</returns>
    public async Task<string?> CreateAsync(Role role, Guid by)
    {
        if (!Roles.Contains(role)) throw new ArgumentOutOfRangeException(nameof(role));
        if (!membership.CanOwn(by)) return null;
        var secret = Secret.Create();
        await using var db = await databases.CreateDbContextAsync();
        db.Invitations.Add(new() { TokenHash = Secret.Hash(secret), Role = role, CreatedBy = by, CreatedAt = Now, ExpiresAt = Now + ValidFor });
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Links that still let people in, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = Now;
        return await db.Invitations.AsNoTracking().Where(i => i.RevokedAt == null && (i.ExpiresAt == null || i.ExpiresAt > now))
            .OrderByDescending(i => i.CreatedAt).ToListAsync();
    }

    /// <summary>The link lets nobody in from now on. Those who came by it stay.</summary>
    public async Task RevokeAsync(Guid id, Guid by)
    {
        if (!membership.CanOwn(by)) return;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Invitations.FindAsync(id) is not { RevokedAt: null } invitation) return;
        invitation.RevokedAt = Now;
        await db.SaveChangesAsync();
    }

    /// <summary>The invitation behind a link; null when it never was, has run out or was revoked.</summary>
    public async Task<Invitation?> FindAsync(string secret)
    {
        var (hash, now) = (Secret.Hash(secret), Now);
        await using var db = await databases.CreateDbContextAsync();
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i =>
            i.TokenHash == hash && i.RevokedAt == null && (i.ExpiresAt == null || i.ExpiresAt > now) && (i.MaxUses == null || i.Uses < i.MaxUses));
    }

    /// <summary>A new account with the invitation's role.</summary>
    /// <returns>The person; null when the address has an account already.</returns>
    public async Task<Person?> JoinAsync(Invitation invitation, string name, string email, string password)
    {
        var person = SetupDesk.NewPerson(name, email, password, hasher, normalizer, Now);
        await using var db = await databases.CreateDbContextAsync();
        if (await HasAccountAsync(db, person)) return null;
        db.Users.Add(person);
        db.Members.Add(new() { PersonId = person.Id, Role = invitation.Role, JoinedAt = Now });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Two at the same time with one address: the unique key let the other one in.
            if (await HasAccountAsync(db, person)) return null;
            throw;
        }
        await UsedAsync(db, invitation.Id);
        return person;
    }

    /// <summary>Somebody with an account who is no member becomes one. Members keep the role they have.</summary>
    public async Task JoinAsync(Invitation invitation, Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Members.AnyAsync(m => m.PersonId == personId)) return;
        db.Members.Add(new() { PersonId = personId, Role = invitation.Role, JoinedAt = Now });
        await db.SaveChangesAsync();
        await UsedAsync(db, invitation.Id);
    }

    static Task<bool> HasAccountAsync(JourneyDb db, Person person) => db.Users.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail);

    async Task UsedAsync(JourneyDb db, Guid id)
    {
        await db.WriteAsync(() => db.Invitations.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Uses, i => i.Uses + 1)));
        await membership.RefreshAsync();
    }
}
