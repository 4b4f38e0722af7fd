using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class TextRuleTests
{
    private readonly Scene scene = new();

    public TextRuleTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$o','laneId':'$opportunities','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$m','laneId':'$metrics','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$i','laneId':'$images','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'evidence','id':'$e','cardId':'$c'}}]
        """);

    public static TheoryData<string, string, int> Texts => new()
    {
        { "map", "title", Limits.Title }, { "map", "accTitle", Limits.Title }, { "map", "accDescr", Limits.Text },
        { "map", "scenario", Limits.Text }, { "map", "goal", Limits.Text },
        { "A", "title", Limits.Title }, { "a1", "title", Limits.Title }, { "ann", "name", Limits.Title }, { "pains", "title", Limits.Title },
        { "c", "text", Limits.Text }, { "o", "owner", Limits.Title }, { "m", "unit", Limits.Title }, { "i", "alt", Limits.Title },
        { "e", "source", Limits.Title },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Characters_that_break_databases_or_screens_are_refused_in_every_text(string id, string property, int limit)
    {
        foreach (var bad in new[] { @"\u0000", @"\ud800", @"\udc00x", @"\udc00\ud800", @"\u0007", @"\r", @"\u001b", @"\u007f", @"\u0085" })
        {
            Assert.Equal($"invalidText ${id} value", scene.Refused($"{{'op':'set','id':'${id}','property':'{property}','value':'a{bad}'}}"));
            Assert.Equal($"invalidText ${id} delta", scene.Refused($"{{'op':'editText','id':'${id}','property':'{property}','delta':['a{bad}']}}"));
        }

        Assert.True(limit > 0);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_has_its_limit(string id, string property, int limit)
    {
        scene.Do($"{{'op':'set','id':'${id}','property':'{property}','value':'{new string('x', limit)}'}}");
        Assert.Equal($"limit ${id} value", scene.Refused($"{{'op':'set','id':'${id}','property':'{property}','value':'{new string('x', limit + 1)}'}}"));
        Assert.Equal($"limit ${id} delta", scene.Refused($"{{'op':'editText','id':'${id}','property':'{property}','delta':['x']}}"));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Newline_tab_and_every_letter_of_the_world_are_kept(string id, string property, int limit)
    {
        const string text = @"a\n\tå ø 漢 ع 😀 e\u0301 \u2028 \ufeff \uffff";
        scene.Do($"{{'op':'set','id':'${id}','property':'{property}','value':'{text}'}}");
        var element = scene.Map.Find(scene.Id(id))!;
        Assert.Equal("a\n\tå ø 漢 ع 😀 e\u0301 \u2028 \ufeff \uffff", element.Get(element.Kind.Find(property)!));
        Assert.True(limit > 0);
    }

    [Fact]
    public void The_texts_of_an_insert_follow_the_same_rules()
    {
        Assert.Equal("invalidText $s element/title", scene.Refused(@"{'op':'insert','element':{'kind':'stage','id':'$s','title':'\ud83d'}}"));
        Assert.Equal("limit $s element/title", scene.Refused($"{{'op':'insert','element':{{'kind':'stage','id':'$s','title':'{new string('x', Limits.Title + 1)}'}}}}"));
        Assert.Equal("invalidText $x element/link", scene.Refused(@"{'op':'insert','element':{'kind':'evidence','id':'$x','cardId':'$c','link':'https://a.b/\u0000'}}"));
        Assert.Equal(
            "limit $x element/link",
            scene.Refused($"{{'op':'insert','element':{{'kind':'evidence','id':'$x','cardId':'$c','link':'https://a.b/{new string('x', Limits.WebAddress)}'}}}}"));
    }
}
