namespace JourneyMapper.Maps.Tests.Contract;

public sealed class MoveTests
{
    private readonly Scene scene = new();

    public MoveTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','severity':4}},
        {'op':'insert','element':{'kind':'card','id':'$d','laneId':'$pains','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$o','laneId':'$opportunities','stepId':'$a1'}}]
        """);

    [Fact]
    public void A_place_that_is_left_out_stays()
    {
        Assert.Equal("[{'op':'move','id':'$c','laneId':'$pains','stepId':'$a2'}]", scene.Do("{'op':'move','id':'$c','stepId':'$a2'}"));
        Assert.Equal("[{'op':'move','id':'$a3','stageId':'$A','before':'$a1'}]", scene.Do("{'op':'move','id':'$a3','before':'$a1'}"));
    }

    [Fact]
    public void Before_a_sibling_at_the_new_place_is_kept()
    {
        scene.Do("{'op':'move','id':'$a3','stageId':'$B','before':'$b2'}");
        Assert.Equal("a1 a2 b1 a3 b2", scene.Order("step"));
        scene.Undo();
        Assert.Equal("a1 a2 a3 b1 b2", scene.Order("step"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("'$b1'")]
    [InlineData("'$ann'")]
    [InlineData("'$gone'")]
    public void Before_something_that_is_gone_or_no_sibling_is_last(string before)
    {
        scene.Do("[{'op':'insert','element':{'kind':'step','id':'$gone','stageId':'$A'}},{'op':'remove','id':'$gone'}]");
        scene.Do($"{{'op':'move','id':'$a1','before':{before}}}");
        Assert.Equal("a2 a3 a1 b1 b2", scene.Order("step"));
    }

    [Fact]
    public void Before_itself_leaves_it_where_it_is()
    {
        scene.Do("{'op':'move','id':'$a2','before':'$a2'}");
        Assert.Equal("a1 a2 a3 b1 b2", scene.Order("step"));
    }

    [Fact]
    public void Before_an_id_never_seen_is_refused() =>
        Assert.Equal("unknownElement $x before", scene.Refused("{'op':'move','id':'$a1','before':'$x'}"));

    [Fact]
    public void A_place_that_the_kind_does_not_have_is_refused()
    {
        Assert.Equal("invalidPlace $pains laneId", scene.Refused("{'op':'move','id':'$pains','laneId':'$own'}"));
        Assert.Equal("invalidPlace $a1 stepId", scene.Refused("{'op':'move','id':'$a1','stepId':'$a2'}"));
    }

    [Fact]
    public void A_place_that_is_removed_unknown_or_of_another_kind_is_refused()
    {
        scene.Do("{'op':'remove','id':'$b2'}");
        Assert.Equal("removedElement $b2 stepId", scene.Refused("{'op':'move','id':'$c','stepId':'$b2'}"));
        Assert.Equal("unknownElement $x laneId", scene.Refused("{'op':'move','id':'$c','laneId':'$x'}"));
        Assert.StartsWith("invalidPlace $A", scene.Refused("{'op':'move','id':'$c','stepId':'$A'}"));
    }

    [Fact]
    public void A_card_in_a_lane_of_another_kind_keeps_what_that_lane_lacks_and_shows_it_again_when_it_returns()
    {
        scene.Do("{'op':'move','id':'$c','laneId':'$actions'}");
        Assert.DoesNotContain("severity", scene.Element("c"), StringComparison.Ordinal);
        Assert.Equal("unknownProperty $c property", scene.Refused("{'op':'set','id':'$c','property':'severity','value':1}"));

        var result = scene.Do("{'op':'move','id':'$c','laneId':'$pains'}");
        Assert.Contains("'severity':4", scene.Element("c"), StringComparison.Ordinal);
        Assert.Contains("'elements':[{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','text':'','span':1,'confidence':'assumption','severity':4}]", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Impact_is_shared_by_touchpoints_and_opportunities()
    {
        scene.Do("[{'op':'set','id':'$o','property':'impact','value':3},{'op':'move','id':'$o','laneId':'$touchpoints'}]");
        Assert.Contains("'impact':3", scene.Element("o"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unseen_actor_that_is_removed_is_not_there_when_the_card_returns()
    {
        scene.Do("""
            [{'op':'insert','element':{'kind':'card','id':'$e','laneId':'$emotions','stepId':'$a1','score':1,'actorId':'$bob'}},
            {'op':'move','id':'$e','laneId':'$actions'},{'op':'remove','id':'$bob'},{'op':'move','id':'$e','laneId':'$emotions'}]
            """);
        Assert.EndsWith("'score':1}", scene.Element("e"));
    }

    [Fact]
    public void While_a_link_says_what_it_solves_neither_end_leaves_its_kind_of_lane()
    {
        scene.Do("{'op':'insert','element':{'kind':'link','id':'$k','from':'$o','to':'$c','linkKind':'solves'}}");
        Assert.StartsWith("invalidPlace $k", scene.Refused("{'op':'move','id':'$o','laneId':'$actions'}"));
        Assert.StartsWith("invalidPlace $k", scene.Refused("{'op':'move','id':'$c','laneId':'$actions'}"));
        scene.Do("{'op':'move','id':'$c','stepId':'$b2'}");
    }
}
