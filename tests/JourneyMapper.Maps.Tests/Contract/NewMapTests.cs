using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class NewMapTests
{
    [Theory]
    [InlineData("currentState", "actions thoughts touchpoints emotions pains opportunities")]
    [InlineData("futureState", "actions needs touchpoints emotions opportunities metrics")]
    [InlineData("dayInTheLife", "actions thoughts needs emotions pains opportunities")]
    [InlineData("serviceBlueprint", "evidence actions frontStage backStage support systems")]
    public void A_new_map_has_the_default_lanes_of_its_kind(string kind, string lanes)
    {
        var map = New(kind);
        Assert.Equal((kind, "Moving", 1L), (map.Kind, map.Title, map.Version));
        Assert.Equal(lanes, string.Join(' ', map.Lanes.Select(lane => lane.Get(Lane.LaneKind))));
        Assert.All(map.Lanes, lane => Assert.Equal($"The {lane.Get(Lane.LaneKind)}", lane.Get(Lane.Title)));
        Assert.Equal(kind == "serviceBlueprint" ? 9 : 6, map.Count);
    }

    [Fact]
    public void A_blueprint_has_its_three_lines()
    {
        var map = New("serviceBlueprint");
        var lines = map.Lanes.SelectMany(lane => map.LinesUnder(lane.Id).Select(line => $"{lane.Get(Lane.LaneKind)} {line.Get(Line.LineKind)}"));
        Assert.Equal(["actions interaction", "frontStage visibility", "backStage internalInteraction"], lines);
    }

    [Fact]
    public void There_are_all_kinds_of_maps_and_lanes_that_the_contract_names_and_that_of_stances()
    {
        Assert.Equal(MapHead.MapKind.Offered, MapKinds.All.Select(kind => kind.Name));
        Assert.Equal(
            "actions thoughts quotes needs touchpoints channels emotions pains opportunities metrics images notes stances evidence frontStage backStage support systems policies people"
                .Split(' '),
            Lane.LaneKind.Options);
    }

    private static JourneyMap New(string kind)
    {
        var id = Guid.CreateVersion7();
        return JourneyMap.Empty(id).Apply(MapKinds.Find(kind)!.Start(id, "Moving", lane => $"The {lane.Name}")).Change!.Map;
    }
}
