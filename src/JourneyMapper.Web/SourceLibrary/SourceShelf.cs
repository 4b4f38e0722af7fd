using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library.Search;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.SourceLibrary;

/// <summary>Reads the library of sources: every member of the workspace may; where a source is used is told of maps that the reader may see.</summary>
public sealed class SourceShelf(IDbContextFactory<JourneyDb> databases, Membership membership)
{
    /// <summary>Sources offered while somebody types.</summary>
    public const int MostOffered = 12;

    /// <summary>All of them, the newest first; those that are not offered any more last.</summary>
    public async Task<IReadOnlyList<SourceItem>> ListAsync(Guid reader)
    {
        if (!membership.CanView(reader)) return [];
        await using var db = await databases.CreateDbContextAsync();
        return await ItemsAsync(db, db.Sources.OrderBy(source => source.RetiredAt != null).ThenByDescending(source => source.Id));
    }

    /// <summary>Those of these that there are, as they are now.</summary>
    public async Task<IReadOnlyDictionary<Guid, SourceItem>> FindAsync(IReadOnlyCollection<Guid> ids, Guid reader)
    {
        if (ids.Count == 0 || !membership.CanView(reader)) return FrozenDictionary<Guid, SourceItem>.Empty;
        Guid[] wanted = [.. ids.Distinct()];
        await using var db = await databases.CreateDbContextAsync();
        return (await ItemsAsync(db, db.Sources.Where(source => wanted.Contains(source.Id)))).ToDictionary(source => source.Id);
    }

    /// <summary>What is offered to somebody who types: sources with these letters in their title, those that begin with them first.</summary>
    public static IReadOnlyList<SourceItem> Offer(IEnumerable<SourceItem> sources, string typed)
    {
        var wanted = Folded(typed.Trim());
        return [.. sources.Where(source => !source.IsRetired && Folded(source.Title).Contains(wanted, StringComparison.Ordinal))
            .OrderBy(source => Folded(source.Title).StartsWith(wanted, StringComparison.Ordinal) ? 0 : 1).Take(MostOffered)];
    }

    /// <summary>Whether a source has these words in what is written about it, wherever and in any order.</summary>
    public static bool Matches(SourceItem source, string words)
    {
        var text = Folded($"{source.Title}\n{source.Fields.Note}\n{source.Fields.Link}\n{source.FileName}");
        return Folded(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The file of a source; null when it has none.</summary>
    public async Task<SourceFile?> FileAsync(Guid id, Guid reader, CancellationToken cancel = default)
    {
        if (!membership.CanView(reader)) return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SourceFiles.AsNoTracking().SingleOrDefaultAsync(file => file.SourceId == id, cancel);
    }

    /// <summary>The maps in which each source is used, as far as the reader may see them and they do not lie in the bin.</summary>
    public async Task<ILookup<Guid, SourceUse>> UsesAsync(Guid reader)
    {
        if (!membership.CanView(reader)) return Enumerable.Empty<SourceUse>().ToLookup(_ => Guid.Empty);
        await using var db = await databases.CreateDbContextAsync();
        var (kind, mark) = (Evidence.Kind.Name, $"\"{Evidence.SourceId.Name}\"");
        var rows = await (
            from element in db.Elements.AsNoTracking()
            where element.Kind == kind && element.RemovedBy == null && element.Data.Contains(mark)
            join map in db.Journeys(db.MapsSeenBy(membership.EyesOf(reader))) on element.MapId equals map.Id
            where map.DeletedAt == null
            select new { map.Id, map.Title, element.Data }).ToListAsync();
        return rows.GroupBy(row => (Source: SourceOf(row.Data), row.Id, row.Title)).Where(group => group.Key.Source is not null)
            .OrderBy(group => group.Key.Title, StringComparer.CurrentCulture)
            .ToLookup(group => group.Key.Source!.Value, group => new SourceUse(group.Key.Id, group.Key.Title, group.Count()));
    }

    static async Task<IReadOnlyList<SourceItem>> ItemsAsync(JourneyDb db, IQueryable<Source> sources)
    {
        var rows = await sources.AsNoTracking().Select(source => new { Source = source, File = db.SourceFiles.Where(file => file.SourceId == source.Id).Select(file => file.Name).FirstOrDefault() }).ToListAsync();
        return [.. rows.Select(row => new SourceItem(row.Source.Id, Fields(row.Source), row.File, row.Source.RetiredAt is not null))];
    }

    static SourceFields Fields(Source source) => new(
        source.Kind, source.Title,
        DateOnly.TryParseExact(source.Date, SourceDesk.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        source.Link, source.Note);

    static Guid? SourceOf(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty(Evidence.SourceId.Name, out var id) && id.TryGetGuid(out var source) ? source : null;
    }

    static string Folded(string text) => SearchFold.Fold(SearchFold.Compose(text));
}
