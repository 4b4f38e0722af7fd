using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>What a metric has been from day to day, the oldest first; of two on one day the one that was added later comes later.</summary>
public static class MetricHistory
{
    public static ImmutableArray<Element> Of(JourneyMap map, Guid card) =>
        [.. map.MeasurementsOf(card).OrderBy(one => one.Get(Measurement.Date))];

    /// <summary>The newest measurement, or what was set by hand where there is none.</summary>
    public static decimal? ValueOf(JourneyMap map, Element card) =>
        Of(map, card.Id) is [.., var newest] ? newest.Get(Measurement.Value) : card.Get(Card.Value);
}
