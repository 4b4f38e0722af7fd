using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Api;

/// <summary>
/// An answer that says no: <c>{type, title, status, detail, code, …}</c> as application/problem+json. The code is stable; the detail is
/// in the reader's language and says what to do. Endpoints return it; hubs put <see cref="ToJson"/> into their error.
/// </summary>
public sealed record ApiProblem(int Status, string Code, ImmutableArray<object> Args) : IResult, IStatusCodeHttpResult
{
    public const string MediaType = "application/problem+json";

    const string TypePrefix = "urn:journeymapper:problem:";

    // The answer is never read as HTML, and people do read it: å stays å.
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    ImmutableList<KeyValuePair<string, object>> More { get; init; } = [];

    string? Words { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <param name="args">What the text of the code names: an id, a property and what it allows, a limit …</param>
    public static ApiProblem Of(int status, string code, params object[] args) => new(status, code, [.. args]);

    /// <summary>One more property, such as operation, id, pointer, line or count; a null value is left out.</summary>
    public ApiProblem With(string name, object? value) => value is null ? this : this with { More = More.Add(new(name, value)) };

    /// <summary>The same with a detail that is in the reader's language already, for codes whose words live with their feature.</summary>
    public ApiProblem Saying(string words) => this with { Words = words };

    /// <summary>The same answer as text, in the language of the current request or connection.</summary>
    public string ToJson(IStringLocalizer<ApiTexts> texts)
    {
        var json = new JsonObject
        {
            ["type"] = TypePrefix + Code,
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
            ["status"] = Status,
            ["detail"] = Words ?? Detail(texts),
            ["code"] = Code,
        };
        foreach (var (name, value) in More) json[name] = JsonSerializer.SerializeToNode(value, Readable);
        return json.ToJsonString(Readable);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = MediaType;
        return httpContext.Response.WriteAsync(ToJson(texts), httpContext.RequestAborted);
    }

    // "code" takes the arguments that are always known; "code.n" is the fuller text for n of them.
    string Detail(IStringLocalizer<ApiTexts> texts)
    {
        object[] args = [.. Args];
        var exact = texts[$"{Code}.{args.Length}", args];
        return exact.ResourceNotFound ? texts[Code, args] : exact;
    }
}
