using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Pictures;

/// <summary>What became of an upload: the picture's id with its size in pixels, or the problem.</summary>
public sealed record PictureAnswer(Guid Id, int Width, int Height, PictureProblem? Problem)
{
    public static PictureAnswer No(PictureProblem problem) => new(Guid.Empty, 0, 0, problem);
}

/// <summary>The pictures of the workspace: taken in once, never changed, seen by every member.</summary>
public sealed class PictureDesk(IDbContextFactory<JourneyDb> databases, Membership membership, TimeProvider time) : IDisposable
{
    // Taking a large one apart keeps a core busy for a second: a room must not be held up by a folder of photos.
    readonly SemaphoreSlim turns = new(PictureLimits.AtOnce);

    public async Task<PictureAnswer> AddAsync(byte[] upload, Guid author, CancellationToken cancel = default)
    {
        if (!membership.CanEdit(author)) return PictureAnswer.No(PictureProblem.Forbidden);
        var reading = await ReadAsync(upload, cancel);
        if (reading.Picture is not { } picture) return PictureAnswer.No(reading.Problem);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Images.CountAsync(cancel) >= PictureLimits.InWorkspace) return PictureAnswer.No(PictureProblem.TooMany);
        var image = new Image { Type = picture.Type, Width = picture.Width, Height = picture.Height, Bytes = picture.Bytes, CreatedBy = author, CreatedAt = time.GetUtcNow().UtcDateTime };
        db.Images.Add(image);
        await db.SaveChangesAsync(cancel);
        return new(image.Id, image.Width, image.Height, null);
    }

    public async Task<Image?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Images.AsNoTracking().FirstOrDefaultAsync(image => image.Id == id, cancel);
    }

    public void Dispose() => turns.Dispose();

    async Task<PictureReading> ReadAsync(byte[] upload, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => PictureReader.Read(upload), cancel);
        }
        finally
        {
            turns.Release();
        }
    }
}
