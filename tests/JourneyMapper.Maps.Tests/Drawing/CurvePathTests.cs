using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Drawing;
using Xunit;

namespace JourneyMapper.Maps.Tests.Drawing;

public sealed partial class CurvePathTests
{
    /// <summary>Path data is rounded to hundredths.</summary>
    private const double Rounding = 0.02;

    [Fact]
    public void No_points_give_no_path() => Assert.Equal("", CurvePath.Smooth([]));

    [Fact]
    public void A_piece_that_is_left_out_does_not_change_the_others()
    {
        CurvePoint[] points = [new(0, 10), new(90, 100), new(180, 20)];
        Assert.Equal("M0 10M90 100" + CurvePath.Smooth(points)["M0 10C30 10 60 100 90 100".Length..], CurvePath.Smooth(points, i => i != 1));
    }

    [Fact]
    public void One_point_gives_only_its_place() => Assert.Equal("M94 59", CurvePath.Smooth([new(94, 59)]));

    [Fact]
    public void The_curve_goes_through_its_points_and_is_level_where_it_begins_and_ends() =>
        Assert.Equal("M0 10C30 10 60 100 90 100", CurvePath.Smooth([new(0, 10), new(90, 100)]));

    [Fact]
    public void Between_two_points_the_curve_stays_between_their_heights() => Prop.ForAll(Heights(), heights =>
    {
        var points = heights.Select((y, i) => new CurvePoint(94 + 188 * i, y)).ToList();
        foreach (var (segment, y) in Samples(CurvePath.Smooth(points)))
        {
            var (low, high) = (Math.Min(points[segment].Y, points[segment + 1].Y), Math.Max(points[segment].Y, points[segment + 1].Y));
            if (y < low - Rounding || y > high + Rounding) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<double[]> Heights() => Gen.Choose(0, 19000).Select(hundredths => hundredths / 100.0).ArrayOf().Where(heights => heights.Length > 1).ToArbitrary();

    /// <summary>Points on the Bézier segments of a path: segment and height.</summary>
    private static IEnumerable<(int Segment, double Y)> Samples(string path)
    {
        var numbers = Number().Matches(path).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
        for (var segment = 0; 2 + segment * 6 < numbers.Length; segment++)
        {
            var (from, a, b, to) = (numbers[segment * 6 + 1], numbers[segment * 6 + 3], numbers[segment * 6 + 5], numbers[segment * 6 + 7]);
            for (var t = 0.0; t <= 1; t += 0.05)
            {
                var u = 1 - t;
                yield return (segment, u * u * u * from + 3 * u * u * t * a + 3 * u * t * t * b + t * t * t * to);
            }
        }
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
