using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Future;

/// <summary>A map to go on to. <paramref name="Title"/> may be empty.</summary>
public sealed record NamedMap(Guid Id, string Title);

/// <summary>Future maps: made from a current one, and found from there.</summary>
public sealed class FutureMaps(
    MapDesk desk, IDbContextFactory<JourneyDb> databases, Membership membership, IStringLocalizer<FutureTexts> texts, IStringLocalizer<MapTexts> words)
{
    /// <summary>So many future maps of one current map are listed, the latest change first.</summary>
    public const int Most = 20;

    /// <summary>Makes the future map of a map, titled in the language of whoever asks. See <see cref="MapDesk.DuplicateAsync"/>.</summary>
    public async Task<(SubmitAnswer Answer, Guid Id)> MakeAsync(Guid current, string title, MapAuthor author) => await FindAsync(current, author.Id) is null
        ? (new SubmitAnswer.Rejected(Rejection.MapGone), default)
        : await desk.DuplicateAsync(current, texts["NewTitle", title.Length > 0 ? title : words["Untitled"].Value], author, isFuture: true);

    /// <summary>The future maps of this one, as far as the reader may see them.</summary>
    public async Task<IReadOnlyList<NamedMap>> OfAsync(Guid current, Guid reader)
    {
        await using var db = await databases.CreateDbContextAsync();
        var id = current.ToString("D");
        var heads =
            from map in db.MapsSeenBy(membership.EyesOf(reader))
            where map.Kind == MapKinds.FutureState.Name && map.DeletedAt == null
            from head in db.Elements.Where(row => row.MapId == map.Id && row.Id == map.Id && row.Data.Contains(id))
            orderby map.ChangedAt descending, map.Id
            select new { map.Id, map.Title, head.Data };
        // The id may also stand there as something else: what is meant is what the document says.
        return [.. (await heads.AsNoTracking().ToListAsync()).Where(head => IsBasedOn(head.Data, id) && membership.CanView(head.Id, reader))
            .Take(Most).Select(head => new NamedMap(head.Id, head.Title))];
    }

    /// <summary>The map if it is there and the reader may see it.</summary>
    public async Task<NamedMap?> FindAsync(Guid id, Guid reader)
    {
        if (!membership.CanView(id, reader)) return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.Journeys(db.MapsSeenBy(membership.EyesOf(reader))).Where(map => map.Id == id && map.DeletedAt == null)
            .Select(map => new NamedMap(map.Id, map.Title)).SingleOrDefaultAsync();
    }

    static bool IsBasedOn(string data, string id) => data.Contains($"\"{MapHead.BasedOn.Name}\":\"{id}\"", StringComparison.Ordinal);
}
