namespace JourneyMapper.Maps.Elements;

/// <summary>Names of the colours that every theme draws at readable contrast; stages and actors take them in turn.</summary>
public static class Palette
{
    public static readonly IReadOnlyList<string> Names =
        ["indigo", "teal", "amber", "crimson", "green", "violet", "orange", "blue", "pink", "slate"];

    /// <summary>The colour for the n-th thing of a row (0-based).</summary>
    public static string At(int index) => Names[index % Names.Count];
}
