namespace JourneyMapper.Maps.Tests.Contract;

public sealed class LinkTests
{
    private readonly Scene scene = new();

    public LinkTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$pain','laneId':'$pains','stepId':'$a1'}},
        {'op':'insert','element':{'kind':'card','id':'$idea','laneId':'$opportunities','stepId':'$a1'}}]
        """);

    [Theory]
    [InlineData("a1", "a2", "next")]
    [InlineData("b1", "a1", "back")]
    [InlineData("a1", "a1", "repeat")]
    [InlineData("pain", "pain", "repeat")]
    [InlineData("a1", "a2", "repeat")]
    [InlineData("pain", "a2", "channelJump")]
    [InlineData("idea", "pain", "solves")]
    public void A_link_leads_between_steps_and_cards(string from, string to, string kind) => scene.Do(Link(from, to, kind));

    [Theory]
    [InlineData("a1", "a1", "next")]
    [InlineData("a1", "a1", "channelJump")]
    [InlineData("pain", "idea", "solves")]
    [InlineData("a1", "pain", "solves")]
    [InlineData("idea", "idea", "solves")]
    public void Only_a_repeat_leads_to_itself_and_only_an_opportunity_solves_a_pain(string from, string to, string kind) =>
        Assert.Equal("invalidValue $k element/linkKind", scene.Refused(Link(from, to, kind)));

    [Theory]
    [InlineData("A", "a1")]
    [InlineData("a1", "pains")]
    [InlineData("ann", "a1")]
    public void Nothing_else_can_be_linked(string from, string to) => Assert.StartsWith("invalidPlace", scene.Refused(Link(from, to, "next")));

    [Fact]
    public void Cycles_are_allowed() => scene.Do($"[{Link("a1", "a2", "next")},{Link("a2", "a1", "next").Replace("$k", "$l", StringComparison.Ordinal)}]");

    [Fact]
    public void Its_kind_may_change_only_to_one_that_fits_its_ends()
    {
        scene.Do(Link("a1", "a1", "repeat"));
        Assert.Equal("invalidValue $k value", scene.Refused("{'op':'set','id':'$k','property':'linkKind','value':'next'}"));
        Assert.Equal("invalidValue $k value", scene.Refused("{'op':'set','id':'$k','property':'linkKind','value':null}"));
    }

    private static string Link(string from, string to, string kind) =>
        $"{{'op':'insert','element':{{'kind':'link','id':'$k','from':'${from}','to':'${to}','linkKind':'{kind}'}}}}";
}
