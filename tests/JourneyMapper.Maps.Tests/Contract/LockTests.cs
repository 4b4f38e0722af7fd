using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class LockTests
{
    private const string Card = "{'op':'insert','element':{'kind':'card','id':'$new','laneId':'$actions','stepId':'$a1','text':'x'}}";
    private readonly Scene scene = new();

    public LockTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$one','laneId':'$actions','stepId':'$a1','text':'Walks in'}},
        {'op':'insert','element':{'kind':'card','id':'$two','laneId':'$pains','stepId':'$a1','text':'Queue'}},
        {'op':'insert','element':{'kind':'card','id':'$joy','laneId':'$own','stepId':'$a1','score':1}},
        {'op':'insert','element':{'kind':'evidence','id':'$seen','cardId':'$one','source':'Interview'}},
        {'op':'insert','element':{'kind':'line','id':'$line','laneId':'$actions','lineKind':'visibility'}}]
        """);

    [Theory]
    [InlineData(Card)]
    [InlineData("{'op':'set','id':'$two','property':'severity','value':3}")]
    [InlineData("{'op':'set','id':'$map','property':'title','value':'Other'}")]
    [InlineData("{'op':'set','id':'$map','property':'structureLocked','value':true}")]
    [InlineData("{'op':'set','id':'$actions','property':'locked','value':true}")]
    [InlineData("{'op':'move','id':'$one','stepId':'$a2'}")]
    [InlineData("{'op':'editText','id':'$one','property':'text','delta':['Ann ']}")]
    [InlineData("{'op':'remove','id':'$one'}")]
    [InlineData("{'op':'batch','operations':[{'op':'remove','id':'$one'}]}")]
    public void A_locked_map_refuses_every_change(string operation)
    {
        Lock("map", "locked");
        Assert.StartsWith("locked $map", scene.Refused(operation));
    }

    [Theory]
    [InlineData("{'op':'insert','element':{'kind':'stage','id':'$new'}}")]
    [InlineData("{'op':'insert','element':{'kind':'step','id':'$new','stageId':'$A'}}")]
    [InlineData("{'op':'insert','element':{'kind':'lane','id':'$new','laneKind':'notes'}}")]
    [InlineData("{'op':'insert','element':{'kind':'line','id':'$new','laneId':'$pains','lineKind':'visibility'}}")]
    [InlineData("{'op':'set','id':'$A','property':'title','value':'Other'}")]
    [InlineData("{'op':'editText','id':'$a1','property':'title','delta':['Ann ']}")]
    [InlineData("{'op':'move','id':'$A'}")]
    [InlineData("{'op':'move','id':'$pains','before':'$actions'}")]
    [InlineData("{'op':'remove','id':'$a1'}")]
    [InlineData("{'op':'remove','id':'$line'}")]
    [InlineData("{'op':'remove','id':'$ann'}")]
    public void A_locked_structure_stays_as_it_is(string operation)
    {
        Lock("map", "structureLocked");
        Assert.StartsWith("locked $map", scene.Refused(operation));
    }

    [Fact]
    public void Under_a_locked_structure_cards_can_be_worked_on()
    {
        Lock("map", "structureLocked");
        scene.Do($"[{Card},{{'op':'move','id':'$one','stepId':'$b1'}},{{'op':'remove','id':'$two'}},{{'op':'set','id':'$map','property':'title','value':'Other'}}]");
    }

    [Theory]
    [InlineData(Card)]
    [InlineData("{'op':'set','id':'$actions','property':'title','value':'Other'}")]
    [InlineData("{'op':'move','id':'$actions'}")]
    [InlineData("{'op':'move','id':'$one','laneId':'$pains'}")]
    [InlineData("{'op':'move','id':'$two','laneId':'$actions'}")]
    [InlineData("{'op':'editText','id':'$one','property':'text','delta':['Ann ']}")]
    [InlineData("{'op':'insert','element':{'kind':'evidence','id':'$new','cardId':'$one','source':'x'}}")]
    [InlineData("{'op':'remove','id':'$seen'}")]
    [InlineData("{'op':'remove','id':'$one'}")]
    [InlineData("{'op':'remove','id':'$actions'}")]
    [InlineData("{'op':'remove','id':'$a1'}")]
    [InlineData("{'op':'remove','id':'$A'}")]
    [InlineData("{'op':'remove','id':'$line'}")]
    public void A_locked_lane_keeps_itself_and_its_cards(string operation)
    {
        Lock("actions", "locked");
        Assert.StartsWith("locked $actions", scene.Refused(operation));
    }

    [Fact]
    public void Beside_a_locked_lane_everything_goes_on()
    {
        Lock("actions", "locked");
        scene.Do("[{'op':'set','id':'$two','property':'severity','value':3},{'op':'remove','id':'$a2'},{'op':'insert','element':{'kind':'step','id':'$new','stageId':'$A'}}]");
    }

    [Fact]
    public void An_actor_whose_feelings_stand_in_a_locked_lane_stays()
    {
        Lock("own", "locked");
        Assert.StartsWith("locked $own", scene.Refused("{'op':'remove','id':'$ann'}"));
    }

    [Fact]
    public void An_actor_to_whom_a_locked_lane_belongs_stays()
    {
        scene.Do("[{'op':'remove','id':'$joy'},{'op':'set','id':'$own','property':'locked','value':true}]");
        Assert.StartsWith("locked $own", scene.Refused("{'op':'remove','id':'$ann'}"));
    }

    [Fact]
    public void A_stage_without_steps_comes_and_goes_beside_a_wide_card_of_a_locked_lane()
    {
        scene.Do("{'op':'set','id':'$one','property':'span','value':2}");
        Lock("actions", "locked");
        scene.Do("{'op':'insert','element':{'kind':'stage','id':'$C'},'before':'$A'}");
        scene.Do("{'op':'remove','id':'$C'}");
        scene.Do("{'op':'restore','id':'$C'}");
    }

    [Fact]
    public void Nothing_comes_back_into_a_locked_lane()
    {
        scene.Do("{'op':'remove','id':'$a1'}");
        Lock("actions", "locked");
        Assert.StartsWith("locked $actions", scene.Refused("{'op':'restore','id':'$a1'}"));
    }

    [Fact]
    public void The_steps_under_a_wide_card_of_a_locked_lane_stay()
    {
        scene.Do("{'op':'set','id':'$one','property':'span','value':2}");
        Lock("actions", "locked");
        Assert.StartsWith("locked $actions", scene.Refused("{'op':'insert','element':{'kind':'step','id':'$new','stageId':'$A','title':'x'},'before':'$a2'}"));
        Assert.StartsWith("locked $actions", scene.Refused("{'op':'remove','id':'$a2'}"));
        Assert.StartsWith("locked $actions", scene.Refused("{'op':'move','id':'$B','before':'$A'}"));
    }

    [Theory]
    [InlineData("map", "locked")]
    [InlineData("map", "structureLocked")]
    [InlineData("actions", "locked")]
    public void Whoever_may_edit_opens_a_lock_again(string id, string name)
    {
        Lock(id, name);
        scene.Do($"{{'op':'set','id':'${id}','property':'{name}','value':false}}");
        scene.Do($"[{Card},{{'op':'move','id':'$A'}}]");
        Assert.DoesNotContain("ocked", scene.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_does_not_come_locked() =>
        Assert.StartsWith("invalidValue", scene.Refused("{'op':'insert','element':{'kind':'lane','id':'$new','laneKind':'notes','locked':true}}"));

    [Fact]
    public void A_copy_of_a_locked_map_is_open()
    {
        Lock("actions", "locked");
        Lock("map", "structureLocked");
        Lock("map", "locked");
        var id = Guid.NewGuid();
        var copy = JourneyMap.Empty(id).Apply(MapCopy.Of(scene.Map, id, "Copy")).Change!.Map;
        Assert.Equal(scene.Map.Count, copy.Count);
        Assert.False(Locks.IsStructureLocked(copy));
        Assert.DoesNotContain(copy.Lanes, lane => Locks.IsLaneLocked(copy, lane));
    }

    private void Lock(string id, string name) => scene.Do($"{{'op':'set','id':'${id}','property':'{name}','value':true}}");
}
