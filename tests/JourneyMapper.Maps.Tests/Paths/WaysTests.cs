using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Paths;
using JourneyMapper.Maps.Tests.Contract;

namespace JourneyMapper.Maps.Tests.Paths;

public sealed class WaysTests
{
    private readonly Scene scene = new();

    [Fact]
    public void Without_links_one_goes_from_left_to_right_into_the_next_stage_and_no_further()
    {
        Assert.Equal("a2 next", Ways("a1"));
        Assert.Equal("b1 next", Ways("a3"));
        Assert.Equal("", Ways("b2"));
    }

    [Fact]
    public void A_link_that_leads_on_takes_the_place_of_the_next_column()
    {
        Link("k", "a1", "b1", "next");
        Assert.Equal("b1 next", Ways("a1"));
    }

    [Fact]
    public void At_a_fork_what_leads_on_comes_first_and_then_by_share()
    {
        Link("k", "a2", "a1", "back", 30);
        Link("l", "a2", "a2", "repeat", 10);
        Link("m", "a2", "b1", "next", 20);
        Link("n", "a2", "b2", "channelJump", 40);
        Assert.Equal("b2 channelJump 40, b1 next 20, a1 back 30, a2 repeat 10", Ways("a2"));
    }

    [Fact]
    public void Whoever_does_not_go_back_goes_on()
    {
        Link("k", "a2", "a1", "back", 30);
        Assert.Equal("a3 next 70, a1 back 30", Ways("a2"));
    }

    [Fact]
    public void Links_of_cards_are_ways_between_their_steps_but_not_within_one()
    {
        Card("rings", "actions", "a1");
        Card("waits", "actions", "a1");
        Card("gets", "touchpoints", "b2");
        Link("k", "rings", "waits", "next");
        Link("l", "waits", "gets", "channelJump");
        Assert.Equal("b2 channelJump", Ways("a1"));
    }

    [Fact]
    public void Nobody_goes_along_what_another_actor_feels_or_what_only_solves()
    {
        scene.Do("{'op':'insert','element':{'kind':'card','id':'$glad','laneId':'$own','stepId':'$a1','score':1}}");
        Card("pain", "pains", "b1");
        Card("idea", "opportunities", "a1");
        Link("k", "glad", "b2", "next");
        Link("l", "idea", "pain", "solves");
        Assert.Equal("b2 next", Ways("a1", "ann"));
        Assert.Equal("a2 next", Ways("a1", "bob"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("40 -", null)]
    [InlineData("40 60", null)]
    [InlineData("40 50", 90)]
    [InlineData("40", 40)]
    [InlineData("70 60 -", 130)]
    public void Shares_that_cannot_be_are_told(string shares, int? told)
    {
        foreach (var (index, share) in shares.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index())
            Link("k" + index, "a1", index == 0 ? "a2" : "b" + index, "next", share == "-" ? null : int.Parse(share, null));
        Assert.Equal(told, (int?)JourneyMapper.Maps.Paths.Ways.WrongSum(scene.Map, scene.Id("a1")));
    }

    [Fact]
    public void Whoever_does_not_go_back_goes_on_so_that_nothing_is_missing_but_from_the_last_column()
    {
        Link("k", "a2", "a1", "back", 30);
        Link("l", "b2", "a1", "back", 30);
        Assert.Null(JourneyMapper.Maps.Paths.Ways.WrongSum(scene.Map, scene.Id("a2")));
        Assert.Equal(30, JourneyMapper.Maps.Paths.Ways.WrongSum(scene.Map, scene.Id("b2")));
    }

    [Fact]
    public void The_links_of_a_card_are_some_of_many()
    {
        Card("rings", "actions", "a1");
        Link("k", "rings", "b1", "next", 30);
        Assert.Null(JourneyMapper.Maps.Paths.Ways.WrongSum(scene.Map, scene.Id("rings")));
    }

    private void Card(string id, string lane, string step) =>
        scene.Do($"{{'op':'insert','element':{{'kind':'card','id':'${id}','laneId':'${lane}','stepId':'${step}'}}}}");

    private void Link(string id, string from, string to, string kind, int? share = null) =>
        scene.Do($"{{'op':'insert','element':{{'kind':'link','id':'${id}','from':'${from}','to':'${to}','linkKind':'{kind}'{(share is null ? "" : $",'share':{share}")}}}}}");

    private string Ways(string step, string? actor = null) => string.Join(", ", JourneyMapper.Maps.Paths.Ways.From(scene.Map, scene.Map.Find(scene.Id(step))!, actor is null ? null : scene.Id(actor))
        .Select(way => $"{Name(way.To)} {way.Kind}{(way.Share is { } share ? $" {share}" : "")}"));

    private string Name(Element step) => new[] { "a1", "a2", "a3", "b1", "b2" }.Single(name => scene.Id(name) == step.Id);
}
