using System.Data.Common;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Sharing;

/// <summary>
/// Who may do what with one map (<see cref="MapAccess"/>, <see cref="MapGrant"/>). Everything is asked again when it is saved: the page
/// that asks may be old. What holds is <see cref="Membership"/>, which is read anew after every change.
/// </summary>
public sealed class MapSharing(IDbContextFactory<JourneyDb> databases, Membership membership, MembersGate gate)
{
    /// <summary>Most people with a right of their own on one map, whoever decides about it not counted.</summary>
    public const int MostNamed = 200;

    /// <summary>What somebody who is named may be given.</summary>
    public static IReadOnlyList<Role> Rights { get; } = [Role.Viewer, Role.Commenter, Role.Editor];

    /// <summary>The most that everybody may be left with; <see cref="Role.Owner"/> = each by their role in the workspace, null = nothing.</summary>
    public static IReadOnlyList<Role?> Limits { get; } = [Role.Owner, Role.Commenter, Role.Viewer, null];

    /// <summary>Whether somebody who could otherwise see or change the map cannot.</summary>
    public bool IsRestricted(Guid mapId) => membership.RulesOf(mapId) is { Everyone: not (Role.Owner or Role.Editor) };

    /// <summary>The rules of a map as this person may see them; null when there is no such map for them.</summary>
    public async Task<SharingView?> ReadAsync(Guid mapId, Guid me)
    {
        if (!membership.CanView(mapId, me)) return null;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Maps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mapId && m.DeletedAt == null) is not { } map) return null;
        var rules = await db.MapAccess.AsNoTracking().SingleOrDefaultAsync(a => a.MapId == mapId);
        var grants = await db.MapGrants.AsNoTracking().Where(g => g.MapId == mapId).ToDictionaryAsync(g => g.PersonId, g => g.Role);
        var members = await db.Members.AsNoTracking().OrderBy(m => m.Person!.Name).ThenBy(m => m.PersonId)
            .Select(m => new SharingMember(m.PersonId, m.Person!.Name, m.Person.Color)).ToListAsync();
        return new(rules is null ? Role.Owner : rules.Everyone, rules?.OwnerId, members, grants, MayChange(rules, map.CreatedBy, me));
    }

    /// <summary>Puts these rules in the place of those that were.</summary>
    /// <param name="me">Who asks, a person; checked here.</param>
    /// <param name="everyone">One of <see cref="Limits"/>.</param>
    /// <param name="named">Members with one of <see cref="Rights"/> each, whoever decides left out; at most <see cref="MostNamed"/>.</param>
    /// <param name="decides">Who decides from now on: <paramref name="me"/>, or somebody who is named.</param>
    public async Task<SharingAnswer> SaveAsync(Guid mapId, Guid me, Role? everyone, IReadOnlyDictionary<Guid, Role> named, Guid decides)
    {
        if (!Limits.Contains(everyone) || named.Values.Any(right => !Rights.Contains(right))) throw new ArgumentOutOfRangeException(nameof(named));
        if (named.Count > MostNamed) return SharingAnswer.TooMany;
        if (decides != me && !named.ContainsKey(decides)) return SharingAnswer.NotMember;
        if (!membership.CanView(mapId, me)) return SharingAnswer.NotFound;
        try
        {
            // Alone among all changes of members and rules: nobody is named while being removed.
            return await gate.AloneAsync(db => ReplaceAsync(db, mapId, me, everyone, new(named), decides));
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            return SharingAnswer.Failed;
        }
    }

    /// <summary>Makes a map that nobody but its maker may see; the rules stand before the map does.</summary>
    /// <param name="create">Makes the map with this id.</param>
    public async Task<SubmitAnswer> CreatePrivateAsync(Guid mapId, MapAuthor author, Func<Task<SubmitAnswer>> create)
    {
        if (membership.RoleOf(author.Id) is null || !membership.CanEdit(author.Id)) return new SubmitAnswer.Rejected(Rejection.Forbidden);
        await using var db = await databases.CreateDbContextAsync();
        db.MapAccess.Add(new() { MapId = mapId, OwnerId = author.Id });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            return new SubmitAnswer.Unavailable();
        }

        await membership.RefreshAsync();
        var answer = await create();
        // Certainly no map: then no rules either. Where that is not known they stay, so that it can never stand open.
        if (answer is SubmitAnswer.Refused or SubmitAnswer.Rejected)
        {
            await db.WriteAsync(() => db.MapAccess.Where(a => a.MapId == mapId && a.OwnerId == author.Id).ExecuteDeleteAsync());
            await membership.RefreshAsync();
        }

        return answer;
    }

    async Task<SharingAnswer> ReplaceAsync(JourneyDb db, Guid mapId, Guid me, Role? everyone, Dictionary<Guid, Role> named, Guid decides)
    {
        if (await db.Maps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mapId && m.DeletedAt == null) is not { } map) return SharingAnswer.NotFound;
        var rules = await db.MapAccess.SingleOrDefaultAsync(a => a.MapId == mapId);
        if (!MayChange(rules, map.CreatedBy, me)) return SharingAnswer.Forbidden;
        var grants = await db.MapGrants.Where(g => g.MapId == mapId).ToListAsync();
        named.Remove(me);
        if (await db.Members.CountAsync(m => named.Keys.Contains(m.PersonId)) != named.Count) return SharingAnswer.NotMember;

        // Who hands the map over stays on the list with what they may do now; who gets it may edit, whatever their role is.
        var mine = grants.Find(grant => grant.PersonId == me)?.Role;
        if (decides != me) (named[decides], named[me]) = (Role.Editor, mine ?? OfMine(mapId, me));
        else if (mine is { } kept) named[me] = kept;

        db.MapGrants.RemoveRange(grants);
        await db.SaveChangesAsync();
        var isOpen = everyone == Role.Owner && named.Keys.All(person => person == me);
        if (isOpen && rules is not null) db.MapAccess.Remove(rules);
        if (!isOpen && rules is null) db.MapAccess.Add(new() { MapId = mapId, OwnerId = decides, Everyone = everyone });
        if (!isOpen && rules is not null) (rules.OwnerId, rules.Everyone) = (decides, everyone);
        if (!isOpen) db.MapGrants.AddRange(named.Select(one => new MapGrant { MapId = mapId, PersonId = one.Key, Role = one.Value }));
        return SharingAnswer.Saved;
    }

    // Npgsql puts what may go better next time into an envelope of its own.
    static bool IsOfDatabase(Exception error) => error is DbUpdateException or DbException or InvalidOperationException { InnerException: DbUpdateException or DbException };

    Role OfMine(Guid mapId, Guid me) => membership.CanEdit(mapId, me) ? Role.Editor : membership.CanComment(mapId, me) ? Role.Commenter : Role.Viewer;

    /// <summary>Who decides about it; where nobody does, whoever made it and may still build maps, or an owner of the workspace who may see it.</summary>
    bool MayChange(MapAccess? rules, Guid? madeBy, Guid me)
    {
        if (membership.RoleOf(me) is not { } role) return false;
        if (rules is not null && membership.RoleOf(rules.OwnerId) is not null) return rules.OwnerId == me;
        return role == Role.Owner || (role == Role.Editor && madeBy == me);
    }
}

/// <summary>Who may do what with a map.</summary>
/// <param name="Everyone">One of <see cref="MapSharing.Limits"/>.</param>
/// <param name="Decides">Who decides about it; null = nobody does so far.</param>
/// <param name="Members">Everybody in the workspace, by name.</param>
/// <param name="Grants">What those may who are named, by person.</param>
public sealed record SharingView(
    Role? Everyone, Guid? Decides, IReadOnlyList<SharingMember> Members, IReadOnlyDictionary<Guid, Role> Grants, bool MayChange);

/// <param name="Color">Background of the avatar.</param>
public sealed record SharingMember(Guid Id, string Name, string Color);

/// <summary>What became of a change.</summary>
public enum SharingAnswer
{
    Saved,

    /// <summary>There is no such map (any more), or not for who asks.</summary>
    NotFound,

    /// <summary>Somebody else decides about this map.</summary>
    Forbidden,

    /// <summary>Somebody on the list is no member (any more).</summary>
    NotMember,

    TooMany,

    /// <summary>Not stored: somebody changed it at the same moment, or the database does not answer.</summary>
    Failed,
}
