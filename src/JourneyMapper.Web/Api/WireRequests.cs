using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Api;

/// <summary>Reads what programs send.</summary>
static class WireRequests
{
    /// <summary>Reads a body of at most <see cref="Limits.SubmissionBytes"/>.</summary>
    /// <exception cref="MalformedException">No JSON, or duplicate keys.</exception>
    /// <exception cref="BadHttpRequestException">413, larger than allowed.</exception>
    public static async Task<JsonDocument> ReadBodyAsync(HttpRequest request) => JsonText.Parse(await ReadBytesAsync(request, Limits.SubmissionBytes));

    /// <summary>Reads a body of at most <paramref name="limit"/> bytes.</summary>
    /// <exception cref="BadHttpRequestException">413, larger than allowed.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) throw TooLarge();
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var read and > 0)
        {
            if (body.Length + read > limit) throw TooLarge();
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>Reads <c>{submissionId?, baseVersion?, operations}</c>; the hub sends a mapId too.</summary>
    /// <exception cref="MalformedException">Not of the contract's form.</exception>
    public static MapSubmission ReadSubmission(JsonElement json, MapAuthor author)
    {
        var members = new JsonMembers(json, "");
        members.Allow("mapId", "submissionId", "baseVersion", "operations");
        var id = members.Find("submissionId") is null ? MapSubmission.NewId() : members.GetString("submissionId");
        if (!MapSubmission.IsValidId(id))
            throw new MalformedException("/submissionId", $"1-{Limits.SubmissionId} characters of A-Z a-z 0-9 _ - are expected");
        return new MapSubmission(author, id, ReadVersion(members), OperationJson.ReadList(members.Get("operations")));
    }

    static long? ReadVersion(JsonMembers members)
    {
        if (members.Find("baseVersion") is not { } json) return null;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var version) && version >= 0
            ? version
            : throw new MalformedException("/baseVersion", "a whole number from 0 is expected");
    }

    static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
