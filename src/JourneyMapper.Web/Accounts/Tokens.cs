using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>Keys for programs.</summary>
public sealed class Tokens(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock)
{
    /// <returns>The token's id and the token itself, which is never seen again.</returns>
    public async Task<(Guid Id, string Token)> CreateAsync(string name, TokenRight right, Guid? by)
    {
        var secret = Secret.Create();
        await using var db = await databases.CreateDbContextAsync();
        var row = new ApiToken
        {
            Name = name,
            TokenHash = Secret.Hash(secret),
            Right = right,
            CreatedBy = by,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync();
        await membership.RefreshAsync();
        return (row.Id, secret);
    }

    /// <summary>Those that have not been revoked, oldest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.ApiTokens.AsNoTracking().Where(t => t.RevokedAt == null).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync();
    }

    /// <returns>False when there is no such token (any more).</returns>
    public async Task<bool> RevokeAsync(Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.ApiTokens.FindAsync(id) is not { RevokedAt: null } row) return false;
        row.RevokedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync();
        await membership.RefreshAsync();
        return true;
    }
}
