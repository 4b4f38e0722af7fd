using System.Globalization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.SourceLibrary;

/// <summary>Changes the library of sources; editors of the workspace may. A source that cards name is never deleted, only no longer offered.</summary>
public sealed class SourceDesk(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider clock)
{
    /// <summary>Most sources in the workspace.</summary>
    public const int Most = 5_000;

    /// <summary>Longest note in UTF-16 units.</summary>
    public const int NoteLength = 4_000;

    /// <summary>Largest file of a source.</summary>
    public const int MaxFileBytes = 10 * 1024 * 1024;

    public const int MaxFileMegabytes = MaxFileBytes / 1024 / 1024;

    internal const string DateFormat = "yyyy-MM-dd";

    /// <summary>Something was changed in this process; raised on the thread of whoever changed it.</summary>
    public event Action? Changed;

    /// <summary>Puts a new source into the library.</summary>
    public Task<SourceAnswer> MakeAsync(SourceFields fields, Guid author) => WriteAsync(author, fields, async (db, clean) =>
    {
        if (await db.Sources.CountAsync() >= Most) return new(SourceOutcome.TooMany);
        var source = new Source { CreatedBy = author, CreatedAt = clock.GetUtcNow().UtcDateTime };
        Put(clean, source);
        db.Sources.Add(source);
        await db.SaveChangesAsync();
        return new(SourceOutcome.Done, source.Id);
    });

    public Task<SourceAnswer> ChangeAsync(Guid id, SourceFields fields, Guid author) => WriteAsync(author, fields, async (db, clean) =>
    {
        if (await db.Sources.FindAsync(id) is not { } source) return new(SourceOutcome.Gone);
        Put(clean, source);
        await db.SaveChangesAsync();
        return new(SourceOutcome.Done, id);
    });

    /// <summary>Offers a source no more, or again. Cards that name it keep it.</summary>
    public Task<SourceAnswer> RetireAsync(Guid id, bool isRetired, Guid author) => WriteAsync(author, null, async (db, _) =>
    {
        if (await db.Sources.FindAsync(id) is not { } source) return new(SourceOutcome.Gone);
        source.RetiredAt = isRetired ? source.RetiredAt ?? clock.GetUtcNow().UtcDateTime : null;
        await db.SaveChangesAsync();
        return new(SourceOutcome.Done, id);
    });

    /// <summary>Gives a source its file, in the place of the one it has.</summary>
    /// <param name="name">As the browser calls it; kept so that no system takes it for a place or a command.</param>
    public async Task<SourceAnswer> AttachAsync(Guid id, string name, byte[] bytes, Guid author)
    {
        if (bytes.Length == 0) return new(SourceOutcome.NoFile);
        if (bytes.Length > MaxFileBytes) return new(SourceOutcome.FileTooLarge);
        return await WriteAsync(author, null, async (db, _) =>
        {
            if (!await db.Sources.AnyAsync(source => source.Id == id)) return new(SourceOutcome.Gone);
            var cleaned = SourceFileName.Clean(name);
            if (await ReplaceAsync() == 0)
            {
                db.SourceFiles.Add(new() { SourceId = id, Name = cleaned, Bytes = bytes });
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException)
                {
                    // Somebody else gave it one at the same moment: the later one stays.
                    if (await ReplaceAsync() == 0) throw;
                }
            }

            return new(SourceOutcome.Done, id);

            Task<int> ReplaceAsync() => db.WriteAsync(() => db.SourceFiles.Where(file => file.SourceId == id)
                .ExecuteUpdateAsync(file => file.SetProperty(row => row.Name, cleaned).SetProperty(row => row.Bytes, bytes)));
        });
    }

    /// <summary>Takes a source's file away.</summary>
    public Task<SourceAnswer> DetachAsync(Guid id, Guid author) => WriteAsync(author, null, async (db, _) =>
        await db.WriteAsync(() => db.SourceFiles.Where(file => file.SourceId == id).ExecuteDeleteAsync()) == 0 ? new(SourceOutcome.Gone) : new(SourceOutcome.Done, id));

    async Task<SourceAnswer> WriteAsync(Guid author, SourceFields? fields, Func<JourneyDb, SourceFields, Task<SourceAnswer>> write)
    {
        if (!membership.CanEdit(author)) return new(SourceOutcome.Forbidden);
        if (fields is not null)
        {
            fields = Trim(fields);
            if (Check(fields) is { } wrong) return new(wrong);
        }

        await using var db = await databases.CreateDbContextAsync();
        var answer = await write(db, fields!);
        if (answer.Outcome == SourceOutcome.Done) Changed?.Invoke();
        return answer;
    }

    static SourceFields Trim(SourceFields fields) => fields with
    {
        Title = fields.Title.Trim(),
        Link = string.IsNullOrWhiteSpace(fields.Link) ? null : fields.Link.Trim(),
        Note = string.IsNullOrWhiteSpace(fields.Note) ? null : fields.Note.Trim(),
    };

    static SourceOutcome? Check(SourceFields fields)
    {
        if (fields.Title.Length == 0) return SourceOutcome.Untitled;
        if (fields.Title.Length > Limits.Title || fields.Note?.Length > NoteLength || fields.Link?.Length > Limits.WebAddress) return SourceOutcome.TooLong;
        if (fields.Title.Any(char.IsControl) || !WireText.IsValid(fields.Title) || (fields.Note is not null && !WireText.IsValid(fields.Note))) return SourceOutcome.InvalidText;
        if (!Evidence.SourceKind.Options.Contains(fields.Kind)) return SourceOutcome.UnknownKind;
        return fields.Link is not null && Evidence.Link.Accept(fields.Link, out _) is not null ? SourceOutcome.InvalidLink : null;
    }

    static void Put(SourceFields fields, Source source)
    {
        (source.Kind, source.Title, source.Link, source.Note) = (fields.Kind, fields.Title, fields.Link, fields.Note);
        source.Date = fields.Date?.ToString(DateFormat, CultureInfo.InvariantCulture);
    }
}
