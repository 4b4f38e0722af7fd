using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>Reads what a program says of its pointer and selection.</summary>
static class WirePresence
{
    /// <exception cref="MalformedException">Not <c>{laneId, stepId, x, y}</c> with 0-1 within the cell.</exception>
    public static CursorPlace? ReadCursor(JsonMembers members)
    {
        if (members.Find("cursor") is not { } json) return null;
        var cursor = new JsonMembers(json, "/cursor");
        return new CursorPlace(cursor.GetId("laneId"), cursor.GetId("stepId"), Share(cursor, "x"), Share(cursor, "y"));
    }

    /// <exception cref="MalformedException">Not a list of at most <see cref="Presence.SelectionLimit"/> ids.</exception>
    public static ImmutableArray<Guid> ReadSelection(JsonMembers members)
    {
        if (members.Find("selection") is not { } json) return [];
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > Presence.SelectionLimit)
            throw new MalformedException("/selection", $"a list of up to {Presence.SelectionLimit} ids is expected");
        return [.. json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String && item.TryGetGuid(out var id)
            ? id
            : throw new MalformedException("/selection", "an id is a UUID"))];
    }

    static double Share(JsonMembers cursor, string name) =>
        cursor.Get(name) is { ValueKind: JsonValueKind.Number } json && json.TryGetDouble(out var share) && share is >= 0 and <= 1
            ? share
            : throw new MalformedException($"/cursor/{name}", "a number from 0 to 1 is expected");
}
