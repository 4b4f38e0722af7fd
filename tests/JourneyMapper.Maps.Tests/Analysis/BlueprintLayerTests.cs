using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class BlueprintLayerTests
{
    [Fact]
    public void It_comes_whole_at_the_end_with_its_three_lines_and_goes_in_one_step()
    {
        var before = Of(MapKinds.CurrentState);
        var change = before.Apply(BlueprintLayer.Add(before, kind => kind.Name)).Change!;

        Assert.Equal([.. Names(before), "evidence", "frontStage", "backStage", "support", "systems", "policies", "people"], Names(change.Map));
        Assert.Equal([("evidence", "interaction"), ("frontStage", "visibility"), ("backStage", "internalInteraction")], Lines(change.Map));
        Assert.True(BlueprintLayer.IsComplete(change.Map));
        Assert.Empty(BlueprintLayer.Add(change.Map, kind => kind.Name));
        Assert.Equal(Names(before), Names(change.Map.Apply(change.Inverse).Change!.Map));
    }

    [Fact]
    public void A_blueprint_gets_only_what_it_lacks()
    {
        var before = Of(MapKinds.ServiceBlueprint);
        var after = before.Apply(BlueprintLayer.Add(before, kind => kind.Name)).Change!.Map;

        Assert.Equal(["evidence", "actions", "frontStage", "backStage", "support", "systems", "policies", "people"], Names(after));
        Assert.Equal(Lines(before), Lines(after));
    }

    [Fact]
    public void What_lies_between_comes_between()
    {
        var before = Drawn.Map(1).With(out _, "frontStage").With(out _, "systems").With(out _, "notes");
        var after = before.Apply(BlueprintLayer.Add(before, kind => kind.Name)).Change!.Map;

        Assert.Equal(["evidence", "frontStage", "backStage", "support", "systems", "notes", "policies", "people"], Names(after));
        Assert.Equal([("evidence", "interaction"), ("frontStage", "visibility"), ("backStage", "internalInteraction")], Lines(after));
    }

    private static JourneyMap Of(MapKind kind)
    {
        var id = Guid.CreateVersion7();
        return JourneyMap.Empty(id).Apply(kind.Start(id, "Map", lane => lane.Name)).Change!.Map;
    }

    private static IEnumerable<string> Names(JourneyMap map) => map.Lanes.Select(lane => Lane.KindOf(lane).Name);

    private static IEnumerable<(string, string)> Lines(JourneyMap map) =>
        map.Lanes.SelectMany(lane => map.LinesUnder(lane.Id).Select(line => (Lane.KindOf(lane).Name, line.Get(Line.LineKind)!)));
}
