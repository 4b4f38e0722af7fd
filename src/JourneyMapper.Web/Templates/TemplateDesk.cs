using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Templates;

/// <summary>What is done with templates: begin a map, make one out of a map, describe it, retire it. Asks for the right when it acts.</summary>
public sealed class TemplateDesk(TemplateLibrary library, MapDesk desk, Membership membership, IDbContextFactory<JourneyDb> databases, TimeProvider time)
{
    /// <summary>Most templates of the team.</summary>
    public const int Most = 500;

    /// <summary>Something was done with a template of the team in this process; raised on the thread of who did it.</summary>
    public event Action? Changed;

    /// <summary>Makes a map out of a template that the author may see. Sent again under the same id by its author, it is there once.</summary>
    /// <param name="id">The id of the new map.</param>
    /// <param name="title">What it shall be called; empty = as the template.</param>
    /// <param name="kind">Wire name of another kind of map; null = that of the template.</param>
    public Task<SubmitAnswer> StartAsync(TemplateItem template, Guid id, string title, MapAuthor author, string? kind = null)
    {
        MapOperation[] more = kind is null ? [] : [SetOperation.Of(id, MapHead.MapKind, kind)];
        if (template.RetiredAt is not null) return Task.FromResult<SubmitAnswer>(new SubmitAnswer.Rejected(Rejection.MapGone));
        if (template.BuiltIn is not { } builtIn)
        {
            // What not everybody may see does not come out by way of a new map; a template that is only kept from being changed gives free maps.
            var isPrivate = membership.RulesOf(template.Id) is { Everyone: null };
            return desk.MakeFromAsync(template.Id, id, map => [.. MapCopy.Fresh(map, id, title.Length > 0 ? title : map.Title), .. more], author, keepsRules: isPrivate);
        }

        if (title.Length > 0) more = [.. more, SetOperation.Of(id, MapHead.Title, title)];
        return desk.CreateOnceAsync(id, [.. builtIn.Build(id, Languages.Current, desk.TitleOf, library.Today), .. more], author);
    }

    /// <summary>Makes a template out of a map. It is for those who may see the map.</summary>
    /// <param name="withContent">False = stages, steps, lanes and lines only.</param>
    /// <returns>The template's id when it is done.</returns>
    public async Task<(TemplateOutcome Outcome, Guid Id)> SaveAsync(Guid mapId, TemplateDetails details, bool withContent, MapAuthor author)
    {
        details = details.Tidy();
        if (!membership.CanView(mapId, author.Id)) return (TemplateOutcome.Gone, default);
        if (!membership.CanEdit(author.Id)) return (TemplateOutcome.Forbidden, default);
        if (details.Fault is { } fault) return (fault, default);
        var id = Guid.CreateVersion7();
        await using var db = await databases.CreateDbContextAsync();
        if (!await db.Journeys(db.Maps).AnyAsync(map => map.Id == mapId && map.DeletedAt == null) && !await db.Templates.AnyAsync(template => template.MapId == mapId)) return (TemplateOutcome.Gone, default);
        if (await db.Templates.CountAsync() >= Most) return (TemplateOutcome.TooMany, default);
        // Before the map is there: it stands in no library, not even for a moment.
        db.Templates.Add(new()
        {
            MapId = id,
            Teaser = details.Teaser,
            Industry = details.Industry,
            Effort = details.Effort,
            Focus = details.Focus,
            CreatedBy = membership.EyesOf(author.Id),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
        var answer = await desk.MakeFromAsync(mapId, id, map => withContent ? MapCopy.Fresh(map, id, details.Name) : MapCopy.Outline(map, id, details.Name), author, keepsRules: true);
        if (answer is SubmitAnswer.Refused or SubmitAnswer.Rejected) await db.WriteAsync(() => db.Templates.Where(template => template.MapId == id).ExecuteDeleteAsync());
        var outcome = OutcomeOf(answer);
        if (outcome == TemplateOutcome.Done) Changed?.Invoke();
        return (outcome, id);
    }

    /// <summary>What is said about a template; null when there is none that the reader may see.</summary>
    public async Task<TemplateDetails?> ReadAsync(Guid id, Guid reader) =>
        await library.FindAsync(id, reader, Languages.Current) is { BuiltIn: null } item ? new(item.Title, item.Teaser, item.Industry, item.Effort, item.Focus) : null;

    /// <summary>Says something else about a template; its name is the title of its map.</summary>
    public async Task<TemplateOutcome> DescribeAsync(Guid id, TemplateDetails details, MapAuthor author)
    {
        details = details.Tidy();
        if (await ReadAsync(id, author.Id) is not { } before) return TemplateOutcome.Gone;
        if (!membership.CanEdit(id, author.Id)) return TemplateOutcome.Forbidden;
        if (details.Fault is { } fault) return fault;
        if (details.Name != before.Name && OutcomeOf(await desk.RenameAsync(id, details.Name, author)) is var renamed and not TemplateOutcome.Done) return renamed;
        return await UpdateAsync(id, templates => templates.ExecuteUpdateAsync(row => row
            .SetProperty(template => template.Teaser, details.Teaser).SetProperty(template => template.Industry, details.Industry)
            .SetProperty(template => template.Effort, details.Effort).SetProperty(template => template.Focus, details.Focus)));
    }

    /// <summary>Takes a template out of the offer, or brings it back. Maps that were made from it stay as they are.</summary>
    public async Task<TemplateOutcome> RetireAsync(Guid id, bool isRetired, MapAuthor author)
    {
        if (await ReadAsync(id, author.Id) is null) return TemplateOutcome.Gone;
        if (!membership.CanEdit(id, author.Id)) return TemplateOutcome.Forbidden;
        DateTime? at = isRetired ? time.GetUtcNow().UtcDateTime : null;
        return await UpdateAsync(id, templates => templates.ExecuteUpdateAsync(row => row.SetProperty(template => template.RetiredAt, at)));
    }

    /// <summary>Moves a template into the bin.</summary>
    public async Task<TemplateOutcome> BinAsync(Guid id, MapAuthor author)
    {
        if (await ReadAsync(id, author.Id) is null) return TemplateOutcome.Gone;
        if (!membership.CanEdit(id, author.Id)) return TemplateOutcome.Forbidden;
        var moved = await desk.BinAsync(id, author);
        Changed?.Invoke();
        return moved ? TemplateOutcome.Done : TemplateOutcome.Gone;
    }

    /// <summary>Takes a template out of the bin again.</summary>
    public async Task RestoreAsync(Guid id, MapAuthor author)
    {
        await desk.RestoreAsync(id, author);
        Changed?.Invoke();
    }

    async Task<TemplateOutcome> UpdateAsync(Guid id, Func<IQueryable<MapTemplate>, Task<int>> update)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.WriteAsync(() => update(db.Templates.Where(template => template.MapId == id)));
        Changed?.Invoke();
        return found > 0 ? TemplateOutcome.Done : TemplateOutcome.Gone;
    }

    static TemplateOutcome OutcomeOf(SubmitAnswer answer) => answer switch
    {
        SubmitAnswer.Accepted => TemplateOutcome.Done,
        SubmitAnswer.Refused { Refusal.Code: RefusalCode.Locked } => TemplateOutcome.Locked,
        SubmitAnswer.Rejected { Reason: Rejection.Forbidden } => TemplateOutcome.Forbidden,
        SubmitAnswer.Refused or SubmitAnswer.Rejected => TemplateOutcome.Gone,
        _ => TemplateOutcome.Unavailable,
    };
}
