using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Library;

/// <summary>What is done with whole maps: make, rename, put into the bin and take out again.</summary>
public sealed class MapDesk(MapRooms rooms, IDbContextFactory<JourneyDb> databases, Membership membership, IStringLocalizer<LaneTexts> laneTexts, TimeProvider time)
{
    /// <summary>The title of a lane kind in the reader's language.</summary>
    public string TitleOf(LaneKind kind) => laneTexts[kind.Name];

    /// <summary>Makes a map with the default lanes of its kind, titled in the language of the request.</summary>
    /// <param name="stages">Titles of stages to begin with.</param>
    public Task<SubmitAnswer> CreateAsync(Guid id, string title, MapKind kind, MapAuthor author, params IReadOnlyList<string> stages) =>
        CreateAsync(id, [.. kind.Start(id, title, TitleOf), .. stages.Select(NewStage)], author);

    /// <summary>Makes a map out of these operations (an import, a template); they are its edit 1.</summary>
    public async Task<SubmitAnswer> CreateAsync(Guid id, IReadOnlyList<MapOperation> operations, MapAuthor author)
    {
        // By the role in the workspace: the map is not there yet. An id that is used by one that they may not see is simply used.
        if (!membership.CanEdit(author.Id)) return new SubmitAnswer.Rejected(Rejection.Forbidden);
        return await rooms.CreateAsync(id, new MapSubmission(author, MapSubmission.NewId(), null, [.. operations]));
    }

    /// <summary>Renaming is an edit of the map like any other: live, in history and undoable.</summary>
    public Task<SubmitAnswer> RenameAsync(Guid id, string title, MapAuthor author) => rooms.SubmitAsync(
        id, new MapSubmission(author, MapSubmission.NewId(), null, [SetOperation.Of(id, MapHead.Title, title)]));

    /// <summary>Moves a map into the bin and closes it for everybody. False when there is none, or when the author may not.</summary>
    public async Task<bool> BinAsync(Guid id, MapAuthor author)
    {
        if (!await SetDeletedAsync(id, author, time.GetUtcNow().UtcDateTime)) return false;
        await rooms.CloseAsync(id, CloseReason.Deleted);
        return true;
    }

    /// <summary>Takes a map out of the bin. False when it is not there, or when the author may not.</summary>
    public Task<bool> RestoreAsync(Guid id, MapAuthor author) => SetDeletedAsync(id, author, null);

    static InsertOperation NewStage(string title) => new(Stage.Kind, Guid.CreateVersion7(), [PropertyValue.Of(Stage.Title, title)]);

    async Task<bool> SetDeletedAsync(Guid id, MapAuthor author, DateTime? deletedAt)
    {
        if (!membership.CanEdit(id, author.Id)) return false;
        await using var db = await databases.CreateDbContextAsync();
        var changed = await db.WriteAsync(() => db.Maps.Where(map => map.Id == id && (map.DeletedAt == null) == (deletedAt != null)).ExecuteUpdateAsync(map => map
            .SetProperty(row => row.DeletedAt, deletedAt)
            .SetProperty(row => row.DeletedBy, deletedAt == null ? null : author.Id)));
        return changed > 0;
    }
}
