using System.Runtime.CompilerServices;
using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Api;

/// <summary>A room's answers in the words of the contract, for endpoints and hub alike.</summary>
static class MapAnswers
{
    static readonly ConditionalWeakTable<JourneyMap, string> Written = [];

    /// <summary>The map as JSON, written once per version.</summary>
    public static RawJson Json(JourneyMap map) => new(Written.GetValue(map, MapJson.Write));

    /// <summary>The problem of an answer that is none of acceptance; null when it was accepted.</summary>
    public static ApiProblem? Problem(SubmitAnswer answer, MapSubmission? submission = null) => answer switch
    {
        SubmitAnswer.Accepted => null,
        SubmitAnswer.Refused { Refusal: var refusal } => Of(refusal),
        SubmitAnswer.Rejected rejected => Of(rejected, submission),
        _ => ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "storeUnavailable"),
    };

    public static ApiProblem Of(Refusal refusal)
    {
        var pointer = "/" + string.Join('/', new[] { refusal.Path, refusal.Field }.Where(part => !string.IsNullOrEmpty(part)));
        var name = refusal.Property ?? pointer[(pointer.LastIndexOf('/') + 1)..];
        object[] args = refusal.Code switch
        {
            RefusalCode.Limit => [name, refusal.Bound!],
            RefusalCode.InvalidValue => [name, refusal.Allowed ?? "…"],
            RefusalCode.UnknownProperty => [name, refusal.Id!],
            RefusalCode.InvalidText or RefusalCode.InvalidDelta or RefusalCode.InvalidPlace => [name],
            RefusalCode.NestedBatch => [],
            _ => [refusal.Id!],
        };
        return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, JsonNamingPolicy.CamelCase.ConvertName(refusal.Code.ToString()), args)
            .With("operation", refusal.Path.Length > 0 ? refusal.Operation : null).With("id", refusal.Id).With("pointer", pointer);
    }

    /// <summary>Of a map that could not be made: the pointer is into what was sent, not into the operations made of it.</summary>
    public static ApiProblem OfNewMap(Refusal refusal) => refusal.Code == RefusalCode.IdTaken
        ? Of(refusal with { Path = "", Field = "id" })
        : Of(refusal with { Path = "", Field = "title", Id = null });

    public static ApiProblem Of(MalformedException error) => error.IsTooLarge
        ? ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "tooLarge").With("pointer", error.Path)
        : ApiProblem.Of(StatusCodes.Status400BadRequest, "malformed", error.Message).With("pointer", error.Path);

    public static ApiProblem NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, "notFound");

    static ApiProblem Of(SubmitAnswer.Rejected rejected, MapSubmission? submission) => rejected.Reason switch
    {
        Rejection.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden"),
        Rejection.VersionAhead => ApiProblem.Of(StatusCodes.Status409Conflict, "versionAhead", submission?.BaseVersion ?? 0, rejected.Version ?? 0),
        Rejection.SubmissionTaken => ApiProblem.Of(StatusCodes.Status409Conflict, "submissionTaken", submission?.SubmissionId ?? ""),
        Rejection.MapGone => NotFound(),
        _ => ApiProblem.Of(StatusCodes.Status429TooManyRequests, "tooManyRequests"),
    };
}
