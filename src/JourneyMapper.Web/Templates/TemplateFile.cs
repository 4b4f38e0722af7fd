using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Templates;

/// <summary>A template as it is written down: <c>BuiltIn/*.json</c>. Keys are words of the file, ids are made when a map is built.</summary>
/// <param name="Name">The file's own name: it stands in addresses, and the template's id is made of it.</param>
/// <param name="Industry">One of <see cref="TemplateWords.Industries"/>.</param>
/// <param name="Effort">One of <see cref="TemplateWords.Efforts"/>.</param>
/// <param name="Focus">One of <see cref="TemplateWords.Focuses"/>.</param>
/// <param name="Kind">Wire name of the map's kind.</param>
/// <param name="Teaser">One sentence that says when to choose it.</param>
/// <param name="Links">Ways between steps; <c>solves</c> stands at the opportunities.</param>
/// <param name="Example">A finished map of a company that does not exist, to read and to learn from.</param>
public sealed record TemplateFile(
    string Name, string Industry, string Effort, string Focus, string Kind, LocalText Title, LocalText Teaser, LocalText Scenario, LocalText Goal,
    IReadOnlyList<TemplateActor> Actors, IReadOnlyList<TemplateLane> Lanes, IReadOnlyList<TemplateStage> Stages, IReadOnlyList<TemplateLink>? Links = null, bool Example = false)
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
    public static TemplateFile Read(Stream json) => JsonSerializer.Deserialize<TemplateFile>(json, Strict)!;
}

public sealed record TemplateActor(string Key, LocalText Name, string Color);

/// <param name="Key">What cards call the lane; its kind where there is one of that kind only.</param>
/// <param name="Actor">Key of the actor whose lane it is.</param>
public sealed record TemplateLane(string Kind, string? Key = null, string? Actor = null);

public sealed record TemplateStage(LocalText Title, string Color, IReadOnlyList<TemplateStep> Steps);

/// <param name="Key">What links call the step.</param>
/// <param name="Cards">By the key of their lane, in their order.</param>
public sealed record TemplateStep(LocalText Title, IReadOnlyDictionary<string, IReadOnlyList<TemplateCard>> Cards, bool Ours = true, string? Key = null);

/// <summary>A card; all properties that it has by its lane stand under their wire names in <see cref="Values"/>.</summary>
/// <param name="Key">What opportunities call the pain point.</param>
/// <param name="Actor">Key of the actor whose emotion it is.</param>
/// <param name="Due">Days from the day on which the map is made: a template is never overdue.</param>
/// <param name="Solves">Keys of the pain points that the opportunity solves.</param>
public sealed record TemplateCard(
    LocalText Text, string? Key = null, string? Actor = null, int? Due = null, IReadOnlyList<string>? Solves = null, IReadOnlyList<TemplateEvidence>? Evidence = null)
{
    [JsonExtensionData] public Dictionary<string, JsonElement> Values { get; init; } = [];
}

/// <param name="Age">Days before the day on which the map is made.</param>
public sealed record TemplateEvidence(LocalText Source, int Age);

/// <param name="Share">Percent of customers who take this way.</param>
public sealed record TemplateLink(string Kind, string From, string To, decimal? Share = null);
