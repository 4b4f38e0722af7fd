using System.Globalization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board.Cards;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Figures;

/// <summary>A metric's last figures as a small line, days across and values up.</summary>
public sealed record Sparkline(string Path, double LastX, double LastY, double? TargetY)
{
    public const int Width = 96;
    public const int Height = 26;

    /// <summary>Figures that are drawn and said; older ones are in the panel.</summary>
    public const int MostPoints = 24;

    // Room for the dot and half the stroke.
    const double Edge = 4;

    /// <param name="history">From the oldest to the newest.</param>
    /// <returns>Null with fewer than two figures: one is no trend.</returns>
    public static Sparkline? Of(IReadOnlyList<Element> history, decimal? target)
    {
        if (history.Count < 2) return null;
        var points = history.Skip(history.Count - MostPoints).Select(one => (Day: one.Get(Measurement.Date)!.Value.DayNumber, Value: one.Get(Measurement.Value)!.Value)).ToList();
        var (first, last) = (points[0].Day, points[^1].Day);
        var values = points.Select(point => point.Value).Concat(target is { } goal ? [goal] : []).ToList();
        var (low, high) = ((double)values.Min(), (double)values.Max());
        // All on one day: side by side.
        var at = points.Select((point, index) => (X: Across(last == first ? (double)index / (points.Count - 1) : (double)(point.Day - first) / (last - first)), Y: Up((double)point.Value))).ToList();
        var path = string.Join(' ', at.Select((point, index) => string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}")));
        return new(path, at[^1].X, at[^1].Y, target is { } line ? Up((double)line) : null);

        double Across(double share) => Edge + share * (Width - 2 * Edge);

        double Up(double value) => high == low ? Height / 2.0 : Height - Edge - (value - low) / (high - low) * (Height - 2 * Edge);
    }

    /// <summary>The figures in words.</summary>
    public static string Say(IStringLocalizer<MetricTexts> texts, IReadOnlyList<Element> history, DateOnly today) => texts["Trend", string.Join(", ",
        history.Skip(history.Count - MostPoints).Select(one => texts["Point", CardWords.Number(one.Get(Measurement.Value)!.Value), CardWords.Day(one.Get(Measurement.Date)!.Value, today)].Value))];
}
