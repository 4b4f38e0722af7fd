using System.Collections.Frozen;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// Who may do what, in memory: asked at every submission, so it never goes to the database. Renewed by <see cref="RefreshAsync"/> after
/// every change in this process and, on PostgreSQL, within a second after a change by another node (<see cref="MembershipWatch"/>).
/// An author is a person or an API token; their ids never meet.
/// </summary>
public sealed class Membership(IDbContextFactory<JourneyDb> databases) : IDisposable
{
    volatile Snapshot current = Snapshot.Empty;
    readonly SemaphoreSlim reading = new(1, 1);

    /// <summary>Something changed; raised on a thread of the pool. Rooms use it to let go of those who lost their right.</summary>
    public event Action? Changed;

    /// <summary>The person's role; null for somebody who is no member (any more).</summary>
    public Role? RoleOf(Guid personId) => current.Roles.TryGetValue(personId, out var role) ? role : null;

    /// <summary>The right of a token that has not been revoked; null otherwise.</summary>
    public TokenRight? RightOf(Guid tokenId) => current.TokensById.TryGetValue(tokenId, out var token) ? token.Right : null;

    public bool CanView(Guid authorId) => RoleOf(authorId) is not null || RightOf(authorId) is not null;

    public bool CanComment(Guid authorId) => RoleOf(authorId) >= Role.Commenter || RightOf(authorId) >= TokenRight.Comment;

    public bool CanEdit(Guid authorId) => RoleOf(authorId) >= Role.Editor || RightOf(authorId) >= TokenRight.Edit;

    /// <summary>Owners, and tokens with full right.</summary>
    public bool CanOwn(Guid authorId) => RoleOf(authorId) >= Role.Owner || RightOf(authorId) >= TokenRight.Full;

    /// <summary>The token with this secret, if it has not been revoked.</summary>
    public MemberToken? FindToken(string secret)
    {
        var hash = Secret.Hash(secret);
        return current.TokensByHash.TryGetValue(hash, out var token) && Secret.SameHash(token.Hash, hash) ? token : null;
    }

    /// <summary>Reads anew. Whoever changes members or tokens awaits this afterwards: what was changed before the call is seen after it.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await reading.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var roles = await db.Members.AsNoTracking().ToDictionaryAsync(m => m.PersonId, m => m.Role, cancel);
            var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.RevokedAt == null)
                .Select(t => new MemberToken(t.Id, t.Name, t.TokenHash, t.Right)).ToListAsync(cancel);
            current = new(roles.ToFrozenDictionary(), tokens.ToFrozenDictionary(t => t.Hash), tokens.ToFrozenDictionary(t => t.Id));
        }
        finally
        {
            reading.Release();
        }
        Changed?.Invoke();
    }

    public void Dispose() => reading.Dispose();

    sealed record Snapshot(
        FrozenDictionary<Guid, Role> Roles, FrozenDictionary<string, MemberToken> TokensByHash, FrozenDictionary<Guid, MemberToken> TokensById)
    {
        public static readonly Snapshot Empty = new(
            FrozenDictionary<Guid, Role>.Empty, FrozenDictionary<string, MemberToken>.Empty, FrozenDictionary<Guid, MemberToken>.Empty);
    }
}

/// <summary>A program's key as kept in memory.</summary>
public sealed record MemberToken(Guid Id, string Name, string Hash, TokenRight Right);
