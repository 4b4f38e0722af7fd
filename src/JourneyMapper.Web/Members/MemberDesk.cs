using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// Roles given and taken, people removed and leaving. Who asks is looked up in the database within the change itself: an owner who has
/// just been made less by another one can do nothing more.
/// </summary>
public sealed class MemberDesk(MembersGate gate, TimeProvider clock)
{
    /// <summary>Gives a member another role. Owners only.</summary>
    public Task<MemberOutcome> SetRoleAsync(Guid personId, Role role, Guid by) => gate.AloneAsync(async db =>
    {
        if (!Enum.IsDefined(role)) return MemberOutcome.UnknownRole;
        if (!await IsOwnerAsync(db, by)) return MemberOutcome.Forbidden;
        if (await db.Members.FindAsync(personId) is not { } member) return MemberOutcome.Gone;
        if (role < Role.Owner && await IsLastOwnerAsync(db, member)) return MemberOutcome.LastOwner;
        member.Role = role;
        return MemberOutcome.Done;
    });

    /// <summary>Makes somebody else an owner and the one who asks an editor, with the open invitation links passing to the new owner.</summary>
    public Task<MemberOutcome> HandOverAsync(Guid personId, Guid by) => gate.AloneAsync(async db =>
    {
        if (personId == by) return MemberOutcome.Yourself;
        if (!await IsOwnerAsync(db, by)) return MemberOutcome.Forbidden;
        if (await db.Members.FindAsync(personId) is not { } heir) return MemberOutcome.Gone;
        heir.Role = Role.Owner;
        (await db.Members.FindAsync(by))!.Role = Role.Editor;
        // A link works only while its maker is an owner; those who were sent one shall not be the ones to suffer.
        await db.Invitations.Where(i => i.CreatedBy == by && i.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.CreatedBy, personId));
        return MemberOutcome.Done;
    });

    /// <summary>Takes somebody out of the workspace. The account stays: by a new link the person can come back. Owners only.</summary>
    /// <param name="withdrawLinks">Also withdraw every invitation link: the person may know one.</param>
    public Task<MemberOutcome> RemoveAsync(Guid personId, Guid by, bool withdrawLinks) => gate.AloneAsync(async db =>
    {
        if (personId == by) return MemberOutcome.Yourself;
        if (!await IsOwnerAsync(db, by)) return MemberOutcome.Forbidden;
        if (!await db.Members.AnyAsync(m => m.PersonId == personId)) return MemberOutcome.Gone;
        await Departure.RunAsync(db, personId, by);
        var now = clock.GetUtcNow().UtcDateTime;
        if (withdrawLinks) await db.Invitations.Where(i => i.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now));
        return MemberOutcome.Done;
    });

    /// <summary>Takes the one who asks out of the workspace. What was theirs alone passes to the owner who has been here longest.</summary>
    public Task<MemberOutcome> LeaveAsync(Guid personId) => gate.AloneAsync(async db =>
    {
        if (!await db.Members.AnyAsync(m => m.PersonId == personId)) return MemberOutcome.Gone;
        var heir = await db.Members.Where(m => m.Role == Role.Owner && m.PersonId != personId)
            .OrderBy(m => m.JoinedAt).ThenBy(m => m.PersonId).FirstOrDefaultAsync();
        if (heir is null) return MemberOutcome.LastOwner;
        await Departure.RunAsync(db, personId, heir.PersonId);
        return MemberOutcome.Done;
    });

    internal static Task<bool> IsOwnerAsync(JourneyDb db, Guid personId) => db.Members.AnyAsync(m => m.PersonId == personId && m.Role == Role.Owner);

    static async Task<bool> IsLastOwnerAsync(JourneyDb db, Member member) =>
        member.Role == Role.Owner && !await db.Members.AnyAsync(m => m.Role == Role.Owner && m.PersonId != member.PersonId);
}

/// <summary>What became of a wish to change something about members. Only with <see cref="Done"/> was anything stored.</summary>
public enum MemberOutcome
{
    Done,

    /// <summary>Whoever asks is no owner (any more).</summary>
    Forbidden,

    /// <summary>The one it is about is no member (any more), or was erased.</summary>
    Gone,

    /// <summary>The workspace would be left without an owner.</summary>
    LastOwner,

    /// <summary>That cannot be done to oneself.</summary>
    Yourself,

    /// <summary>There is no such role.</summary>
    UnknownRole,
}
