using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Drawing;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Drawing;

public sealed partial class CurveRibbonTests
{
    private const double Rounding = 0.05;
    private static readonly string[] Words = [.. Card.Confidence.Options];

    [Fact]
    public void The_surer_the_narrower() =>
        Assert.True(CurveRibbon.HalfWidthOf("assumption") > CurveRibbon.HalfWidthOf("observed") && CurveRibbon.HalfWidthOf("observed") > CurveRibbon.HalfWidthOf("measured"));

    [Fact]
    public void One_point_has_no_ribbon() => Assert.Equal(("", ""), (CurveRibbon.Path([]), CurveRibbon.Path([new(94, 50, 15)])));

    [Fact]
    public void It_goes_out_above_the_curve_and_comes_back_below() =>
        Assert.Equal("M0 40C30 40 60 94 90 94L90 106C60 106 30 60 0 60Z", CurveRibbon.Path([new(0, 50, 10), new(90, 100, 6)]));

    [Fact]
    public void It_holds_the_curve_within_and_is_never_wider_than_the_less_sure_of_two_points() => Law.HoldsFor(AnyRibbon, ribbon =>
    {
        var points = ribbon.Select((one, i) => new RibbonPoint(94 + 188 * i, one.Y, CurveRibbon.HalfWidthOf(Words[one.Confidence]))).ToList();
        var curve = new SmoothCurve([.. points.Select(point => new CurvePoint(point.X, point.Y))]);
        var numbers = Number().Matches(CurveRibbon.Path(points)).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        // Out: M and one C for each piece; back: L and one C for each.
        var above = numbers[..(2 + 6 * (points.Count - 1))];
        for (var i = 0; i + 1 < points.Count; i++)
        {
            for (var t = 0.0; t <= 1; t += 0.125)
            {
                var x = points[i].X + 188 * t;
                var width = curve.HeightAt(x) - Bezier(above[1 + 6 * i], above[3 + 6 * i], above[5 + 6 * i], above[7 + 6 * i], t);
                var (low, high) = (Math.Min(points[i].HalfWidth, points[i + 1].HalfWidth), Math.Max(points[i].HalfWidth, points[i + 1].HalfWidth));
                Assert.InRange(width, low - Rounding, high + Rounding);
            }
        }
    });

    [Fact]
    public void Between_curves_the_gap_reaches_from_the_highest_to_the_lowest()
    {
        Assert.Equal("", CurveGap.Path([[new(0, 10), new(100, 20)]]));
        Assert.Equal("", CurveGap.Path([[new(0, 10), new(100, 20)], [new(100, 5)]]));
        Assert.Equal("", CurveGap.Path([[new(0, 10), new(90, 20)], [new(100, 5), new(200, 5)]]));
        Assert.Equal("M0 10L8 10L10 10L10 30L8 30L0 30Z", CurveGap.Path([[new(0, 10), new(10, 10)], [new(0, 30), new(10, 30)], [new(0, 20), new(10, 20)]]));
    }

    private static double Bezier(double a, double b, double c, double d, double t) =>
        (1 - t) * (1 - t) * (1 - t) * a + 3 * (1 - t) * (1 - t) * t * b + 3 * (1 - t) * t * t * c + t * t * t * d;

    private static readonly Arbitrary<List<(int Y, int Confidence)>> AnyRibbon = Arb.From(
        from count in Gen.Choose(2, 8)
        from heights in Gen.Choose(30, 176).ListOf(count)
        from confidences in Gen.Choose(0, 2).ListOf(count)
        select heights.Zip(confidences).ToList());

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
