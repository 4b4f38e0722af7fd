using System.Globalization;
using System.Text;

namespace JourneyMapper.Maps.Drawing;

/// <summary>
/// The curve of <see cref="CurvePath"/> as a function: its height anywhere, and the area under it. Before its first point and after its
/// last one it goes on level, so that each point speaks for the whole width of its column.
/// </summary>
/// <param name="points">From left to right, at least one.</param>
public sealed class SmoothCurve(IReadOnlyList<CurvePoint> points)
{
    private readonly double[] slopes = CurvePath.Slopes(points);

    public double HeightAt(double x)
    {
        if (x <= points[0].X) return points[0].Y;
        if (x >= points[^1].X) return points[^1].Y;
        var i = PieceAt(x);
        var (a, b, c, d) = Piece(i);
        var t = x - points[i].X;
        return ((d * t + c) * t + b) * t + a;
    }

    /// <summary>The exact area between the curve and height 0, signed.</summary>
    public double Area(double from, double to)
    {
        if (to <= from) return 0;
        var (first, last) = (points[0], points[^1]);
        var area = first.Y * Math.Max(0, Math.Min(to, first.X) - from) + last.Y * Math.Max(0, to - Math.Max(from, last.X));
        for (var i = 0; i < points.Count - 1; i++)
        {
            var (start, end) = (Math.Max(from, points[i].X), Math.Min(to, points[i + 1].X));
            if (end > start) area += Under(i, end - points[i].X) - Under(i, start - points[i].X);
        }

        return area;
    }

    /// <summary>
    /// The shapes between two curves as SVG path data: where the other one lies higher (smaller in y, as drawings count), and where it lies lower.
    /// </summary>
    /// <param name="pieces">Into how many pieces a column of this width is cut.</param>
    public static (string Higher, string Lower) Between(SmoothCurve one, SmoothCurve other, double from, double to, double column, int pieces)
    {
        var (higher, lower) = (new StringBuilder(), new StringBuilder());
        var count = Math.Max(1, (int)Math.Ceiling((to - from) / column * pieces));
        for (var i = 0; i < count; i++)
        {
            var (left, right) = (from + (to - from) * i / count, from + (to - from) * (i + 1) / count);
            var (a, b, c, d) = (one.HeightAt(left), one.HeightAt(right), other.HeightAt(right), other.HeightAt(left));
            if (a == d && b == c) continue;
            (c + d < a + b ? higher : lower).Append(CultureInfo.InvariantCulture, $"M{left:0.##} {a:0.##}L{right:0.##} {b:0.##}L{right:0.##} {c:0.##}L{left:0.##} {d:0.##}Z");
        }

        return (higher.ToString(), lower.ToString());
    }

    private int PieceAt(double x)
    {
        var i = 0;
        while (i < points.Count - 2 && x > points[i + 1].X) i++;
        return i;
    }

    /// <summary>The piece after a point as a + bt + ct² + dt³, t counted from that point.</summary>
    private (double A, double B, double C, double D) Piece(int i)
    {
        var (from, to) = (points[i], points[i + 1]);
        var width = to.X - from.X;
        var secant = (to.Y - from.Y) / width;
        return (from.Y, slopes[i], (3 * secant - 2 * slopes[i] - slopes[i + 1]) / width, (slopes[i] + slopes[i + 1] - 2 * secant) / (width * width));
    }

    private double Under(int i, double t)
    {
        var (a, b, c, d) = Piece(i);
        return (((d / 4 * t + c / 3) * t + b / 2) * t + a) * t;
    }
}
