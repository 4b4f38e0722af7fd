using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Fragments;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Contract;

namespace JourneyMapper.Maps.Tests.Fragments;

public sealed class PastingTests
{
    private readonly Scene scene = new();

    public PastingTests() => scene.Do("""
        [{'op':'insert','element':{'kind':'card','id':'$walk','laneId':'$actions','stepId':'$a1','text':'Walks in','confidence':'observed'}},
        {'op':'insert','element':{'kind':'card','id':'$queue','laneId':'$pains','stepId':'$a2','text':'Queue','severity':4}},
        {'op':'insert','element':{'kind':'evidence','id':'$seen','cardId':'$queue','source':'Interview'}},
        {'op':'insert','element':{'kind':'card','id':'$app','laneId':'$opportunities','stepId':'$a2','text':'An app'}},
        {'op':'insert','element':{'kind':'link','id':'$solves','from':'$app','to':'$queue','linkKind':'solves'}},
        {'op':'insert','element':{'kind':'card','id':'$joy','laneId':'$emotions','stepId':'$a1','score':1.5,'actorId':'$ann','text':'Glad'}}]
        """);

    [Fact]
    public void Cards_keep_their_distances_in_steps_and_lanes()
    {
        Paste(Copied("queue", "app"), "pains", "b1");
        Assert.Equal("Queue", Texts("pains", "b1"));
        Assert.Equal("An app", Texts("opportunities", "b1"));
    }

    [Fact]
    public void A_card_brings_its_properties_its_evidence_and_the_tie_to_what_was_copied_with_it()
    {
        Paste(Copied("queue", "app"), "pains", "b1");
        var card = scene.Map.CardsIn(scene.Id("pains"), scene.Id("b1")).Single();
        Assert.Equal(4, card.Get(Card.Severity));
        Assert.Equal("Interview", scene.Map.EvidenceOf(card.Id).Single().Caption);
        Assert.Equal(2, scene.Map.Links.Count());
    }

    [Fact]
    public void In_a_lane_of_another_kind_a_card_leaves_what_that_lane_does_not_know()
    {
        Paste(Copied("queue"), "actions", "a1");
        Assert.Equal("Walks in|Queue", Texts("actions", "a1"));
    }

    [Fact]
    public void A_card_becomes_a_feeling_without_a_height_and_the_other_way_round()
    {
        Paste(Copied("walk"), "emotions", "a2");
        Paste(Copied("joy"), "actions", "a2");
        Assert.Equal(0, scene.Map.CardsIn(scene.Id("emotions"), scene.Id("a2")).Single().Get(Card.Score));
        Assert.Equal("Glad", Texts("actions", "a2"));
    }

    [Fact]
    public void A_feeling_that_is_told_already_becomes_the_next_actors()
    {
        var joy = Copied("joy");
        Paste(joy, "emotions", "a1");
        Assert.Equal([scene.Id("ann"), scene.Id("bob")], scene.Map.CardsIn(scene.Id("emotions"), scene.Id("a1")).Select(scene.Map.ActorOf).OfType<Guid>());
        Paste(joy, "emotions", "a1");
        Assert.Equal(PasteProblem.Taken, Plan(joy, "emotions", "a1").Problem);
    }

    [Fact]
    public void Where_there_are_too_few_steps_or_lanes_nothing_is_pasted()
    {
        var wide = Copied("walk", "queue");
        Assert.Equal((PasteProblem.TooFewSteps, 2), Told(Plan(wide, "actions", "b2")));
        Assert.Equal((PasteProblem.TooFewLanes, 5), Told(Plan(wide, "images", "a1")));

        static (PasteProblem?, int) Told(PastePlan plan) => (plan.Problem, plan.Bound);
    }

    [Fact]
    public void A_table_fills_lanes_and_steps_and_passes_over_empty_cells()
    {
        Do(Pasting.Table(scene.Map, [new(0, 0, "Enters"), new(0, 1, "Waits"), new(1, 0, ""), new(1, 1, "-1 Tired")], scene.Id("actions"), scene.Id("b1"), text => ("Tired", -1)));
        Assert.Equal("Enters", Texts("actions", "b1"));
        Assert.Equal("Waits", Texts("actions", "b2"));
        var tired = scene.Map.CardsIn(scene.Id("emotions"), scene.Id("b2")).Single();
        Assert.Equal(("Tired", -1m), (tired.Caption, tired.Get(Card.Score)));
    }

