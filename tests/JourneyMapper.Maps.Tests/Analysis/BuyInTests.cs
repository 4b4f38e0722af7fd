using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Tests.Contract;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class BuyInTests
{
    [Fact]
    public void The_last_stance_up_to_the_end_of_a_stage_counts_and_the_heaviest_part_comes_first()
    {
        var scene = new Scene();
        scene.Do("[{'op':'set','id':'$ann','property':'role','value':'uses'},{'op':'set','id':'$bob','property':'role','value':'pays'},"
            + "{'op':'insert','element':{'kind':'lane','id':'$annStands','laneKind':'stances','actorId':'$ann'}},"
            + "{'op':'insert','element':{'kind':'lane','id':'$bobStands','laneKind':'stances','actorId':'$bob'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c1','laneId':'$annStands','stepId':'$a1','stance':'convinced'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c2','laneId':'$annStands','stepId':'$a3','stance':'against'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$c3','laneId':'$bobStands','stepId':'$a2','stance':'undecided'}}]");
        Assert.Equal(["Bob undecided pays", "Ann against uses"], Doubts(scene, "A"));
        Assert.Equal(["Bob undecided pays", "Ann against uses"], Doubts(scene, "B"));

        scene.Do("{'op':'insert','element':{'kind':'card','id':'$c4','laneId':'$bobStands','stepId':'$b1','stance':'convinced'}}");
        Assert.Equal(["Ann against uses"], Doubts(scene, "B"));
        scene.Do("{'op':'insert','element':{'kind':'card','id':'$c5','laneId':'$annStands','stepId':'$b2','text':'Thinks about it'}}");
        Assert.Equal(["Ann against uses"], Doubts(scene, "B"));
        scene.Do("{'op':'set','id':'$c5','property':'stance','value':'convinced'}");
        Assert.Empty(BuyIn.Of(scene.Map).At(scene.Id("B"))!);
    }

    [Fact]
    public void Before_anybody_has_said_anything_there_is_nothing_to_tell()
    {
        var scene = new Scene();
        Assert.Null(BuyIn.Of(scene.Map).At(scene.Id("A")));
        scene.Do("[{'op':'insert','element':{'kind':'lane','id':'$stands','laneKind':'stances'}},{'op':'insert','element':{'kind':'card','id':'$c1','laneId':'$stands','stepId':'$b1','stance':'against'}}]");
        Assert.Null(BuyIn.Of(scene.Map).At(scene.Id("A")));
        // A lane that belongs to nobody speaks for itself.
        Assert.Equal(scene.Id("stands"), Assert.Single(BuyIn.Of(scene.Map).At(scene.Id("B"))!).Who.Id);
        Assert.Same(BuyIn.Of(scene.Map), BuyIn.Of(scene.Map));
    }

    [Fact]
    public void After_any_edits_those_in_doubt_are_those_whose_last_word_is_not_convinced() => Law.HoldsForAnyHistory(history =>
    {
        var map = history.Edits[^1].After;
        var stances = map.Lanes.Where(lane => Lane.KindOf(lane) == Stances.Kind).ToList();
        foreach (var stage in map.Stages)
        {
            var said = map.Columns.TakeWhile(step => Before(map, step, stage)).SelectMany(step => stances.SelectMany(lane => map.CardsIn(lane.Id, step.Id))).Where(card => card.Get(Card.Stance) is not null).ToList();
            var expected = said.GroupBy(card => map.ActorOf(card) ?? card.Place.Parent).Where(group => group.Last().Get(Card.Stance) != "convinced").Select(group => group.Key).Order();
            if (said.Count == 0) Assert.Null(BuyIn.Of(map).At(stage.Id));
            else Assert.Equal(expected, BuyIn.Of(map).At(stage.Id)!.Select(doubt => doubt.Who.Id).Order());
        }
    });

    private static bool Before(JourneyMap map, Element step, Element stage)
    {
        var stages = map.Stages.Select(one => one.Id).ToList();
        return stages.IndexOf(step.Place.Parent) <= stages.IndexOf(stage.Id);
    }

    private static IEnumerable<string> Doubts(Scene scene, string stage) =>
        BuyIn.Of(scene.Map).At(scene.Id(stage))!.Select(doubt => $"{doubt.Who.Caption} {doubt.Stance} {doubt.Role}");
}
