using System.Globalization;
using System.Text;

namespace JourneyMapper.Maps.Drawing;

/// <summary>A point of a curve and how sure it is: half the width of the ribbon there.</summary>
public readonly record struct RibbonPoint(double X, double Y, double HalfWidth);

/// <summary>
/// The ribbon around a curve (<see cref="CurvePath"/>): wide where it is a guess, a hair where it was measured. Its width goes from one
/// point's to the next as smoothly as the curve itself, and like it never beyond them.
/// </summary>
public static class CurveRibbon
{
    /// <summary>Half widths in the drawing's units by the words of <see cref="Elements.Card.Confidence"/>.</summary>
    public static double HalfWidthOf(string? confidence) => confidence switch
    {
        "measured" => 1.5,
        "observed" => 6,
        _ => 15,
    };

    /// <summary>The ribbon's outline as SVG path data; "" where there is no curve between two points. Points are given from left to right.</summary>
    public static string Path(IReadOnlyList<RibbonPoint> points)
    {
        if (points.Count < 2) return "";
        var slopes = CurvePath.Slopes([.. points.Select(point => new CurvePoint(point.X, point.Y))]);
        var widening = CurvePath.Slopes([.. points.Select(point => new CurvePoint(point.X, point.HalfWidth))]);
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.##} {points[0].Y - points[0].HalfWidth:0.##}");
        for (var i = 1; i < points.Count; i++) Piece(i - 1, i, -1);
        path.Append(CultureInfo.InvariantCulture, $"L{points[^1].X:0.##} {points[^1].Y + points[^1].HalfWidth:0.##}");
        for (var i = points.Count - 1; i > 0; i--) Piece(i, i - 1, +1);
        return path.Append('Z').ToString();

        // Curve and width are both cubics over the same thirds, so their sum is one too: the edge is exact, not sampled.
        void Piece(int from, int to, int side)
        {
            var (a, b) = (points[from], points[to]);
            var third = (b.X - a.X) / 3;
            path.Append(CultureInfo.InvariantCulture,
                $"C{a.X + third:0.##} {Edge(a, from, side, third):0.##} {b.X - third:0.##} {Edge(b, to, side, -third):0.##} {b.X:0.##} {b.Y + side * b.HalfWidth:0.##}");
        }

        double Edge(RibbonPoint at, int i, int side, double by) => at.Y + slopes[i] * by + side * (at.HalfWidth + widening[i] * by);
    }
}
