namespace JourneyMapper.Web.Board.Print;

/// <summary>A paper by its name in addresses and in print.css, and what people call it: the same in every language.</summary>
public sealed record Paper(string Name, string Label);

/// <summary>What is printed on what. It stands in the address; whatever is unknown there becomes the default.</summary>
public sealed record PrintChoice
{
    public const string Landscape = "landscape";
    public const string Portrait = "portrait";
    public const string ByMap = "map";
    public const string ByStage = "stage";

    PrintChoice(string paper, string orientation, string by) => (Paper, Orientation, By) = (paper, orientation, by);

    public static IReadOnlyList<Paper> Papers { get; } =
    [
        new("a4", "A4 · 210 × 297 mm"), new("a3", "A3 · 297 × 420 mm"), new("a2", "A2 · 420 × 594 mm"), new("a1", "A1 · 594 × 841 mm"),
        new("a0", "A0 · 841 × 1189 mm"), new("letter", "Letter · 8.5 × 11 in"), new("tabloid", "Tabloid · 11 × 17 in"),
    ];

    public static IReadOnlyList<string> Orientations { get; } = [Landscape, Portrait];

    public static IReadOnlyList<string> Divisions { get; } = [ByMap, ByStage];

    public string Paper { get; }

    public string Orientation { get; }

    /// <summary>The whole map on one sheet, or each stage on one of its own.</summary>
    public string By { get; }

    public static PrintChoice Of(string? paper, string? orientation, string? by) => new(
        Known(Papers.Select(one => one.Name), paper, "a3"), Known(Orientations, orientation, Landscape), Known(Divisions, by, ByMap));

    static string Known(IEnumerable<string> names, string? asked, string otherwise) =>
        names.FirstOrDefault(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase)) ?? otherwise;
}
