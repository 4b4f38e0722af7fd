using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Web.Personas;

/// <summary>One persona in a list. The name is the map's title, and may be empty.</summary>
public sealed record PersonaItem(MapItem Map)
{
    public Guid Id => Map.Id;

    public string Name => Map.Title;

    public string Tagline { get; private init; } = "";

    public string Segments { get; private init; } = "";

    /// <summary>Wire word of <see cref="MapHead.Role"/>; null = not said.</summary>
    public string? Role { get; private init; }

    public string? Color { get; private init; }

    public Guid? ImageId { get; private init; }

    /// <summary>On how many maps that the reader may see they walk.</summary>
    public int Uses { get; init; }

    /// <param name="data">The properties of the profile's head as they are stored.</param>
    public static PersonaItem Of(MapItem map, string? data, int uses)
    {
        using var json = JsonDocument.Parse(data ?? "{}");
        string? Read(Property property) => json.RootElement.TryGetProperty(property.Name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return new(map)
        {
            Tagline = Read(MapHead.Tagline) ?? "",
            Segments = Read(MapHead.Segments) ?? "",
            Role = Read(MapHead.Role),
            Color = Read(MapHead.Color),
            ImageId = Guid.TryParse(Read(MapHead.ImageId), out var image) ? image : null,
            Uses = uses,
        };
    }

    /// <summary>Whether everything that is looked for stands in the name, the line about them or their segments.</summary>
    public bool Matches(string text, string role) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
        new[] { Name, Tagline, Segments, role }.Any(where => where.Contains(word, StringComparison.CurrentCultureIgnoreCase)));
}
