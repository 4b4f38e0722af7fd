namespace JourneyMapper.Maps.Tests.Contract;

public sealed class RestoreTests
{
    private readonly Scene scene = new();

    public RestoreTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$wide','laneId':'$actions','stepId':'$a1','span':3}},
        {'op':'insert','element':{'kind':'card','id':'$c','laneId':'$actions','stepId':'$a2'}},
        {'op':'insert','element':{'kind':'evidence','id':'$e','cardId':'$c'}},
        {'op':'insert','element':{'kind':'link','id':'$k','from':'$c','to':'$b1','linkKind':'next'}},
        {'op':'insert','element':{'kind':'link','id':'$l','from':'$b2','to':'$a1','linkKind':'back'}},
        {'op':'insert','element':{'kind':'card','id':'$inOwn','laneId':'$own','stepId':'$a1','score':-1}}]
        """);

    [Theory]
    [InlineData("A")]
    [InlineData("a2")]
    [InlineData("actions")]
    [InlineData("ann")]
    [InlineData("c")]
    [InlineData("wide")]
    [InlineData("k")]
    public void It_brings_back_exactly_what_the_removal_took(string id)
    {
        var before = scene.Json;
        scene.Do($"{{'op':'remove','id':'${id}'}}");
        Assert.NotEqual(before, scene.Json);
        scene.Do($"{{'op':'restore','id':'${id}'}}");
        Assert.Equal(before, scene.Json);
    }

    [Fact]
    public void The_result_carries_the_elements_that_came_back_or_changed()
    {
        scene.Do("{'op':'remove','id':'$a2'}");
        var result = scene.Do("{'op':'restore','id':'$a2'}");
        Assert.StartsWith("[{'op':'restore','id':'$a2','before':'$a3','elements':[{'kind':'step','id':'$a2'", result);
        foreach (var id in new[] { "a2", "wide", "c", "e", "k" }) Assert.Contains($"'id':'${id}'", result, StringComparison.Ordinal);
        Assert.Contains("'id':'$wide','laneId':'$actions','stepId':'$a1','text':'','span':3", result, StringComparison.Ordinal);
        Assert.DoesNotContain("$inOwn", result, StringComparison.Ordinal);
        Assert.EndsWith("'next':{'$k':'$l'}}]", result);
    }

    [Fact]
    public void What_was_removed_before_by_itself_does_not_come_back()
    {
        scene.Do("[{'op':'remove','id':'$e'},{'op':'remove','id':'$a2'},{'op':'restore','id':'$a2'}]");
        Assert.Equal("", scene.Order("evidence"));
        Assert.Contains("c", scene.Order("card"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_comes_before_the_same_next_sibling_wherever_that_stands_now()
    {
        scene.Do("[{'op':'remove','id':'$a2'},{'op':'move','id':'$a3','before':'$a1'},{'op':'restore','id':'$a2'}]");
        Assert.Equal("a2 a3 a1 b1 b2", scene.Order("step"));
    }

    [Theory]
    [InlineData("{'op':'remove','id':'$a2'}")]
    [InlineData("{'op':'move','id':'$a2','stageId':'$B'}")]
    public void It_comes_last_when_its_next_sibling_is_not_there(string gone)
    {
        scene.Do($"[{{'op':'remove','id':'$a1'}},{gone},{{'op':'restore','id':'$a1'}}]");
        Assert.StartsWith("a3 a1 b1", scene.Order("step"));
    }

    [Fact]
    public void It_is_refused_while_its_parent_is_gone()
    {
        scene.Do("[{'op':'remove','id':'$e'},{'op':'remove','id':'$c'},{'op':'remove','id':'$a2'}]");
        Assert.Equal("invalidPlace $c id", scene.Refused("{'op':'restore','id':'$e'}"));
        Assert.Equal("invalidPlace $a2 id", scene.Refused("{'op':'restore','id':'$c'}"));
        scene.Do("[{'op':'restore','id':'$a2'},{'op':'restore','id':'$c'},{'op':'restore','id':'$e'}]");
        Assert.Equal("e", scene.Order("evidence"));
    }

    [Fact]
    public void A_link_is_refused_while_one_of_its_ends_is_gone()
    {
        scene.Do("[{'op':'remove','id':'$k'},{'op':'remove','id':'$b1'}]");
        Assert.Equal("invalidPlace $b1 id", scene.Refused("{'op':'restore','id':'$k'}"));
    }

    [Fact]
    public void An_emotion_is_refused_while_its_actor_is_gone()
    {
        scene.Do("""
            [{'op':'insert','element':{'kind':'card','id':'$bobs','laneId':'$emotions','stepId':'$a1','score':2,'actorId':'$bob'}},
            {'op':'remove','id':'$bobs'},{'op':'remove','id':'$bob'}]
            """);
        Assert.Equal("invalidPlace $bob id", scene.Refused("{'op':'restore','id':'$bobs'}"));
    }

    [Fact]
    public void What_went_with_something_else_comes_back_with_that() =>
        Assert.Equal("invalidPlace $a2 id", WithRemovedStep().Refused("{'op':'restore','id':'$c'}"));

    [Fact]
    public void What_has_lost_its_place_meanwhile_comes_back_with_the_place()
    {
        scene.Do("[{'op':'remove','id':'$a2'},{'op':'remove','id':'$actions'},{'op':'restore','id':'$a2'}]");
        Assert.Equal("inOwn", scene.Order("card"));
        scene.Do("{'op':'restore','id':'$actions'}");
        Assert.Equal("wide c inOwn", scene.Order("card"));
        Assert.Equal("e", scene.Order("evidence"));
    }

    [Fact]
    public void Restoring_what_stands_changes_nothing_and_is_accepted()
    {
        var before = scene.Json;
        Assert.Equal("[{'op':'restore','id':'$a2','elements':[]}]", scene.Do("{'op':'restore','id':'$a2'}"));
        Assert.Equal(before, scene.Json);
    }

    [Theory]
    [InlineData("a2", "a3", "a2", "a3")]
    [InlineData("a2", "a3", "a3", "a2")]
    public void A_span_shortened_twice_comes_back_whole_in_either_order(string first, string second, string backFirst, string backSecond)
    {
        scene.Do($"[{{'op':'remove','id':'${first}'}},{{'op':'remove','id':'${second}'}}]");
        Assert.Equal(1, scene.Span("wide"));
        scene.Do($"{{'op':'restore','id':'${backFirst}'}}");
        Assert.Equal(2, scene.Span("wide"));
        scene.Do($"{{'op':'restore','id':'${backSecond}'}}");
        Assert.Equal(3, scene.Span("wide"));
    }

    [Fact]
    public void A_span_that_was_set_to_end_before_the_step_stays()
    {
        scene.Do("[{'op':'remove','id':'$a3'},{'op':'set','id':'$wide','property':'span','value':1},{'op':'restore','id':'$a3'}]");
        Assert.Equal(1, scene.Span("wide"));
    }

    [Fact]
    public void Taking_back_a_step_put_under_a_card_leaves_the_cards_span()
    {
        scene.Do("{'op':'insert','element':{'kind':'step','id':'$s','stageId':'$A'},'before':'$a2'}");
        Assert.Equal(3, scene.Span("wide"));
        scene.Undo();
        Assert.Equal(3, scene.Span("wide"));
    }

    [Fact]
    public void An_actor_gets_back_the_lane_and_its_emotions()
    {
        scene.Do("[{'op':'remove','id':'$ann'},{'op':'restore','id':'$ann'}]");
        Assert.Contains("'actorId':'$ann'", scene.Element("own"), StringComparison.Ordinal);
        Assert.Contains("inOwn", scene.Order("card"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_that_got_another_actor_meanwhile_keeps_that_one()
    {
        scene.Do("[{'op':'remove','id':'$ann'},{'op':'set','id':'$own','property':'actorId','value':'$bob'},{'op':'restore','id':'$ann'}]");
        Assert.Contains("'actorId':'$bob'", scene.Element("own"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emotion_whose_cell_is_taken_waits_until_it_is_free()
    {
        scene.Do("""
            [{'op':'remove','id':'$ann'},{'op':'insert','element':{'kind':'card','id':'$new','laneId':'$own','stepId':'$a1','score':2}},
            {'op':'restore','id':'$ann'}]
            """);
        Assert.Equal("", scene.Element("inOwn"));
        Assert.Equal("taken $new -", scene.Refused("{'op':'restore','id':'$inOwn'}"));
        scene.Do("[{'op':'remove','id':'$new'},{'op':'restore','id':'$inOwn'}]");
        Assert.Contains("'score':-1", scene.Element("inOwn"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_whose_actor_is_gone_comes_back_as_nobodys_and_is_theirs_again_with_the_actor()
    {
        scene.Do("[{'op':'remove','id':'$inOwn'},{'op':'remove','id':'$own'},{'op':'remove','id':'$ann'},{'op':'restore','id':'$own'}]");
        Assert.DoesNotContain("actorId", scene.Element("own"), StringComparison.Ordinal);
        scene.Do("{'op':'restore','id':'$ann'}");
        Assert.Contains("'actorId':'$ann'", scene.Element("own"), StringComparison.Ordinal);
    }

    private Scene WithRemovedStep()
    {
        scene.Do("{'op':'remove','id':'$a2'}");
        return scene;
    }
}
