using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>Makes the workspace with its first owner, once: of two at the same time, also in two processes, the workspace's key lets one through.</summary>
public sealed class SetupDesk(
    IDbContextFactory<JourneyDb> databases, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, Membership membership, TimeProvider clock)
{
    // What the edits of a program with this token are signed with.
    const string SetupTokenName = "API";

    public async Task<bool> IsDoneAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Workspaces.AnyAsync(cancel);
    }

    /// <returns>The owner; null when somebody else was first and nothing was stored.</returns>
    public async Task<Person?> SetUpAsync(string workspace, string name, string email, string password, string? apiToken = null)
    {
        if (await IsDoneAsync()) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var owner = NewPerson(name, email, password, hasher, normalizer, now);
        owner.Color = PersonColors.All[0];
        await using var db = await databases.CreateDbContextAsync();
        db.Workspaces.Add(new() { Name = workspace, CreatedAt = now });
        db.Users.Add(owner);
        db.Members.Add(new() { PersonId = owner.Id, Role = Role.Owner, JoinedAt = now });
        if (apiToken is not null)
            db.ApiTokens.Add(new() { Name = SetupTokenName, TokenHash = Secret.Hash(apiToken), Right = TokenRight.Full, CreatedAt = now });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            if (await IsDoneAsync()) return null;
            throw;
        }
        await membership.RefreshAsync();
        return owner;
    }

    internal static Person NewPerson(string name, string email, string password, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, DateTime now)
    {
        var person = new Person
        {
            Name = name.Trim(),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            SecurityStamp = Secret.Create(),
            CreatedAt = now,
        };
        person.PasswordHash = hasher.HashPassword(person, password);
        person.Color = PersonColors.Of(person.Id);
        return person;
    }
}
