using System.Globalization;
using System.Text;

namespace JourneyMapper.Maps.Drawing;

/// <summary>A point of a curve, in the drawing's units, y downwards.</summary>
public readonly record struct CurvePoint(double X, double Y);

/// <summary>
/// A smooth curve that never lies: between two points it stays between their heights (monotone cubic, slopes limited as Fritsch and
/// Carlson showed in 1980).
/// </summary>
public static class CurvePath
{
    /// <summary>The curve as SVG path data; "" without points. Points are given from left to right.</summary>
    /// <param name="isDrawn">Whether to draw the piece that ends at the point of this index (from 1); null = all of them.</param>
    public static string Smooth(IReadOnlyList<CurvePoint> points, Func<int, bool>? isDrawn = null)
    {
        if (points.Count == 0) return "";
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.##} {points[0].Y:0.##}");
        var slopes = Slopes(points);
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            if (isDrawn is not null && !isDrawn(i))
            {
                path.Append(CultureInfo.InvariantCulture, $"M{b.X:0.##} {b.Y:0.##}");
                continue;
            }

            var third = (b.X - a.X) / 3;
            path.Append(CultureInfo.InvariantCulture,
                $"C{a.X + third:0.##} {a.Y + slopes[i - 1] * third:0.##} {b.X - third:0.##} {b.Y - slopes[i] * third:0.##} {b.X:0.##} {b.Y:0.##}");
        }

        return path.ToString();
    }

    /// <summary>The slope at each point, such that no piece leaves the heights of its ends.</summary>
    internal static double[] Slopes(IReadOnlyList<CurvePoint> points)
    {
        var slopes = new double[points.Count];
        if (points.Count == 0) return slopes;
        var secants = new double[points.Count - 1];
        for (var i = 0; i < secants.Length; i++) secants[i] = (points[i + 1].Y - points[i].Y) / (points[i + 1].X - points[i].X);
        for (var i = 1; i < points.Count - 1; i++)
            slopes[i] = secants[i - 1] * secants[i] <= 0 ? 0 : (secants[i - 1] + secants[i]) / 2;
        for (var i = 0; i < secants.Length; i++)
        {
            if (secants[i] == 0)
            {
                slopes[i] = slopes[i + 1] = 0;
                continue;
            }

            var (a, b) = (slopes[i] / secants[i], slopes[i + 1] / secants[i]);
            var length = a * a + b * b;
            if (length <= 9) continue;
            var scale = 3 / Math.Sqrt(length);
            slopes[i] = scale * a * secants[i];
            slopes[i + 1] = scale * b * secants[i];
        }

        return slopes;
    }
}
