using System.Collections.Frozen;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// Who may do what, in memory: asked at every submission, so it never goes to the database. Renewed by <see cref="RefreshAsync"/> after
/// every change in this process and, on PostgreSQL, within a second after a change by another node (<see cref="MembershipWatch"/>).
/// An author is a person or an API token; their ids never meet.
/// </summary>
public sealed class Membership(IDbContextFactory<JourneyDb> databases, TimeProvider clock) : IDisposable
{
    volatile Snapshot current = Snapshot.Empty;
    readonly SemaphoreSlim reading = new(1, 1);

    /// <summary>Something changed; raised on a thread of the pool. Rooms use it to let go of those who lost their right.</summary>
    public event Action? Changed;

    /// <summary>The person's role in the workspace; null for somebody who is no member (any more).</summary>
    public Role? RoleOf(Guid personId) => current.Roles.TryGetValue(personId, out var role) ? role : null;

    /// <summary>The token's right, never more than that of the person who made it; null when it was revoked, has run out, or that person is no member any more.</summary>
    public TokenRight? RightOf(Guid tokenId) =>
        Cap(tokenId, out var token) is { } role ? (TokenRight)Math.Min((int)role, (int)token!.Right) : null;

    /// <summary>False once a browser was signed out, here or from elsewhere, or its person has lost the account.</summary>
    public bool IsLive(Guid sessionId) => current.Sessions.Contains(sessionId);

    public bool CanView(Guid authorId) => RankOf(authorId) is not null;

    public bool CanComment(Guid authorId) => RankOf(authorId) >= Role.Commenter;

    public bool CanEdit(Guid authorId) => RankOf(authorId) >= Role.Editor;

    /// <summary>Owners, and tokens with full right.</summary>
    public bool CanOwn(Guid authorId) => RankOf(authorId) >= Role.Owner;

    /// <summary>What the author may do with this map; null = not even see it. A token may never do more than the person who made it.</summary>
    public Role? RoleOn(Guid mapId, Guid authorId)
    {
        var now = current;
        if (!now.Maps.TryGetValue(mapId, out var map)) return RankOf(authorId);
        if (RoleOf(authorId) is { } role) return RoleOn(map, authorId, role);
        if (Cap(authorId, out var token) is not { } cap) return null;
        var right = (Role)(int)token!.Right;
        // The key that unattended set-up makes belongs to whoever runs the server; it sees everything.
        if (token.CreatedBy is not { } maker) return right;
        return RoleOn(map, maker, cap) is { } makers ? Lesser(makers, right) : null;
    }

    public bool CanView(Guid mapId, Guid authorId) => RoleOn(mapId, authorId) is not null;

    public bool CanComment(Guid mapId, Guid authorId) => RoleOn(mapId, authorId) >= Role.Commenter;

    public bool CanEdit(Guid mapId, Guid authorId) => RoleOn(mapId, authorId) >= Role.Editor;

    /// <summary>The person through whose eyes the author sees: who made the token, or the person itself. Null = the key of unattended set-up, which sees every map.</summary>
    public Guid? EyesOf(Guid authorId) => current.TokensById.TryGetValue(authorId, out var token) ? token.CreatedBy : authorId;

    /// <summary>How this map differs from "each by their role in the workspace"; null when it does not.</summary>
    public MapRules? RulesOf(Guid mapId) => current.Maps.GetValueOrDefault(mapId);

    /// <summary>The token with this secret, if it has not been revoked and has not run out.</summary>
    public MemberToken? FindToken(string secret)
    {
        var hash = Secret.Hash(secret);
        return current.TokensByHash.TryGetValue(hash, out var token) && Secret.SameHash(token.Hash, hash) && !HasExpired(token) ? token : null;
    }

    /// <summary>The token with this id; null when it was revoked.</summary>
    public MemberToken? TokenOf(Guid tokenId) => current.TokensById.GetValueOrDefault(tokenId);

