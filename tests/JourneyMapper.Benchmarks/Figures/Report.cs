using System.Globalization;

namespace JourneyMapper.Benchmarks.Figures;

/// <summary>One line of the result.</summary>
/// <param name="Figure">What was measured.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Allowed">The bound with its unit; "" where there is none.</param>
/// <param name="Holds">Whether it is within the bound; null where there is none.</param>
sealed record Line(string Figure, string Measured, string Spread, string Floor, string Sync, string Allowed, string Ratio, bool? Holds);

/// <summary>The table that the program prints, in Markdown so that it goes into docs/performance.md as it is.</summary>
sealed class Report
{
    const string None = "";

    static readonly string[] Head = ["figure", "measured", "spread of the rounds", "floor", "fsync", "allowed", "measured / floor", "verdict"];

    readonly List<Line> lines = [];

    /// <summary>True when a figure is past its bound.</summary>
    public bool HasMiss => lines.Any(line => line.Holds == false);

    public void Add(Line line)
    {
        lines.Add(line);
        // Told at once: a run takes minutes.
        Console.WriteLine($"  {line.Figure}: {line.Measured} {(line.Allowed == None ? None : $"(allowed {line.Allowed}) {Verdict(line)}")}");
    }

    /// <summary>A time in milliseconds over all rounds, with its bound.</summary>
    public void AddTime(string figure, Rounds measured, double allowed, Rounds? floor = null, Rounds? sync = null, string format = "0.00") => Add(new(
        figure, Ms(measured.Median, format), Spread(measured, format), floor is null ? None : Ms(floor.Median, format),
        sync is null ? None : Ms(sync.Median, "0.000"), $"<= {Ms(allowed, format)}",
        floor is null ? None : Times(measured.Median / floor.Median), measured.Median <= allowed));

    /// <summary>A quotient of two of our own figures, with its bound.</summary>
    public void AddRatio(string figure, Rounds ratio, double allowed) => Add(new(
        figure, Times(ratio.Median), Spread(ratio, "0.00"), None, None, $"<= {Times(allowed)}", None, ratio.Median <= allowed));

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine(Row(Head));
        Console.WriteLine(Row(Head.Select(_ => "---")));
        foreach (var line in lines)
            Console.WriteLine(Row([line.Figure, line.Measured, line.Spread, line.Floor, line.Sync, line.Allowed, line.Ratio, Verdict(line)]));
    }

    public static string Ms(double value, string format = "0.00") => $"{value.ToString(format, CultureInfo.InvariantCulture)} ms";

    public static string Times(double value) => $"{value.ToString("0.00", CultureInfo.InvariantCulture)} x";

    public static string Spread(Rounds rounds, string format) =>
        $"{rounds.Lowest.ToString(format, CultureInfo.InvariantCulture)} - {rounds.Highest.ToString(format, CultureInfo.InvariantCulture)}";

    static string Verdict(Line line) => line.Holds switch { true => "holds", false => "MISSED", null => None };

    static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
