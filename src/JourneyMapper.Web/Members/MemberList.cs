using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>Who is in the workspace, for those who are in it themselves.</summary>
public sealed class MemberList(IDbContextFactory<JourneyDb> databases, Membership membership)
{
    /// <summary>All members, owners first and then by name; nothing for somebody who is no member (any more).</summary>
    public async Task<IReadOnlyList<MemberItem>> MembersAsync(Guid by)
    {
        if (membership.RoleOf(by) is null) return [];
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.Members.AsNoTracking()
            .Select(m => new MemberItem(m.PersonId, m.Person!.Name, m.Person.Email ?? "", m.Person.Color, m.Role, m.JoinedAt)).ToListAsync();
        // Sorted here: the database knows neither the order of roles nor the reader's alphabet.
        return [.. rows.OrderByDescending(m => m.Role).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(m => m.Id)];
    }

    /// <summary>People with an account who are no members any more, by name; for owners, so that they can be erased too.</summary>
    public async Task<IReadOnlyList<FormerMember>> FormerAsync(Guid by)
    {
        if (membership.RoleOf(by) is not Role.Owner) return [];
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.Users.AsNoTracking().Where(p => p.ErasedAt == null && !db.Members.Any(m => m.PersonId == p.Id))
            .Select(p => new FormerMember(p.Id, p.Name, p.Email ?? "", p.Color)).ToListAsync();
        return [.. rows.OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(p => p.Id)];
    }
}

/// <summary>A member as the list shows them. <paramref name="JoinedAt"/> is UTC.</summary>
public sealed record MemberItem(Guid Id, string Name, string Email, string Color, Role Role, DateTime JoinedAt);

/// <summary>Somebody who was a member and has not been erased.</summary>
public sealed record FormerMember(Guid Id, string Name, string Email, string Color);
