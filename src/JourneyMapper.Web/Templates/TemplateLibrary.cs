using JourneyMapper.Maps;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Templates;

/// <summary>The templates that somebody may choose from: those of the team, which are maps with a row in <c>Templates</c>, and the built-in ones.</summary>
public sealed class TemplateLibrary(IDbContextFactory<JourneyDb> databases, MapLibrary maps, MapRooms rooms, MapDesk desk, TimeProvider time)
{
    /// <summary>The built-in ones in a language, in the order in which they are offered.</summary>
    public static IReadOnlyList<TemplateItem> BuiltIn(string language) => [.. BuiltInTemplates.All.Select(template => TemplateItem.Of(template, language))];

    /// <summary>Those of the team that the reader may see, the newest first; also the retired ones.</summary>
    public async Task<IReadOnlyList<TemplateItem>> TeamAsync(Guid reader, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var items = await Items(db, db.Templates.OrderByDescending(template => template.CreatedAt).ThenBy(template => template.MapId).Take(TemplateDesk.Most)).ToListAsync(cancel);
        return [.. items.Where(item => maps.MaySee(item.Id, reader, item.HasRules))];
    }

    /// <summary>One template, retired or not; null when there is none for this reader.</summary>
    public async Task<TemplateItem?> FindAsync(Guid id, Guid reader, string language, CancellationToken cancel = default)
    {
        if (BuiltInTemplates.Find(id) is { } builtIn) return TemplateItem.Of(builtIn, language);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var item = await Items(db, db.Templates.Where(template => template.MapId == id)).SingleOrDefaultAsync(cancel);
        return item is not null && maps.MaySee(id, reader, item.HasRules) ? item : null;
    }

    /// <summary>One template by its id, or a built-in one by its name.</summary>
    public async Task<TemplateItem?> FindAsync(string idOrName, Guid reader, string language, CancellationToken cancel = default) =>
        Guid.TryParseExact(idOrName, "D", out var id) ? await FindAsync(id, reader, language, cancel)
        : BuiltInTemplates.Find(idOrName) is { } builtIn ? TemplateItem.Of(builtIn, language) : null;

    /// <summary>The template itself; null when it is not there any more, or not for this reader.</summary>
    public async Task<JourneyMap?> ReadAsync(TemplateItem template, Guid reader, string language) =>
        template.BuiltIn is { } builtIn ? builtIn.Map(language, desk.TitleOf, Today) : await rooms.ReadAsync(template.Id, reader);

    internal DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    static IQueryable<TemplateItem> Items(JourneyDb db, IQueryable<MapTemplate> templates) =>
        from template in templates.AsNoTracking()
        join map in db.Maps on template.MapId equals map.Id
        where map.DeletedAt == null
        select new TemplateItem(map.Id, map.Title, template.Teaser, map.Kind, template.Industry, template.Effort, template.Focus)
        {
            Version = map.Version,
            RetiredAt = template.RetiredAt,
            HasRules = db.MapAccess.Any(rules => rules.MapId == map.Id),
        };
}
