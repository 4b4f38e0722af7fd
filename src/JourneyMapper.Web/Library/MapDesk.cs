using JourneyMapper.Maps;
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

/// <summary>What is done with whole maps: make, copy, rename, put into the bin, take out again, delete for good. Asks for the right when it acts.</summary>
public sealed partial class MapDesk(
    MapRooms rooms, IMapStore store, IDbContextFactory<JourneyDb> databases, IMapRights rights, Membership membership, LibraryWatch watch,
    IStringLocalizer<LaneTexts> laneTexts, TimeProvider time)
{
    /// <summary>The title of a lane kind in the reader's language.</summary>
    public string TitleOf(LaneKind kind) => laneTexts[kind.Name];

    /// <summary>
    /// Makes a map with the default lanes of its kind, titled in the language of the request. Sent again by its author because the answer
    /// was lost, it is accepted again: the map is there once.
    /// </summary>
    /// <param name="stages">Titles of stages to begin with.</param>
    public Task<SubmitAnswer> CreateAsync(Guid id, string title, MapKind kind, MapAuthor author, params IReadOnlyList<string> stages)
    {
        MapOperation[] operations = [.. kind.Start(id, title, TitleOf), .. stages.Select(NewStage)];
        return CreateOnceAsync(id, operations, author);
    }

    /// <summary>Makes a document out of these operations. Sent again by its author because the answer was lost, it is accepted again: it is there once.</summary>
    internal async Task<SubmitAnswer> CreateOnceAsync(Guid id, IReadOnlyList<MapOperation> operations, MapAuthor author)
    {
        var answer = await CreateAsync(id, operations, author);
        return answer is SubmitAnswer.Refused { Refusal.Code: RefusalCode.IdTaken } && await FindSameAsync(id, operations, author) is { } same
            ? new SubmitAnswer.Accepted(same)
            : answer;
    }

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

    static InsertOperation NewStage(string title) => new(Stage.Kind, Guid.CreateVersion7(), [PropertyValue.Of(Stage.Title, title)]);

    /// <summary>The first edit of a map when it is the same author's and says the same, but for the ids that were made anew; else null.</summary>
    async Task<MapEdit?> FindSameAsync(Guid id, IReadOnlyList<MapOperation> operations, MapAuthor author)
    {
        try
        {
            if (await rooms.ReadAsync(id, author.Id) is null || await store.ReadEditsAsync(id, 0, 1) is not [var stored] || stored.AuthorId != author.Id) return null;
            var first = MapEdit.Read(stored);
            return Contents(JourneyMap.Empty(id).Apply(first.Operations)).SequenceEqual(Contents(JourneyMap.Empty(id).Apply(operations))) ? first : null;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    static IEnumerable<PropertyValue> Contents(SubmissionOutcome outcome) => outcome.Change is not { Map: var map } ? [] :
        map.Elements().Prepend(map.Head).SelectMany(element => WireElement.Properties(map, element)
            .Where(value => !element.Kind.Places.Contains(value.Name)).Prepend(new("kind", element.Kind.Name)));
}
