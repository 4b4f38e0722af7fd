using System.Security.Claims;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// The browsers in which people are signed in. Every sign-in makes a session of its own and the cookie carries its id; a cookie whose session
/// has ended is worth nothing, on any node, from within a second.
/// </summary>
public sealed class Sessions(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock)
{
    /// <summary>How long a session lasts that nobody uses: the life of the cookie.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Sessions of one person; one more ends the oldest.</summary>
    public const int MostPerPerson = 100;

    /// <summary>How old "last seen" may be.</summary>
    static readonly TimeSpan SeenApart = TimeSpan.FromMinutes(5);

    /// <summary>How long another node may take to hear of a new session; see <see cref="MembershipWatch"/>.</summary>
    static readonly TimeSpan News = TimeSpan.FromSeconds(10);

    readonly Sightings seen = new(SeenApart, clock);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="browser">What the browser calls itself; cut to <see cref="Session.BrowserLength"/>.</param>
    /// <returns>The new session's id.</returns>
    public async Task<Guid> BeginAsync(Guid personId, string? browser)
    {
        var now = Now;
        var text = browser?.Trim() ?? "";
        var session = new Session
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            PersonId = personId,
            Browser = text[..Math.Min(text.Length, Session.BrowserLength)],
            CreatedAt = now,
            LastSeenAt = now,
        };
        await using var db = await databases.CreateDbContextAsync();
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var tooMany = await db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.Id != session.Id)
            .OrderByDescending(s => s.CreatedAt).Skip(MostPerPerson - 1).Select(s => s.Id).ToListAsync();
        if (tooMany.Count > 0)
            await db.WriteAsync(() => db.Sessions.Where(s => tooMany.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now)));
        await membership.RefreshAsync();
        return session.Id;
    }

    /// <summary>The person's sessions that have not ended, the one seen last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Sessions.AsNoTracking().Where(s => s.PersonId == personId && s.EndedAt == null)
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).ToListAsync();
    }

    /// <returns>False when the person has no such session (any more).</returns>
    public async Task<bool> EndAsync(Guid personId, Guid id) => await EndAsync(personId, s => s.Id == id) > 0;

    /// <summary>Ends all of a person's sessions but this one; null = all.</summary>
    /// <returns>How many ended.</returns>
    public Task<int> EndOthersAsync(Guid personId, Guid? but) => EndAsync(personId, s => s.Id != but);

    /// <summary>Whether the cookie's session has not ended; also false for cookies that carry none.</summary>
    public async ValueTask<bool> IsLiveAsync(ClaimsPrincipal? user)
    {
        if (PersonClaims.SessionOf(user) is not { } id) return false;
        if (membership.IsLive(id)) return true;
        // Perhaps it began a moment ago on another node: its id says when. The cookie is signed, so nobody makes up an id.
        if (clock.GetUtcNow() - BeganAt(id) > News) return false;
        await using (var db = await databases.CreateDbContextAsync())
            // One row: to read everything anew for each request with the cookie of a browser that was just signed out would be work for everybody.
            if (!await db.Sessions.AnyAsync(s => s.Id == id && s.EndedAt == null)) return false;
        await membership.RefreshAsync();
        return membership.IsLive(id);
    }

    /// <summary>The session is in use. Costs nothing; <see cref="WriteSeenAsync"/> writes it down.</summary>
    public void Seen(Guid id) => seen.Note(id);

    internal async Task WriteSeenAsync()
    {
        if (seen.Take() is not { Count: > 0 } sightings) return;
        await using var db = await databases.CreateDbContextAsync();
        await db.WriteAsync(async () =>
        {
            foreach (var (id, at) in sightings)
                await db.Sessions.Where(s => s.Id == id && s.LastSeenAt < at).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, at));
            return sightings.Count;
        });
    }

    /// <summary>Deletes those that have ended, and those that nobody has used for longer than the cookie lives.</summary>
    internal async Task DeleteOldAsync(CancellationToken cancel = default)
    {
        var oldest = Now - Life;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var deleted = await db.WriteAsync(
            () => db.Sessions.Where(s => s.EndedAt != null || s.LastSeenAt < oldest).ExecuteDeleteAsync(cancel), cancel);
        if (deleted > 0) await membership.RefreshAsync(cancel);
    }

    async Task<int> EndAsync(Guid personId, System.Linq.Expressions.Expression<Func<Session, bool>> which)
    {
        var now = Now;
        await using var db = await databases.CreateDbContextAsync();
        var ended = await db.WriteAsync(() => db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now)));
        if (ended > 0) await membership.RefreshAsync();
        return ended;
    }

    // A UUIDv7 begins with the milliseconds since 1970 in 48 bits.
    static DateTimeOffset BeganAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..8].Clear();
        return DateTimeOffset.FromUnixTimeMilliseconds(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }
}
