using System.Text;
using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>The folders of the library: one level, the same for everybody. Editors of the workspace make and name them; a map moves with the right to edit it.</summary>
public sealed class Folders(IDbContextFactory<JourneyDb> databases, Membership membership, LibraryWatch watch, TimeProvider clock)
{
    /// <summary>Most folders in the workspace.</summary>
    public const int Most = 200;

    /// <summary>Longest name in UTF-16 units.</summary>
    public const int NameLength = 80;

    /// <summary>Makes a folder; its id stands in the answer when it is <see cref="FolderOutcome.Done"/>.</summary>
    public Task<FolderAnswer> MakeAsync(string name, Guid author) => WriteAsync(author, async db =>
    {
        var taken = await db.Folders.ToListAsync();
        if (Check(ref name, taken, null) is { } wrong) return new(wrong);
        if (taken.Count >= Most) return new(FolderOutcome.TooMany);
        var folder = new Folder { Name = name, CreatedBy = author, CreatedAt = clock.GetUtcNow().UtcDateTime };
        db.Folders.Add(folder);
        await db.SaveChangesAsync();
        return new(FolderOutcome.Done, folder.Id);
    });

    public Task<FolderAnswer> RenameAsync(Guid id, string name, Guid author) => WriteAsync(author, async db =>
    {
        var all = await db.Folders.ToListAsync();
        if (all.Find(folder => folder.Id == id) is not { } renamed) return new(FolderOutcome.Gone);
        if (Check(ref name, all, id) is { } wrong) return new(wrong);
        renamed.Name = name;
        await db.SaveChangesAsync();
        return new(FolderOutcome.Done, id);
    });

    /// <summary>Takes a folder away; the maps in it, also those in the bin, lie in no folder then.</summary>
    public Task<FolderAnswer> DeleteAsync(Guid id, Guid author) => WriteAsync(author, async db =>
    {
        if (await db.Folders.Where(folder => folder.Id == id).ExecuteDeleteAsync() == 0) return new(FolderOutcome.Gone);
        await db.Maps.Where(map => map.FolderId == id).ExecuteUpdateAsync(map => map.SetProperty(row => row.FolderId, (Guid?)null));
        return new(FolderOutcome.Done, id);
    });

    /// <summary>Puts maps into a folder, or into none. Gives where those that moved lay before; maps that the author may not edit stay where they are.</summary>
    /// <param name="folderId">Null = into no folder. A folder that is gone moves nothing.</param>
    public async Task<IReadOnlyDictionary<Guid, Guid?>> MoveAsync(IReadOnlyCollection<Guid> maps, Guid? folderId, Guid author)
    {
        Guid[] own = [.. maps.Distinct().Where(map => membership.CanEdit(map, author)).Take(MapLibrary.Most)];
        if (own.Length == 0) return new Dictionary<Guid, Guid?>();
        return await ExclusiveAsync(async db =>
        {
            if (folderId is { } id && !await db.Folders.AnyAsync(folder => folder.Id == id)) return new Dictionary<Guid, Guid?>();
            var moving = await db.Maps.AsNoTracking().Where(map => own.Contains(map.Id) && map.FolderId != folderId)
                .ToDictionaryAsync(map => map.Id, map => map.FolderId);
            var ids = moving.Keys.ToArray();
            if (ids.Length > 0)
                await db.Maps.Where(map => ids.Contains(map.Id)).ExecuteUpdateAsync(map => map.SetProperty(row => row.FolderId, folderId));
            return moving;
        });
    }

    static FolderOutcome? Check(ref string name, List<Folder> all, Guid? own)
    {
        name = name.Trim();
        if (name.Length == 0) return FolderOutcome.Empty;
        if (name.Any(char.IsControl) || !WireText.IsValid(name)) return FolderOutcome.InvalidText;
        // One form for what looks the same, so that it is the same.
        var composed = name = name.Normalize(NormalizationForm.FormC);
        if (name.Length > NameLength) return FolderOutcome.TooLong;
        return all.Exists(folder => folder.Id != own && string.Equals(folder.Name, composed, StringComparison.OrdinalIgnoreCase)) ? FolderOutcome.Taken : null;
    }

    Task<FolderAnswer> WriteAsync(Guid author, Func<JourneyDb, Task<FolderAnswer>> write) =>
        membership.CanEdit(author) ? ExclusiveAsync(write) : Task.FromResult<FolderAnswer>(new(FolderOutcome.Forbidden));

    // One at a time, on all nodes: the database cannot compare names without regard to case in every language, and a map must not move
    // into a folder that is just being taken away.
    async Task<T> ExclusiveAsync<T>(Func<JourneyDb, Task<T>> write)
    {
        await using var db = await databases.CreateDbContextAsync();
        var done = await db.WriteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("""LOCK TABLE "Folders" IN SHARE ROW EXCLUSIVE MODE""");
            var result = await write(db);
            await transaction.CommitAsync();
            return result;
        });
        watch.Touch();
        return done;
    }
}

/// <summary>What became of a folder's deed. <paramref name="Id"/> is set when it is done.</summary>
public readonly record struct FolderAnswer(FolderOutcome Outcome, Guid? Id = null);

public enum FolderOutcome
{
    Done,

    /// <summary>The author may not (any more).</summary>
    Forbidden,

    /// <summary>Somebody took the folder away meanwhile.</summary>
    Gone,

    Empty,
    TooLong,

    /// <summary>There are control characters in the name.</summary>
    InvalidText,

    /// <summary>Another folder has the name, in small or capital letters.</summary>
    Taken,

    /// <summary>There are <see cref="Folders.Most"/> already.</summary>
    TooMany,
}
