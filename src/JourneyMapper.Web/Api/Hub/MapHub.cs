using System.Text.Json;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>Live maps for programs (CONTRACT section 7): the same rooms that the boards use. A refusal is an error that holds the problem as JSON.</summary>
[Authorize(Policies.View)]
sealed class MapHub(MapRooms rooms, HubConnections connections, Membership membership, IStringLocalizer<ApiTexts> texts) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>Joins a map: the answer and from then on every change after it.</summary>
    public async Task<JoinResult> Join(JsonElement mapId)
    {
        var id = ReadId(mapId);
        var outbox = connections.Of(Context.ConnectionId);
        if (!membership.CanView(outbox.Person.Id)) throw Error(ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden"));
        var listener = new HubListener(outbox, id);
        // Joined again, it begins anew.
        Leave(outbox, id);
        if (!outbox.Joined.TryAdd(id, listener)) throw Error(ApiProblem.Of(StatusCodes.Status400BadRequest, "malformed", "The map is being joined already."));
        if (await TryJoinAsync(outbox, id, listener) is not { } joined) throw Error(MapAnswers.NotFound());
        listener.Room = joined.Room;
        joined.Room.Presence.Set(Here(outbox));
        // Gone or sent away while joining: nothing is left behind.
        if (Context.ConnectionAborted.IsCancellationRequested || !outbox.Joined.ContainsKey(id)) listener.Leave();
        if (!membership.CanView(id, outbox.Person.Id)) throw Error(MapAnswers.NotFound());
        return new JoinResult(joined.Map.Version, MapAnswers.Json(joined.Map));
    }

    /// <summary>Submits operations. Calls are queued in the order of arrival; the answer comes when it is durable.</summary>
    public Task<SubmitResult> Submit(JsonElement submission)
    {
        try
        {
            // Queued before the first await: that keeps the order of arrival.
            var mapId = new JsonMembers(submission, "").GetId("mapId");
            var person = connections.Of(Context.ConnectionId).Person;
            var read = WireRequests.ReadSubmission(submission, new MapAuthor(person.Id, person.Name));
            return AnswerAsync(read, rooms.SubmitAsync(mapId, read));
        }
        catch (MalformedException error)
        {
            throw Error(MapAnswers.Of(error));
        }
    }

    /// <summary>Tells the others where one is. Never stored; later ones overwrite earlier ones.</summary>
    public void SetPresence(JsonElement presence)
    {
        try
        {
            var members = new JsonMembers(presence, "");
            members.Allow("mapId", "cursor", "selection");
            var outbox = connections.Of(Context.ConnectionId);
            if (!outbox.Joined.TryGetValue(members.GetId("mapId"), out var listener)) throw Error(MapAnswers.NotFound());
            listener.Room?.Presence.Set(Here(outbox) with { Cursor = WirePresence.ReadCursor(members), Selection = WirePresence.ReadSelection(members) });
            // Sent away meanwhile: nothing is left behind.
            if (!outbox.Joined.Values.Contains(listener)) listener.Leave();
        }
        catch (MalformedException error)
        {
            throw Error(MapAnswers.Of(error));
        }
    }

    public void Leave(JsonElement mapId) => Leave(connections.Of(Context.ConnectionId), ReadId(mapId));

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        var outbox = connections.Of(Context.ConnectionId);
        foreach (var mapId in outbox.Joined.Keys) Leave(outbox, mapId);
        return base.OnDisconnectedAsync(exception);
    }

    async Task<(MapRoom Room, Maps.JourneyMap Map)?> TryJoinAsync(HubOutbox outbox, Guid id, HubListener listener)
    {
        (MapRoom, Maps.JourneyMap)? joined = null;
        try
        {
            return joined = await rooms.JoinAsync(id, outbox.Person.Id, listener);
        }
        catch (StoreUnavailableException)
        {
            throw Error(ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "storeUnavailable"));
        }
        finally
        {
            if (joined is null) outbox.Joined.TryRemove(KeyValuePair.Create(id, listener));
        }
    }

    async Task<SubmitResult> AnswerAsync(MapSubmission submission, Task<SubmitAnswer> answering)
    {
        var answer = await answering;
        return answer is SubmitAnswer.Accepted { Edit: var edit }
            ? new SubmitResult(edit.Version, new(edit.OperationsJson))
            : throw Error(MapAnswers.Problem(answer, submission)!);
    }

    static void Leave(HubOutbox outbox, Guid mapId)
    {
        if (outbox.Joined.TryRemove(mapId, out var listener)) listener.Leave();
    }

    static PersonPresence Here(HubOutbox outbox) => new(outbox.ConnectionId, outbox.Person.Id, outbox.Person.Name, outbox.Person.Color);

    Guid ReadId(JsonElement json) => json.ValueKind == JsonValueKind.String && Guid.TryParseExact(json.GetString(), "D", out var id)
        ? id
        : throw Error(MapAnswers.Of(new MalformedException("/mapId", "a UUID is expected")));

    HubException Error(ApiProblem problem) => new(problem.ToJson(texts));
}

/// <summary>The answer of Join.</summary>
sealed record JoinResult(long Version, RawJson Map);
