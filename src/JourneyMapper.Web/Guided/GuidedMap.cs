using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Guided;

/// <summary>
/// The map that one person builds page by page. Everything is an operation in the map's room at once: whoever leaves has lost nothing, and
/// what others do to the map meanwhile stays, because only what the person themselves has changed is sent.
/// </summary>
public sealed class GuidedMap(
    MapRooms rooms, MapDesk desk, CurrentPerson person, Toasts toasts, IStringLocalizer<BoardTexts> board, IStringLocalizer<PersonTexts> names)
{
    /// <summary>The map as it was when it was read last; null before there is one.</summary>
    public JourneyMap? Map { get; private set; }

    MapAuthor Author => new(person.Id, person.Name);

    /// <summary>Reads a map that is there already. False when there is none, or when the person may not see it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read now.</exception>
    public async Task<bool> ReadAsync(Guid id)
    {
        Map = await rooms.ReadAsync(id, person.Id) is { IsPersona: false } map ? map : null;
        return Map is not null;
    }

    /// <summary>Makes the map, of today's journey, with its default lanes.</summary>
    /// <param name="more">What else it begins with; the id is the map's.</param>
    public async Task<bool> CreateAsync(Guid id, string title, Func<Guid, IEnumerable<MapOperation>> more)
    {
        var answer = await desk.CreateAsync(id, [.. MapKinds.CurrentState.Start(id, title, desk.TitleOf), .. more(id)], Author);
        return Tell(answer) && await ReadAgainAsync(id);
    }

    /// <summary>Does something to the map, all of it or nothing; says why when it is refused.</summary>
    public Task<bool> DoAsync(params IReadOnlyList<MapOperation> operations) =>
        operations.Count == 0 ? Task.FromResult(true) : SubmitAsync(new(Author, MapSubmission.NewId(), null, [.. operations]));

    /// <summary>Sets a text as the letters that the person has changed of what was shown: letters of others in the same text stay.</summary>
    public Task<bool> WriteAsync(Guid id, TextProperty property, string text)
    {
        if (Map?.Find(id) is not { } element || element.Get(property) is not { } shown || shown == text) return Task.FromResult(true);
        return SubmitAsync(new(Author, MapSubmission.NewId(), Map.Version, [new EditTextOperation(id, property.Name, TextDelta.Between(shown, text))]));
    }

    /// <summary>The first lane of this kind that is everybody's or this actor's; with the operation that makes it where there is none.</summary>
    public (Guid Id, IReadOnlyList<MapOperation> Making) LaneFor(LaneKind kind, Guid? actor = null)
    {
        var lanes = Map!.Lanes.Where(lane => Lane.KindOf(lane) == kind).ToList();
        var lane = lanes.Find(one => one.Get(Lane.ActorId) is { } owner && owner == actor) ?? lanes.Find(one => one.Get(Lane.ActorId) is null);
        if (lane is not null) return (lane.Id, []);
        var made = MapKind.NewLane(kind, desk.TitleOf(kind));
        return (made.Id, [made]);
    }

    async Task<bool> SubmitAsync(MapSubmission submission)
    {
        var id = Map!.Id;
        var isDone = Tell(await rooms.SubmitAsync(id, submission));
        // Also what others have done meanwhile.
        return await ReadAgainAsync(id) && isDone;
    }

    async Task<bool> ReadAgainAsync(Guid id)
    {
        try
        {
            if (await rooms.ReadAsync(id, person.Id) is not { } map) return false;
            Map = map;
            return true;
        }
        catch (StoreUnavailableException)
        {
            Tell(new SubmitAnswer.Unavailable());
            return false;
        }
    }

    bool Tell(SubmitAnswer answer)
    {
        new AnswerMessages(toasts, board, names).Tell(answer, null, _ => Task.CompletedTask);
        return answer is SubmitAnswer.Accepted;
    }
}
