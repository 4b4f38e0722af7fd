using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tokens;

/// <summary>Keys for programs. A key is seen once, when it is made; what is kept is its hash.</summary>
public sealed class TokenDesk(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock)
{
    /// <summary>Tokens that have not been revoked. All are kept in memory.</summary>
    public const int Most = 500;

    /// <summary>How old "last used" may be.</summary>
    static readonly TimeSpan UsesApart = TimeSpan.FromMinutes(1);

    readonly Sightings used = new(UsesApart, clock);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="name">1-<see cref="AccountLimits.TokenName"/> characters without control characters, trimmed.</param>
    /// <param name="expiresAt">In the future, UTC; null = never.</param>
    /// <param name="by">Who asks: a person, or a program by its token. What a program makes belongs to whoever made the program's own token.</param>
    public async Task<TokenAnswer> CreateAsync(string name, TokenRight right, DateTime? expiresAt, Guid by)
    {
        // Asked at the same moment as the right: a maker that is looked for later may be gone, and no maker means the key of set-up.
        var (isPerson, token) = (membership.RoleOf(by) is not null, membership.TokenOf(by));
        if (!membership.CanOwn(by) || !isPerson && token is null) return new TokenAnswer.Denied();
        if (expiresAt <= Now) throw new ArgumentOutOfRangeException(nameof(expiresAt));
        var secret = Secret.Create();
        await using var db = await databases.CreateDbContextAsync();
        if (await db.ApiTokens.CountAsync(t => t.RevokedAt == null) >= Most) return new TokenAnswer.TooMany();
        var row = new ApiToken
        {
            Name = name,
            TokenHash = Secret.Hash(secret),
            Right = right,
            CreatedBy = isPerson ? by : token!.CreatedBy,
            CreatedAt = Now,
            ExpiresAt = expiresAt,
        };
        if (!membership.CanOwn(by)) return new TokenAnswer.Denied();
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync();
        await membership.RefreshAsync();
        return new TokenAnswer.Made(row.Id, secret);
    }

    /// <summary>Those that have not been revoked, also those that have run out, oldest first.</summary>
    /// <param name="by">Who asks; nothing for those who are no owners.</param>
    public async Task<IReadOnlyList<TokenItem>> ListAsync(Guid by)
    {
        if (!membership.CanOwn(by)) return [];
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.ApiTokens.AsNoTracking().Where(t => t.RevokedAt == null).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
            .GroupJoin(db.Users, t => t.CreatedBy, p => (Guid?)p.Id, (token, makers) => new { token, makers })
            .SelectMany(pair => pair.makers.DefaultIfEmpty(), (pair, maker) => new { pair.token, Maker = maker!.Name }).ToListAsync();
        return [.. rows.Select(row => new TokenItem(
            row.token.Id, row.token.Name, row.token.Right, row.token.CreatedAt, row.token.ExpiresAt, row.token.LastUsedAt,
            row.token.CreatedBy is { } maker ? new(maker, row.Maker ?? "") : null))];
    }

    /// <summary>The token is worth nothing from now on; its live connections are closed.</summary>
    /// <returns>False when there is no such token (any more), or the one who asks is no owner.</returns>
    public async Task<bool> RevokeAsync(Guid id, Guid by)
    {
        if (!membership.CanOwn(by)) return false;
        await using var db = await databases.CreateDbContextAsync();
        var now = Now;
        var revoked = await db.WriteAsync(() => db.ApiTokens.Where(t => t.Id == id && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now)));
        if (revoked > 0) await membership.RefreshAsync();
        return revoked > 0;
    }

    /// <summary>The token is in use. Costs nothing; <see cref="WriteUsesAsync"/> writes it down.</summary>
    public void Used(Guid id) => used.Note(id);

    internal async Task WriteUsesAsync()
    {
        if (used.Take() is not { Count: > 0 } uses) return;
        await using var db = await databases.CreateDbContextAsync();
        await db.WriteAsync(async () =>
        {
            foreach (var (id, at) in uses)
            {
                await db.ApiTokens.Where(t => t.Id == id && (t.LastUsedAt == null || t.LastUsedAt < at))
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, at));
            }

            return uses.Count;
        });
    }
}

/// <summary>What came of asking for a new token.</summary>
public abstract record TokenAnswer
{
    /// <param name="Token">The token itself, which is never seen again.</param>
    public sealed record Made(Guid Id, string Token) : TokenAnswer;

    /// <summary>The one who asks is no owner (any more).</summary>
    public sealed record Denied : TokenAnswer;

    /// <summary>There are <see cref="TokenDesk.Most"/> already.</summary>
    public sealed record TooMany : TokenAnswer;
}

/// <param name="Maker">Null for the one that unattended set-up made, and for those that programs with it made.</param>
public sealed record TokenItem(
    Guid Id, string Name, TokenRight Right, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? LastUsedAt, TokenMaker? Maker);

/// <param name="Name">Empty when the person has been erased.</param>
public sealed record TokenMaker(Guid Id, string Name);
