using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

public sealed partial class MapDesk
{
    /// <summary>
    /// Makes a map that is equal to another but for its ids and title; its history begins with it. It lies in the same folder, belongs to
    /// the author, and is for the same people as the original.
    /// </summary>
    /// <param name="title">Cut to <see cref="Limits.Title"/>.</param>
    /// <param name="isFuture">The copy is a future map that stays tied to the original.</param>
    /// <returns>The answer, with the map's id when it was accepted. A map that the author may not see is "gone".</returns>
    public async Task<(SubmitAnswer Answer, Guid Id)> DuplicateAsync(Guid id, string title, MapAuthor author, bool isFuture = false)
    {
        var copy = Guid.CreateVersion7();
        var answer = await MakeFromAsync(id, copy, map => isFuture ? MapCopy.Future(map, copy, Cut(title)) : MapCopy.Of(map, copy, Cut(title)), author, keepsRules: true);
        if (answer is SubmitAnswer.Accepted) await FileBesideAsync(id, copy);
        return (answer, copy);
    }

    /// <summary>Makes a map of the author's out of one that they may see. A map that they may not see is "gone".</summary>
    /// <param name="made">The id of the new map. Sent again by its author, it is accepted again.</param>
    /// <param name="write">The operations that make it.</param>
    /// <param name="keepsRules">It is for the same people as the original.</param>
    internal async Task<SubmitAnswer> MakeFromAsync(Guid id, Guid made, Func<JourneyMap, IReadOnlyList<MapOperation>> write, MapAuthor author, bool keepsRules)
    {
        if (!rights.MayView(id, author.Id)) return new SubmitAnswer.Rejected(Rejection.MapGone);
        if (!membership.CanEdit(author.Id)) return new SubmitAnswer.Rejected(Rejection.Forbidden);
        try
        {
            if (await rooms.ReadAsync(id, author.Id) is not { } map) return new SubmitAnswer.Rejected(Rejection.MapGone);
            // Before the new one is there: nobody sees it who may not see the original.
            var hasRules = keepsRules && await CopyRulesAsync(id, made, author.Id);
            var answer = await CreateOnceAsync(made, write(map), author);
            if (hasRules && answer is (SubmitAnswer.Refused or SubmitAnswer.Rejected)) await ForgetRulesAsync(made);
            return answer;
        }
        catch (StoreUnavailableException)
        {
            return new SubmitAnswer.Unavailable();
        }
    }

    /// <summary>True when the copy has rules now; an id that a map has already keeps its own.</summary>
    async Task<bool> CopyRulesAsync(Guid original, Guid copy, Guid owner)
    {
        if (membership.RulesOf(original) is not { } rules) return false;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Maps.AnyAsync(map => map.Id == copy) || await db.MapAccess.AnyAsync(access => access.MapId == copy)) return false;
        db.MapAccess.Add(new() { MapId = copy, OwnerId = owner, Everyone = rules.Everyone });
        var grants = rules.Grants.ToDictionary();
        // Whoever owns the original is not named in its rules.
        if (membership.RoleOf(rules.OwnerId) is { } role) grants[rules.OwnerId] = role < Role.Editor ? role : Role.Editor;
        grants.Remove(owner);
        db.MapGrants.AddRange(grants.Select(grant => new MapGrant { MapId = copy, PersonId = grant.Key, Role = grant.Value }));
        await db.SaveChangesAsync();
        await membership.RefreshAsync();
        return true;
    }

    async Task ForgetRulesAsync(Guid copy)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.WriteAsync(() => db.MapGrants.Where(grant => grant.MapId == copy).ExecuteDeleteAsync());
        await db.WriteAsync(() => db.MapAccess.Where(access => access.MapId == copy).ExecuteDeleteAsync());
        await membership.RefreshAsync();
    }

    async Task FileBesideAsync(Guid original, Guid copy)
    {
        await using var db = await databases.CreateDbContextAsync();
        var folder = await db.Maps.Where(map => map.Id == original).Select(map => map.FolderId).SingleOrDefaultAsync();
        // The folder may be taken away at this very moment: then it is no longer that of the original.
        if (folder is not null)
            await db.WriteAsync(() => db.Maps.Where(map => map.Id == copy && db.Maps.Any(first => first.Id == original && first.FolderId == folder))
                .ExecuteUpdateAsync(map => map.SetProperty(row => row.FolderId, folder)));
        watch.Touch();
    }

    static string Cut(string title)
    {
        if (title.Length <= Limits.Title) return title;
        return char.IsHighSurrogate(title[Limits.Title - 1]) ? title[..(Limits.Title - 1)] : title[..Limits.Title];
    }
}
