namespace JourneyMapper.Maps.Tests.Contract;

public sealed class InsertTests
{
    private readonly Scene scene = new();

    [Fact]
    public void The_result_has_the_defaults_filled_in()
    {
        Assert.Equal(
            "[{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','text':'','span':1,'confidence':'assumption'}}]",
            scene.Do("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1'}}"));
        Assert.Equal(
            "[{'op':'insert','element':{'kind':'step','id':'$s','stageId':'$A','title':'','ours':true}}]",
            scene.Do("{'op':'insert','element':{'kind':'step','id':'$s','stageId':'$A'}}"));
        Assert.Equal(
            "[{'op':'insert','element':{'kind':'lane','id':'$l','laneKind':'notes','title':'','collapsed':false}}]",
            scene.Do("{'op':'insert','element':{'kind':'lane','id':'$l','laneKind':'notes'}}"));
    }

    [Fact]
    public void The_order_of_keys_is_free_and_null_is_the_same_as_absent() => Assert.Equal(
        "[{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','text':'','span':1,'confidence':'assumption','severity':4}}]",
        scene.Do("{'before':null,'element':{'severity':4,'frequency':null,'stepId':'$a1','laneId':'$pains','id':'$c','kind':'card'},'op':'insert'}"));

    [Fact]
    public void An_id_that_stands_is_refused() =>
        Assert.Equal("idTaken $a1 element/id", scene.Refused("{'op':'insert','element':{'kind':'stage','id':'$a1'}}"));

    [Fact]
    public void An_id_of_a_removed_element_is_refused()
    {
        scene.Do("{'op':'remove','id':'$a1'}");
        Assert.Equal("idTaken $a1 element/id", scene.Refused("{'op':'insert','element':{'kind':'step','id':'$a1','stageId':'$A'}}"));
    }

    [Fact]
    public void The_maps_own_id_is_refused() =>
        Assert.Equal("idTaken $map element/id", scene.Refused("{'op':'insert','element':{'kind':'stage','id':'$map'}}"));

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("0196a7b0-5f3c-7abc-8def-0123456789ab")]
    [InlineData("C232AB00-9414-11EC-B3C8-9F6BDECED846")]
    public void A_uuid_of_any_version_is_an_id_of_a_whole_branch(string id)
    {
        var before = scene.Json;
        scene.Do("""
            [{'op':'insert','element':{'kind':'stage','id':'ID'},'before':'$B'},{'op':'insert','element':{'kind':'step','id':'$s','stageId':'ID'}},
            {'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$s'}}]
            """.Replace("ID", id, StringComparison.Ordinal));
        Assert.Equal("a1 a2 a3 s b1 b2", scene.Order("step"));
        scene.Undo();
        Assert.Equal(before, scene.Json);
    }

    [Fact]
    public void A_place_that_is_unknown_removed_missing_or_of_another_kind_is_refused()
    {
        scene.Do("{'op':'remove','id':'$a2'}");
        Assert.Equal("unknownElement $x element/stepId", scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$x'}}"));
        Assert.Equal("removedElement $a2 element/stepId", scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a2'}}"));
        Assert.Equal("invalidPlace - element/stepId", scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains'}}"));
        Assert.Equal("invalidPlace - element/stepId", scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':7}}"));
        Assert.StartsWith("invalidPlace $A", scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$A'}}"));
        Assert.StartsWith("invalidPlace $ann", scene.Refused("{'op':'insert','element':{'kind':'step','id':'$c','stageId':'$ann'}}"));
        Assert.StartsWith("invalidPlace $pains", scene.Refused("{'op':'insert','element':{'kind':'evidence','id':'$c','cardId':'$pains'}}"));
        Assert.StartsWith("invalidPlace $a1", scene.Refused("{'op':'insert','element':{'kind':'line','id':'$c','laneId':'$a1','lineKind':'visibility'}}"));
    }

    [Fact]
    public void A_property_that_the_kind_or_the_lane_does_not_have_is_refused()
    {
        Assert.Equal("unknownProperty $s element/name", scene.Refused("{'op':'insert','element':{'kind':'stage','id':'$s','name':'x'}}"));
        Assert.Equal(
            "unknownProperty $c element/severity",
            scene.Refused("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$actions','stepId':'$a1','severity':3}}"));
    }

    [Theory]
    [InlineData("lane", "")]
    [InlineData("lane", ",'laneKind':'nothing'")]
    [InlineData("line", ",'laneId':'$pains'")]
    [InlineData("link", ",'from':'$a1','to':'$a2'")]
    [InlineData("card", ",'laneId':'$emotions','stepId':'$a1'")]
    public void What_an_element_cannot_be_without_must_be_given(string kind, string members) =>
        Assert.StartsWith("invalidValue $c element/", scene.Refused($"{{'op':'insert','element':{{'kind':'{kind}','id':'$c'{members}}}}}"));

    [Fact]
    public void Before_puts_it_before_a_sibling()
    {
        scene.Do("{'op':'insert','element':{'kind':'step','id':'$s','stageId':'$A'},'before':'$a2'}");
        Assert.Equal("a1 s a2 a3 b1 b2", scene.Order("step"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("'$b1'")]
    [InlineData("'$pains'")]
    [InlineData("'$gone'")]
    [InlineData("'$map'")]
    public void Before_something_that_is_gone_or_no_sibling_is_last(string before)
    {
        scene.Do("[{'op':'insert','element':{'kind':'step','id':'$gone','stageId':'$A'},'before':'$a1'},{'op':'remove','id':'$gone'}]");
        var result = scene.Do($"{{'op':'insert','element':{{'kind':'step','id':'$s','stageId':'$A'}},'before':{before}}}");
        Assert.Equal("a1 a2 a3 s b1 b2", scene.Order("step"));
        Assert.DoesNotContain("before", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_an_id_never_seen_is_refused() =>
        Assert.Equal("unknownElement $x before", scene.Refused("{'op':'insert','element':{'kind':'stage','id':'$s'},'before':'$x'}"));

    [Fact]
    public void A_lane_of_an_actor_needs_an_actor_that_stands()
    {
        scene.Do("{'op':'remove','id':'$bob'}");
        Assert.Equal("removedElement $bob element/actorId", scene.Refused("{'op':'insert','element':{'kind':'lane','id':'$l','laneKind':'notes','actorId':'$bob'}}"));
        Assert.Equal("unknownElement $x element/actorId", scene.Refused("{'op':'insert','element':{'kind':'lane','id':'$l','laneKind':'notes','actorId':'$x'}}"));
        Assert.Equal("invalidValue $a1 element/actorId", scene.Refused("{'op':'insert','element':{'kind':'lane','id':'$l','laneKind':'notes','actorId':'$a1'}}"));
    }

    [Fact]
    public void The_elements_come_in_the_contracts_order()
    {
        scene.Do("""
            [{'op':'insert','element':{'kind':'link','id':'$k','from':'$a1','to':'$b1','linkKind':'next'}},
            {'op':'insert','element':{'kind':'line','id':'$n','laneId':'$actions','lineKind':'interaction'}},
            {'op':'insert','element':{'kind':'card','id':'$c','laneId':'$actions','stepId':'$a1'}},
            {'op':'insert','element':{'kind':'evidence','id':'$e','cardId':'$c','source':'Interview 3'}},
            {'op':'insert','element':{'kind':'actor','id':'$eve'}}]
            """);
        var kinds = scene.Map.Elements().Select(element => element.Kind.Name).Distinct();
        Assert.Equal(["actor", "stage", "step", "lane", "card", "evidence", "line", "link"], kinds);
    }
}
