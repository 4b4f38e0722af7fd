namespace JourneyMapper.Maps.Tests.Contract;

public sealed class SetTests
{
    private readonly Scene scene = new();

    public SetTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','text':'Long queue','severity':4}},
        {'op':'insert','element':{'kind':'card','id':'$t','laneId':'$touchpoints','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$o','laneId':'$opportunities','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$m','laneId':'$metrics','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$i','laneId':'$images','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'evidence','id':'$e','cardId':'$c'}},
        {'op':'insert','element':{'kind':'link','id':'$k','from':'$a1','to':'$a2','linkKind':'next'}}]
        """);

    [Theory]
    [InlineData("c", "severity", "1")]
    [InlineData("c", "frequency", "5")]
    [InlineData("c", "span", "3")]
    [InlineData("c", "confidence", "'measured'")]
    [InlineData("t", "channel", "'person'")]
    [InlineData("t", "ownership", "'external'")]
    [InlineData("t", "online", "false")]
    [InlineData("t", "impact", "5")]
    [InlineData("t", "importance", "1")]
    [InlineData("o", "effort", "2")]
    [InlineData("o", "status", "'dropped'")]
    [InlineData("o", "due", "'2026-02-28'")]
    [InlineData("m", "value", "12.5")]
    [InlineData("m", "target", "-3")]
    [InlineData("m", "direction", "'down'")]
    [InlineData("i", "imageId", "'$x'")]
    [InlineData("e", "date", "'2024-02-29'")]
    [InlineData("e", "link", "'https://example.org/a?b=c'")]
    [InlineData("k", "share", "100")]
    [InlineData("k", "linkKind", "'back'")]
    [InlineData("a1", "ours", "false")]
    [InlineData("A", "color", "'#a0B1c2'")]
    [InlineData("ann", "color", "'teal'")]
    [InlineData("ann", "personaId", "'$x'")]
    [InlineData("pains", "collapsed", "true")]
    [InlineData("pains", "actorId", "'$bob'")]
    [InlineData("map", "kind", "'serviceBlueprint'")]
    [InlineData("map", "ownerId", "'$x'")]
    [InlineData("map", "reviewDue", "'2026-12-31'")]
    public void A_value_of_the_contract_is_kept_as_it_is(string id, string property, string value)
    {
        Assert.Equal($"[{{'op':'set','id':'${id}','property':'{property}','value':{value}}}]", scene.Do(Set(id, property, value)));
        Assert.Contains($"'{property}':{value}", id == "map" ? scene.Json : scene.Element(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c", "severity", "0")]
    [InlineData("c", "severity", "6")]
    [InlineData("c", "severity", "2.5")]
    [InlineData("c", "severity", "'4'")]
    [InlineData("c", "severity", "1e400")]
    [InlineData("c", "span", "0")]
    [InlineData("c", "span", "-1")]
    [InlineData("c", "confidence", "'Observed'")]
    [InlineData("c", "text", "7")]
    [InlineData("t", "online", "'yes'")]
    [InlineData("t", "online", "1")]
    [InlineData("o", "due", "'2026-02-30'")]
    [InlineData("o", "due", "'28.2.2026'")]
    [InlineData("i", "imageId", "'picture'")]
    [InlineData("e", "link", "'javascript:alert(1)'")]
    [InlineData("e", "link", "'example.org'")]
    [InlineData("k", "share", "100.5")]
    [InlineData("A", "color", "'red'")]
    [InlineData("A", "color", "'#fff'")]
    [InlineData("A", "color", "'#12345g'")]
    [InlineData("map", "kind", "'nextState'")]
    [InlineData("map", "kind", "{'a':1}")]
    public void Any_other_value_is_refused(string id, string property, string value) =>
        Assert.Equal($"invalidValue ${id} value", scene.Refused(Set(id, property, value)));

    [Fact]
    public void A_whole_number_may_be_written_with_a_point() =>
        Assert.Equal("[{'op':'set','id':'$c','property':'severity','value':3}]", scene.Do(Set("c", "severity", "3.0")));

    [Theory]
    [InlineData("c", "confidence", "'measured'", "'assumption'")]
    [InlineData("c", "span", "2", "1")]
    [InlineData("a1", "ours", "false", "true")]
    [InlineData("pains", "collapsed", "true", "false")]
    [InlineData("map", "kind", "'futureState'", "'currentState'")]
    public void Null_puts_the_default_back_and_the_result_tells_it(string id, string property, string value, string standard)
    {
        scene.Do(Set(id, property, value));
        Assert.Equal($"[{{'op':'set','id':'${id}','property':'{property}','value':{standard}}}]", scene.Do(Set(id, property, "null")));
    }

    [Fact]
    public void Setting_the_default_itself_is_told_as_that_value() =>
        Assert.Equal("[{'op':'set','id':'$c','property':'span','value':1}]", scene.Do(Set("c", "span", "1")));

    [Fact]
    public void Null_unsets_what_has_no_default_and_it_is_left_out()
    {
        scene.Do(Set("c", "severity", "null"));
        Assert.DoesNotContain("severity", scene.Element("c"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_the_same_as_null()
    {
        scene.Do("{'op':'set','id':'$c','property':'severity'}");
        Assert.DoesNotContain("severity", scene.Element("c"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_set_of_a_text_is_stored_as_the_delta_from_the_old_one()
    {
        Assert.Equal(
            "[{'op':'editText','id':'$c','property':'text','delta':[5,'slow ']}]",
            scene.Do(Set("c", "text", "'Long slow queue'")));
        Assert.Equal("[{'op':'editText','id':'$c','property':'text','delta':[-15]}]", scene.Do(Set("c", "text", "null")));
    }

    [Theory]
    [InlineData("c", "id")]
    [InlineData("c", "kind")]
    [InlineData("c", "laneId")]
    [InlineData("c", "stepId")]
    [InlineData("a1", "stageId")]
    [InlineData("k", "from")]
    [InlineData("k", "to")]
    [InlineData("e", "cardId")]
    [InlineData("pains", "laneKind")]
    [InlineData("c", "effort")]
    [InlineData("c", "nothing")]
    [InlineData("map", "version")]
    [InlineData("map", "elements")]
    public void What_set_cannot_change_and_what_is_not_there_is_an_unknown_property(string id, string property) =>
        Assert.Equal($"unknownProperty ${id} property", scene.Refused(Set(id, property, "'x'")));

    [Fact]
    public void The_map_is_renamed_like_anything_else()
    {
        scene.Do(Set("map", "title", "'Moving house'"));
        Assert.Equal("Moving house", scene.Map.Title);
        scene.Undo();
        Assert.Equal("", scene.Map.Title);
    }

    [Fact]
    public void The_map_itself_is_neither_moved_nor_removed_nor_restored()
    {
        Assert.StartsWith("invalidPlace $map", scene.Refused("{'op':'move','id':'$map'}"));
        Assert.StartsWith("invalidPlace $map", scene.Refused("{'op':'remove','id':'$map'}"));
        Assert.StartsWith("invalidPlace $map", scene.Refused("{'op':'restore','id':'$map'}"));
    }

    [Fact]
    public void Operations_on_what_is_removed_or_unknown_are_refused()
    {
        scene.Do("{'op':'remove','id':'$c'}");
        foreach (var (id, code) in new[] { ("c", "removedElement"), ("x", "unknownElement") })
        {
            Assert.StartsWith($"{code} ${id}", scene.Refused(Set(id, "text", "'x'")));
            Assert.StartsWith($"{code} ${id}", scene.Refused($"{{'op':'move','id':'${id}'}}"));
            Assert.StartsWith($"{code} ${id}", scene.Refused($"{{'op':'editText','id':'${id}','property':'text','delta':['x']}}"));
            Assert.StartsWith($"{code} ${id}", scene.Refused($"{{'op':'editText','id':'${id}','property':'text','delta':'broken'}}"));
        }

        Assert.StartsWith("unknownElement $x", scene.Refused("{'op':'remove','id':'$x'}"));
        Assert.StartsWith("unknownElement $x", scene.Refused("{'op':'restore','id':'$x'}"));
    }

    private static string Set(string id, string property, string value) => $"{{'op':'set','id':'${id}','property':'{property}','value':{value}}}";
}
