namespace JourneyMapper.Web.Library;

/// <summary>Rows of stages to begin with: an offer of the page. Names are keys of MapTexts (<c>Preset.*</c>, <c>Stage.*</c>).</summary>
public sealed record StagePreset(string Name, IReadOnlyList<string> Stages)
{
    public static readonly StagePreset None = new("none", []);

    static readonly StagePreset Day = new("day", ["morning", "midday", "afternoon", "evening", "night"]);

    static readonly StagePreset[] Journeys =
    [
        new("purchase", ["awareness", "consideration", "purchase", "retention", "advocacy"]),
        new("loyalty", ["awareness", "consideration", "decision", "loyalty", "ambassador"]),
        new("research", ["awareness", "research", "consideration", "decision", "postPurchase"]),
        new("before", ["before", "during", "after"]),
    ];

    /// <summary>What fits a kind of map, the usual one first.</summary>
    public static IReadOnlyList<StagePreset> For(string kind) => kind == "dayInTheLife" ? [Day, Journeys[3], None] : [.. Journeys, None];
}
