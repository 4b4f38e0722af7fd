using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>
/// Runs a law over generated histories. The seed is fixed so that a build says the same twice; LAW_SEED and LAW_CASES in the
/// environment look further. A failure prints the shrunk plan and the seed.
/// </summary>
internal static class Law
{
    /// <summary>Histories per law.</summary>
    public const int Cases = 300;

    /// <summary>Longest plan, in submissions.</summary>
    private const int LongestPlan = 40;
    private const ulong Seed = 20_260_101;

    /// <summary>Checks the law on many histories and that the generator was worth its time: under 30 % of all submissions were refused.</summary>
    public static void HoldsForAnyHistory(Action<History> law)
    {
        var (sent, refused) = (0L, 0L);
        HoldsFor(AnyPlan, plan =>
        {
            var history = History.Of(plan);
            sent += history.Sent;
            refused += history.Refused;
            law(history);
        });
        Assert.True(refused * 100 < sent * 30, $"{refused} of {sent} generated submissions were refused");
    }

    public static void HoldsFor<T>(Arbitrary<T> any, Action<T> law)
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("LAW_SEED") ?? $"{Seed}", CultureInfo.InvariantCulture);
        var cases = int.Parse(Environment.GetEnvironmentVariable("LAW_CASES") ?? $"{Cases}", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(seed, 1);
        Check.One(config, Prop.ForAll(any, value =>
        {
            law(value);
            return true;
        }));
    }

    /// <summary>One number per submission; what it becomes depends on the map as it stands then, so any part of a plan is a plan.</summary>
    public static readonly Arbitrary<Plan> AnyPlan = Arb.From(
        from length in Gen.Choose(1, LongestPlan)
        from seeds in Gen.Choose(0, int.MaxValue - 1).ListOf(length)
        select new Plan([.. seeds]),
        Shorter);

    private static IEnumerable<Plan> Shorter(Plan plan)
    {
        for (var size = plan.Seeds.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= plan.Seeds.Length; from += size)
                yield return new Plan([.. plan.Seeds[..from], .. plan.Seeds[(from + size)..]]);
        }
    }
}

/// <summary>The seeds of a history's submissions.</summary>
internal sealed record Plan(int[] Seeds)
{
    public override string ToString() => $"Plan([{string.Join(", ", Seeds)}]):\n{History.Of(this)}";
}
