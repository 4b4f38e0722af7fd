using System.Globalization;
using System.Text;

namespace JourneyMapper.Maps.Drawing;

/// <summary>The area between curves (<see cref="CurvePath"/>), from the highest to the lowest of them, wherever at least two of them are.</summary>
public static class CurveGap
{
    /// <summary>Distance between two looks at the curves, in the drawing's units: finer than the eye tells.</summary>
    private const double Pace = 8;

    /// <summary>Outlines as SVG path data; "" where there is nothing between curves. Points are given from left to right.</summary>
    public static string Path(IReadOnlyList<IReadOnlyList<CurvePoint>> curves)
    {
        var drawn = curves.Where(curve => curve.Count > 1).Select(curve => (Points: curve, Slopes: CurvePath.Slopes(curve))).ToList();
        if (drawn.Count < 2) return "";
        var path = new StringBuilder();
        var (upper, lower) = (new List<CurvePoint>(), new List<CurvePoint>());
        foreach (var x in Places(drawn.Select(one => one.Points)))
        {
            double[] heights = [.. drawn.Where(one => one.Points[0].X <= x && x <= one.Points[^1].X).Select(one => HeightAt(one.Points, one.Slopes, x))];
            if (heights.Length < 2)
            {
                Close();
                continue;
            }

            upper.Add(new(x, heights.Min()));
            lower.Add(new(x, heights.Max()));
        }

        Close();
        return path.ToString();

        void Close()
        {
            if (upper.Count > 1)
            {
                foreach (var (point, i) in upper.Concat(lower.AsEnumerable().Reverse()).Select((point, i) => (point, i)))
                    path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}");
                path.Append('Z');
            }

            upper.Clear();
            lower.Clear();
        }
    }

    /// <summary>How high the curve through these points is at a place between its ends.</summary>
    public static double HeightAt(IReadOnlyList<CurvePoint> points, double x) => HeightAt(points, CurvePath.Slopes(points), x);

    private static double HeightAt(IReadOnlyList<CurvePoint> points, double[] slopes, double x)
    {
        var i = 1;
        while (i < points.Count - 1 && points[i].X < x) i++;
        if (points.Count == 1) return points[0].Y;
        var (a, b) = (points[i - 1], points[i]);
        var (width, t) = (b.X - a.X, (x - a.X) / (b.X - a.X));
        var (c, d) = (a.Y + slopes[i - 1] * width / 3, b.Y - slopes[i] * width / 3);
        var u = 1 - t;
        return u * u * u * a.Y + 3 * u * u * t * c + 3 * u * t * t * d + t * t * t * b.Y;
    }

    // Every point of every curve, where they begin and end, and what lies between.
    private static IEnumerable<double> Places(IEnumerable<IReadOnlyList<CurvePoint>> curves)
    {
        var points = curves.SelectMany(curve => curve.Select(point => point.X)).Distinct().Order().ToList();
        for (var i = 0; i < points.Count; i++)
        {
            yield return points[i];
            if (i + 1 < points.Count)
                for (var x = points[i] + Pace; x < points[i + 1]; x += Pace) yield return x;
        }
    }
}
