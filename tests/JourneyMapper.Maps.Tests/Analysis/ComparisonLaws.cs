using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Drawing;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class ComparisonLaws
{
    [Fact]
    public void A_future_map_that_nobody_has_touched_differs_in_nothing() => Law.HoldsForAnyHistory(history =>
    {
        var comparison = MapComparison.Of(history.Map, FutureOf(history.Map));

        Assert.Empty(comparison.Differences);
        Assert.All(comparison.Curves, curve => Assert.Equal(0, curve.Area, 9));
        Assert.Equal(history.Map.Columns.Length, comparison.Overlay.Columns.Length);
    });

    [Fact]
    public void Every_element_of_both_maps_has_its_place_in_the_overlay_once() => Law.HoldsForAnyHistory(history =>
    {
        var future = FutureOf(history.Map);
        var random = new Random(history.Sent);
        for (var i = 0; i < 12; i++) future = future.Apply([new AnyOperation(future, random).Next()]).Change?.Map ?? future;

        var comparison = MapComparison.Of(history.Map, future);

        var overlay = comparison.Overlay;
        var shown = overlay.Stages.Select(stage => stage.Stage).Concat(overlay.Columns).Concat(overlay.Lanes)
            .Concat(overlay.Lanes.SelectMany(lane => overlay.Columns.SelectMany(step => overlay.CardsIn(lane, step)))).Select(element => element.Id).ToList();
        var gone = comparison.Differences.Where(difference => difference.Kind == DifferenceKind.Removed).Select(difference => difference.Element.Id);
        var there = future.Elements().Where(element => element.Kind == Stage.Kind || element.Kind == Step.Kind || element.Kind == Lane.Kind || element.Kind == Card.Kind).Select(element => element.Id);
        Assert.Equal(there.Concat(gone).Order(), shown.Order());
        Assert.Equal(comparison.Differences.Count, comparison.Differences.Select(difference => difference.Element).Distinct().Count());
    });

    [Fact]
    public void The_area_is_what_adding_up_the_height_gives() => Law.HoldsForAnyHistory(history =>
    {
        var random = new Random(history.Sent);
        var points = Enumerable.Range(0, 1 + random.Next(8)).Select(i => new CurvePoint(i * 2 + random.NextDouble(), random.Next(-4, 5) / 2.0)).ToList();
        var curve = new SmoothCurve(points);
        var (from, to) = (random.NextDouble() * 10 - 3, random.NextDouble() * 10 + 8);
        const int Pieces = 2_000;

        var sum = Enumerable.Range(0, Pieces).Sum(i => curve.HeightAt(from + (to - from) * (i + 0.5) / Pieces)) * (to - from) / Pieces;

        Assert.Equal(sum, curve.Area(from, to), 3);
    });

    internal static JourneyMap FutureOf(JourneyMap map)
    {
        var id = Guid.CreateVersion7();
        return JourneyMap.Empty(id).Apply(MapCopy.Future(map, id, "Later")).Change!.Map;
    }
}