    /// <summary>Whether a token has run out after one time and until the other, both UTC. Nobody is told by <see cref="Changed"/> when that happens.</summary>
    public bool HasExpired(DateTime after, DateTime until) => current.TokensById.Values.Any(token => token.ExpiresAt > after && token.ExpiresAt <= until);

    /// <summary>Reads anew. Whoever changes members or tokens awaits this afterwards: what was changed before the call is seen after it.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await reading.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            current = await ReadAsync(db, cancel);
        }
        finally
        {
            reading.Release();
        }
        Changed?.Invoke();
    }

    public void Dispose() => reading.Dispose();

    static async Task<Snapshot> ReadAsync(JourneyDb db, CancellationToken cancel)
    {
        var roles = await db.Members.AsNoTracking().ToDictionaryAsync(m => m.PersonId, m => m.Role, cancel);
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.RevokedAt == null)
            .Select(t => new MemberToken(t.Id, t.Name, t.TokenHash, t.Right, t.CreatedBy, t.ExpiresAt)).ToListAsync(cancel);
        var grants = (await db.MapGrants.AsNoTracking().ToListAsync(cancel)).ToLookup(g => g.MapId);
        var maps = (await db.MapAccess.AsNoTracking().ToListAsync(cancel)).ToDictionary(
            map => map.MapId, map => new MapRules(map.OwnerId, map.Everyone, grants[map.MapId].ToFrozenDictionary(g => g.PersonId, g => g.Role)));
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EndedAt == null).Select(s => s.Id).ToListAsync(cancel);
        return new(roles.ToFrozenDictionary(), tokens.ToFrozenDictionary(t => t.Hash), tokens.ToFrozenDictionary(t => t.Id), maps.ToFrozenDictionary(), sessions.ToFrozenSet());
    }

    /// <summary>A person's role, or a token's right as one.</summary>
    Role? RankOf(Guid authorId) => RoleOf(authorId) ?? (Role?)(int?)RightOf(authorId);

    /// <summary>The most that a token may do through its maker; null when there is no such token (any more) or its maker is no member.</summary>
    Role? Cap(Guid tokenId, out MemberToken? token)
    {
        if (!current.TokensById.TryGetValue(tokenId, out token) || HasExpired(token)) return null;
        return token.CreatedBy is { } maker ? RoleOf(maker) : Role.Owner;
    }

    bool HasExpired(MemberToken token) => token.ExpiresAt <= clock.GetUtcNow().UtcDateTime;

    // Whoever says who may, may what the role in the workspace allows. A grant counts also beyond that role.
    static Role? RoleOn(MapRules map, Guid personId, Role role)
    {
        Role? granted = map.Grants.TryGetValue(personId, out var grant) ? grant : null;
        Role? asAll = map.OwnerId == personId ? role : map.Everyone is { } most ? Lesser(most, role) : null;
        return granted > asAll || asAll is null ? granted : asAll;
    }

    static Role Lesser(Role one, Role other) => one < other ? one : other;

    sealed record Snapshot(
        FrozenDictionary<Guid, Role> Roles,
        FrozenDictionary<string, MemberToken> TokensByHash,
        FrozenDictionary<Guid, MemberToken> TokensById,
        FrozenDictionary<Guid, MapRules> Maps,
        FrozenSet<Guid> Sessions)
    {
        public static readonly Snapshot Empty = new(
            FrozenDictionary<Guid, Role>.Empty, FrozenDictionary<string, MemberToken>.Empty, FrozenDictionary<Guid, MemberToken>.Empty,
            FrozenDictionary<Guid, MapRules>.Empty, FrozenSet<Guid>.Empty);
    }
}

/// <summary>A program's key as kept in memory. <paramref name="CreatedBy"/> is null for the one that unattended set-up makes.</summary>
public sealed record MemberToken(Guid Id, string Name, string Hash, TokenRight Right, Guid? CreatedBy, DateTime? ExpiresAt);

/// <summary>Who may do what with one map: see <see cref="Data.MapAccess"/>.</summary>
public sealed record MapRules(Guid OwnerId, Role? Everyone, IReadOnlyDictionary<Guid, Role> Grants);
