using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Examples;

/// <summary>An example as it is written down: <c>Examples/*.json</c>. Keys are words of the file, ids are made when a map is built.</summary>
/// <param name="Kind">Wire name of the map's kind.</param>
/// <param name="Teaser">One sentence that says why to look at it.</param>
/// <param name="Links">Ways between steps; <c>solves</c> stands at the opportunities.</param>
public sealed record ExampleFile(
    string Kind, LocalText Title, LocalText Teaser, LocalText Scenario, LocalText Goal,
    IReadOnlyList<ExampleActor> Actors, IReadOnlyList<ExampleLane> Lanes, IReadOnlyList<ExampleStage> Stages, IReadOnlyList<ExampleLink>? Links = null)
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a file of the form.</summary>
    /// <exception cref="JsonException">Not of the form: a member that is unknown, missing, or given twice.</exception>
    public static ExampleFile Read(Stream json) => JsonSerializer.Deserialize<ExampleFile>(json, Strict)!;
}

public sealed record ExampleActor(string Key, LocalText Name, string Color);

/// <param name="Key">What cards call the lane; its kind where there is one of that kind only.</param>
/// <param name="Actor">Key of the actor whose lane it is.</param>
public sealed record ExampleLane(string Kind, string? Key = null, string? Actor = null);

public sealed record ExampleStage(LocalText Title, string Color, IReadOnlyList<ExampleStep> Steps);

/// <param name="Key">What links call the step.</param>
/// <param name="Cards">By the key of their lane, in their order.</param>
public sealed record ExampleStep(LocalText Title, IReadOnlyDictionary<string, IReadOnlyList<ExampleCard>> Cards, bool Ours = true, string? Key = null);

/// <summary>A card; all properties that it has by its lane stand under their wire names in <see cref="Values"/>.</summary>
/// <param name="Key">What opportunities call the pain point.</param>
/// <param name="Actor">Key of the actor whose emotion it is.</param>
/// <param name="Due">Days from the day on which the map is made: an example is never overdue.</param>
/// <param name="Solves">Keys of the pain points that the opportunity solves.</param>
public sealed record ExampleCard(
    LocalText Text, string? Key = null, string? Actor = null, int? Due = null, IReadOnlyList<string>? Solves = null, IReadOnlyList<ExampleEvidence>? Evidence = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement> Values { get; init; } = [];
}

/// <param name="Age">Days before the day on which the map is made.</param>
public sealed record ExampleEvidence(LocalText Source, int Age);

/// <param name="Share">Percent of customers who take this way.</param>
public sealed record ExampleLink(string Kind, string From, string To, decimal? Share = null);
