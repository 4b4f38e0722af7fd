using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Board.Panel;

/// <summary>Who changed something last, and when (UTC). The name is empty when the person has been erased.</summary>
public sealed record LastChange(string AuthorName, DateTime At);

/// <summary>Looks up in the log who changed an element last.</summary>
public sealed class LastChanges(IDbContextFactory<JourneyDb> databases)
{
    /// <summary>How far back the log is read: its operations have no index, and what is older than that matters to nobody in a panel.</summary>
    public const int Reach = 20_000;

    /// <summary>The newest edit that changed the element or its evidence; null when it lies too far back, nobody waits for it any more, or the database does not answer.</summary>
    public async Task<LastChange?> FindAsync(Guid mapId, Guid elementId, CancellationToken cancel)
    {
        // As OperationJson writes them. An id alone would also find a card that another one was put before.
        var (own, evidence) = ($"\"id\":\"{elementId:D}\"", $"\"cardId\":\"{elementId:D}\"");
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var newest = await db.Maps.Where(map => map.Id == mapId).Select(map => map.Version).FirstOrDefaultAsync(cancel);
            return await db.Edits
                .Where(edit => edit.MapId == mapId && edit.Version > newest - Reach && (edit.Operations.Contains(own) || edit.Operations.Contains(evidence)))
                .OrderByDescending(edit => edit.Version)
                .Select(edit => new LastChange(edit.AuthorName, edit.At))
                .FirstOrDefaultAsync(cancel);
        }
        catch (Exception error) when (error is OperationCanceledException || Schema.Failure(error) is not null)
        {
            return null;
        }
    }
}
