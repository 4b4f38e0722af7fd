using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Templates;

/// <summary>A template as the gallery offers it, of the team or built in. A team's one is the map of that id.</summary>
/// <param name="Kind">Wire name of the map's kind.</param>
public sealed record TemplateItem(Guid Id, string Title, string Teaser, string Kind, string Industry, string Effort, string Focus)
{
    /// <summary>What it is made of when it comes with the product; null = of the team.</summary>
    [JsonIgnore] public BuiltInTemplate? BuiltIn { get; init; }

    /// <summary>A finished map of a company that does not exist.</summary>
    public bool IsExample => BuiltIn is { File.Example: true };

    /// <summary>Version of a team's map.</summary>
    public long Version { get; init; }

    /// <summary>Not offered any more since then.</summary>
    public DateTime? RetiredAt { get; init; }

    /// <summary>The database knows rules that say who may see it.</summary>
    public bool HasRules { get; init; }

    public static TemplateItem Of(BuiltInTemplate template, string language) =>
        new(template.Id, template.Title(language), template.Teaser(language), template.Kind, template.File.Industry, template.File.Effort, template.File.Focus) { BuiltIn = template };
}