    [Fact]
    public void A_step_comes_after_the_one_one_stands_on_with_its_cards()
    {
        var fragment = MapFragment.Copy(scene.Map, [scene.Id("a2")])!;
        Do(Pasting.Beside(scene.Map, fragment, scene.Map.Find(scene.Id("b1"))));
        var copy = scene.Map.Columns[4];
        Assert.Equal(scene.Id("B"), copy.Place.Parent);
        Assert.Equal("Queue", scene.Map.CardsIn(scene.Id("pains"), copy.Id).Single().Caption);
    }

    [Fact]
    public void In_another_map_a_step_brings_the_lanes_that_are_missing_there()
    {
        var other = JourneyMap.Empty(Guid.NewGuid());
        var stage = Guid.CreateVersion7();
        other = other.Apply([new InsertOperation(Stage.Kind, stage, [])]).Change!.Map;
        var fragment = MapFragment.Read(MapFragment.Copy(scene.Map, [scene.Id("a2")])!.Write());
        var after = other.Apply(Pasting.Beside(other, fragment, other.Find(stage)).Operations).Change!.Map;
        Assert.Equal(["pains", "opportunities"], after.Lanes.Select(lane => Lane.KindOf(lane).Name));
        Assert.Equal(["Queue", "An app"], after.Cards().Select(card => card.Caption));
    }

    [Fact]
    public void A_lane_comes_below_with_its_cards_at_the_same_steps()
    {
        Do(Pasting.Duplicate(scene.Map, [scene.Id("pains")]));
        var lanes = scene.Map.Lanes.ToList();
        var copy = lanes[lanes.FindIndex(lane => lane.Id == scene.Id("pains")) + 1];
        Assert.Equal("Queue", scene.Map.CardsIn(copy.Id, scene.Id("a2")).Single().Caption);
    }

    [Fact]
    public void The_texts_of_a_piece_are_a_table() =>
        Assert.Equal(["Walks in\t", "\t", "\t", "\t", "\tQueue"], Copied("walk", "queue").Table().Select(row => string.Join('\t', row)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{'format':'journeymapper-fragment','formatVersion':2,'id':'$map','roots':[],'elements':[]}")]
    [InlineData("{'format':'journeymapper-fragment','formatVersion':1,'id':'$map','roots':[],'elements':[]}")]
    [InlineData("{'format':'journeymapper-fragment','formatVersion':1,'id':'$map','roots':['$x'],'elements':[{'kind':'card','id':'$x','laneId':'$y','stepId':'$z'}]}")]
    [InlineData("{'format':'journeymapper-fragment','formatVersion':1,'id':'$map','roots':['$x'],'elements':[{'kind':'actor','id':'$x','name':'Ann'}]}")]
    public void What_is_no_piece_of_a_map_is_refused(string json)
    {
        var text = json.Replace('\'', '"');
        foreach (var name in new[] { "map", "x", "y", "z" }) text = text.Replace("$" + name, $"{scene.Id(name):D}", StringComparison.Ordinal);
        Assert.Throws<MalformedException>(() => MapFragment.Read(text));
    }

    private MapFragment Copied(params string[] names) => MapFragment.Copy(scene.Map, [.. names.Select(scene.Id)])!;

    private PastePlan Plan(MapFragment fragment, string lane, string step) => Pasting.Cards(scene.Map, fragment, scene.Id(lane), scene.Id(step));

    private void Paste(MapFragment fragment, string lane, string step) => Do(Plan(fragment, lane, step));

    private void Do(PastePlan plan)
    {
        Assert.Null(plan.Problem);
        scene.Do(JsonText.Of(writer => OperationJson.WriteList(writer, plan.Operations)));
    }

    private string Texts(string lane, string step) => string.Join('|', scene.Map.CardsIn(scene.Id(lane), scene.Id(step)).Select(card => card.Caption));
}
