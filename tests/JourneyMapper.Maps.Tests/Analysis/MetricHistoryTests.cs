using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class MetricHistoryTests
{
    [Fact]
    public void The_newest_day_counts_whenever_it_was_added_and_without_any_what_was_set_by_hand()
    {
        var map = Drawn.Map(1).With(out var lane, "metrics").Card(lane, 0, "NPS", new PropertyValue("value", 7m));
        var card = map.Cards().Single();
        Assert.Equal(7, MetricHistory.ValueOf(map, card));

        map = Measure(Measure(Measure(map, "2026-03-01", 3), "2026-01-01", 1), "2026-02-01", 2);

        Assert.Equal([1m, 2m, 3m], MetricHistory.Of(map, card.Id).Select(one => one.Get(Measurement.Value)!.Value));
        Assert.Equal(3, MetricHistory.ValueOf(map, card));
        // Measured once more on the same day.
        Assert.Equal(4, MetricHistory.ValueOf(Measure(map, "2026-03-01", 4), card));

        JourneyMap Measure(JourneyMap on, string date, decimal value) =>
            on.Apply([new InsertOperation(Measurement.Kind, Guid.CreateVersion7(), [new("cardId", card.Id), new("date", date), new("value", value)])]).Change!.Map;
    }
}
