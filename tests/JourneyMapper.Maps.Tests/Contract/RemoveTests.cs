namespace JourneyMapper.Maps.Tests.Contract;

public sealed class RemoveTests
{
    private readonly Scene scene = new();

    public RemoveTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$wide','laneId':'$actions','stepId':'$a1','span':3}},
        {'op':'insert','element':{'kind':'card','id':'$c','laneId':'$actions','stepId':'$a2'}},
        {'op':'insert','element':{'kind':'evidence','id':'$e','cardId':'$c'}},
        {'op':'insert','element':{'kind':'line','id':'$line','laneId':'$actions','lineKind':'visibility'}},
        {'op':'insert','element':{'kind':'link','id':'$k','from':'$c','to':'$b1','linkKind':'next'}},
        {'op':'insert','element':{'kind':'link','id':'$l','from':'$b2','to':'$a2','linkKind':'back'}},
        {'op':'insert','element':{'kind':'card','id':'$anns','laneId':'$emotions','stepId':'$a1','score':1,'actorId':'$ann'}},
        {'op':'insert','element':{'kind':'card','id':'$bobs','laneId':'$emotions','stepId':'$a1','score':2,'actorId':'$bob'}},
        {'op':'insert','element':{'kind':'card','id':'$inOwn','laneId':'$own','stepId':'$a1','score':-1}}]
        """);

    [Fact]
    public void The_result_is_the_remove_alone() => Assert.Equal("[{'op':'remove','id':'$A'}]", scene.Do("{'op':'remove','id':'$A'}"));

    [Fact]
    public void A_stage_takes_its_steps_and_all_that_they_take()
    {
        scene.Do("{'op':'remove','id':'$A'}");
        Assert.Equal("B", scene.Order("stage"));
        Assert.Equal("b1 b2", scene.Order("step"));
        Assert.Equal("", scene.Order("card") + scene.Order("evidence") + scene.Order("link"));
        Assert.Equal("line", scene.Order("line"));
    }

    [Fact]
    public void A_step_takes_the_cards_that_begin_in_it_with_links_and_evidence_and_a_card_over_it_gets_one_shorter()
    {
        scene.Do("{'op':'remove','id':'$a2'}");
        Assert.Equal("wide anns bobs inOwn", scene.Order("card"));
        Assert.Equal("", scene.Order("evidence") + scene.Order("link"));
        Assert.Equal(2, scene.Span("wide"));
    }

    [Fact]
    public void A_step_behind_a_card_leaves_its_span()
    {
        scene.Do("{'op':'remove','id':'$b1'}");
        Assert.Equal(3, scene.Span("wide"));
    }

    [Fact]
    public void A_span_over_the_border_of_a_stage_loses_what_goes_with_the_stage()
    {
        scene.Do("[{'op':'set','id':'$wide','property':'span','value':5},{'op':'remove','id':'$B'}]");
        Assert.Equal(3, scene.Span("wide"));
    }

    [Fact]
    public void A_lane_takes_its_cards_and_lines()
    {
        scene.Do("{'op':'remove','id':'$actions'}");
        Assert.Equal("anns bobs inOwn", scene.Order("card"));
        Assert.Equal("", scene.Order("line") + scene.Order("evidence"));
        Assert.Equal("l", scene.Order("link"));
    }

    [Fact]
    public void An_actor_takes_their_emotions_and_lanes_are_nobodys()
    {
        scene.Do("{'op':'remove','id':'$ann'}");
        Assert.Equal("wide c bobs", scene.Order("card"));
        Assert.DoesNotContain("actorId", scene.Element("own"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_takes_its_links_and_evidence()
    {
        scene.Do("{'op':'remove','id':'$c'}");
        Assert.Equal("l", scene.Order("link"));
        Assert.Equal("", scene.Order("evidence"));
    }

    [Fact]
    public void Removing_what_is_removed_changes_nothing_and_is_accepted()
    {
        scene.Do("{'op':'remove','id':'$A'}");
        var before = scene.Json;
        Assert.Equal("[{'op':'remove','id':'$A'},{'op':'remove','id':'$c'}]", scene.Do("[{'op':'remove','id':'$A'},{'op':'remove','id':'$c'}]"));
        Assert.Equal(before, scene.Json);
        Assert.Empty(scene.Last.Inverse);
    }
}
