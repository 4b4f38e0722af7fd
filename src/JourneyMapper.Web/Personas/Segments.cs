using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Personas;

/// <summary>Segments as tags: one text parted by commas, so that two people who add one at once both keep theirs.</summary>
static class Segments
{
    public static IReadOnlyList<string> Of(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The text with one more (or several, parted by commas); null when nothing is new or there is no room for it.</summary>
    public static string? With(string? text, string? more)
    {
        var before = Of(text);
        var after = Of(string.Join(',', [.. before, more]));
        var written = string.Join(", ", after);
        return after.Count == before.Count || written.Length > Limits.Title ? null : written;
    }

    public static string Without(string? text, string segment) => string.Join(", ", Of(text).Where(one => one != segment));
}
