namespace JourneyMapper.Benchmarks.Figures;

/// <summary>Measured times in milliseconds, or other numbers.</summary>
static class Samples
{
    public static double Median(IEnumerable<double> samples) => Percentile(samples, 50);

    /// <summary>The smallest sample that is not below this share of all.</summary>
    public static double Percentile(IEnumerable<double> samples, double percent)
    {
        double[] sorted = [.. samples.Order()];
        if (sorted.Length == 0) throw new InvalidOperationException("Nothing was measured.");
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }
}

/// <summary>One figure over all rounds: what counts is the median of the rounds, the spread says how far to trust it.</summary>
sealed class Rounds
{
    readonly List<double> rounds = [];

    public void Add(double round) => rounds.Add(round);

    public double Median => Samples.Median(rounds);

    public double Lowest => rounds.Min();

    public double Highest => rounds.Max();
}
