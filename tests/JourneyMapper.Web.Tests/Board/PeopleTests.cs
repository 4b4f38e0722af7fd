using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Actors;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Several people on one map: their curves, their lanes, and where each of a committee stands.</summary>
public sealed class PeopleTests : OneMap
{
    public PeopleTests() => Services.AddScoped<DialogService>();

    [Fact]
    public async Task A_committee_is_made_at_once_and_undone_at_once()
    {
        await OpenAsync();
        var anna = await PersonAsync("Anna");
        var version = Map.Version;

        await DoAsync([.. Committee.Operations(Map, [new(anna, "Anna", "uses"), new(null, "Finance", "pays")], kind => kind.Name)]);

        Assert.Equal(version + 1, Map.Version);
        Assert.Equal([("Anna", "uses"), ("Finance", "pays")], Map.Actors.Select(actor => (actor.Caption, actor.Get(Actor.Role)!)));
        var lanes = Map.Lanes.Where(lane => lane.Get(Lane.ActorId) is not null).ToList();
        Assert.Equal([("needs", "Anna"), ("stances", "Anna"), ("needs", "Finance"), ("stances", "Finance")],
            lanes.Select(lane => (lane.Get(Lane.LaneKind)!, Map.Find(lane.Get(Lane.ActorId)!.Value)!.Caption)));
        Assert.Empty(Committee.LanesFor(Map, anna, kind => kind.Name));
        Assert.True(Committee.IsIn(Map, anna));

        await Renderer.Dispatcher.InvokeAsync(Script.Edits.Undo);
        await DrawnAsync(version + 1);
        Assert.Equal(("Anna", (string?)null), Assert.Single(Map.Actors.Select(actor => (actor.Caption, actor.Get(Actor.Role)))));
        Assert.DoesNotContain(Map.Lanes, lane => lane.Get(Lane.ActorId) is not null);
    }

    [Fact]
    public async Task A_stage_says_who_is_not_convinced_by_name_part_and_stance()
    {
        await OpenAsync();
        await DoAsync([.. Committee.Operations(Map, [new(null, "Anna", "uses"), new(null, "Finance", "pays")], kind => kind.Name)]);
        var stage = Map.Stages.First().Id;
        var doubts = Within<StageDoubts>(p => p.Add(one => one.StageId, stage));
        Assert.Equal("", doubts.Markup.Trim());

        var (annas, finances) = (StanceLane("Anna"), StanceLane("Finance"));
        var card = await StandAsync(annas, 0, "convinced");
        Assert.Equal(["Everybody heard is convinced"], doubts.FindAll(".doubt").Select(doubt => doubt.TextContent));
        await StandAsync(finances, 1, "against");
        await DoAsync(SetOperation.Of(card, Card.Stance, "undecided"));
        Assert.Equal(["Finance (pays) is against", "Anna (uses) is undecided"], doubts.FindAll(".doubt").Select(doubt => doubt.TextContent));
        Assert.Equal("Finance (pays) is against · Anna (uses) is undecided", doubts.Find(".doubts").GetAttribute("title"));

        var shown = Within<CardView>(p => p.Add(one => one.Id, card).Add(one => one.Kind, Stances.Kind));
        Assert.Equal("undecided", shown.Find(".stance.undecided").TextContent);
    }

    [Fact]
    public async Task Curves_are_shown_alone_compared_and_with_how_sure_they_are()
    {
        await OpenAsync();
        var (anna, ben) = (await PersonAsync("Anna"), await PersonAsync("Ben"));
        await FeelAsync(anna, 0, -1, "assumption");
        await FeelAsync(anna, 1, 2, "measured");
        await FeelAsync(ben, 0, 1, "observed");
        await FeelAsync(ben, 1, 1, "observed");
        var lane = Map.Lanes.Single(one => Lane.KindOf(one).IsCurve).Id;
        var layout = new BoardLayout(Map, BoardView.Everything);
        var row = Within<CurveRow>(p => p.Add(one => one.Id, lane).Add(one => one.Layout, layout));
        void Look() => row.Render(p => p.Add(one => one.Layout, layout));

        Assert.Equal((2, 0), (row.FindAll(".ribbon").Count, row.FindAll(".gap").Count));
        Assert.Equal(["Anna", "Ben"], row.FindAll(".curve-name").Select(name => name.TextContent).Order());
        Assert.Equal("How sure, Anna: 1 assumed, 0 observed, 1 measured. How sure, Ben: 0 assumed, 2 observed, 0 measured", row.Find(".lane > .sr").TextContent);
        Assert.Contains("measured", row.Find(".point[data-score='2']").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(2, row.FindAll(".point[data-actor=Anna] .dot.round, .point[data-actor=Ben] .dot.square").Select(dot => dot.ClassName).Distinct().Count());

        Session.Own.Set(Session.Own.Now with { ComparesActors = true, HidesRibbon = true });
        Look();
        Assert.Equal((0, 1), (row.FindAll(".ribbon").Count, row.FindAll(".gap").Count));
        Assert.Equal("Furthest apart at Search: Ben +1, Anna -1", row.Find(".gap-note").TextContent);
        Assert.Equal("Furthest apart at Search: Ben +1, Anna -1", row.Find(".lane > .sr").TextContent);

        Session.Own.Set(Session.Own.Now.WithOnly(Map, [anna]));
        Look();
        Assert.Equal(["Anna"], row.FindAll(".point").Select(point => point.GetAttribute("data-actor")!).Distinct());
        Assert.Empty(row.FindAll(".gap, .curve-name"));
        Session.Own.Set(Session.Own.Now.WithOnly(Map, []));
        Assert.Empty(Session.Own.Now.HiddenActors);
    }

    [Fact]
    public async Task Segments_filter_whom_one_follows()
    {
        await OpenAsync();
        var (anna, ben) = (await PersonAsync("Anna"), await PersonAsync("Ben"));
        await DoAsync(SetOperation.Of(anna, Actor.Segment, "New"), SetOperation.Of(ben, Actor.Segment, "Returning"));
        var menu = Within<PeopleMenu>(p => p.Add(one => one.Session, Session).Add(one => one.Script, Script).Add(one => one.CanEdit, true));

        await menu.Find("#people-segment").ChangeAsync("New");
        Assert.Equal([ben], Session.Own.Now.HiddenActors);
        menu.Render();
        Assert.Equal("New", menu.Find("#people-segment").GetAttribute("value"));
        await menu.Find("#people-segment").ChangeAsync("");
        Assert.Empty(Session.Own.Now.HiddenActors);
    }

    [Fact]
    public async Task The_panel_of_a_person_names_moves_and_says_what_goes_with_them()
    {
        await OpenAsync();
        var (anna, ben) = (await PersonAsync("Anna"), await PersonAsync("Ben"));
        await FeelAsync(ben, 0, 1, "observed");
        await DoAsync([.. Committee.LanesFor(Map, ben, kind => kind.Name)]);
        var panel = Within<PropertyPanel>(p => p.Add(one => one.Session, Session).Add(one => one.Script, Script).Add(one => one.CanEdit, true).Add(one => one.IsOpen, true));
        await panel.InvokeAsync(() => panel.Instance.Show([ben]));

        Assert.Contains("Feelings that go with this person: 1. Lanes that belong to everybody afterwards: 2.", panel.Find(".actor-part").TextContent, StringComparison.Ordinal);
        await panel.Find("#actor-name").ChangeAsync("Benjamin");
        Assert.Equal("Benjamin", Map.Find(ben)!.Caption);
        await panel.Find(".actor-part [aria-label='Move left']").ClickAsync();
        Assert.Equal([ben, anna], Map.Actors.Select(actor => actor.Id));

        await panel.Find(".actor-part .danger").ClickAsync();
        Assert.Equal([anna], Map.Actors.Select(actor => actor.Id));
        Assert.Equal("“Benjamin” is removed, with what they feel (1)", Toasts.Current!.Text);
    }

    private IRenderedComponent<T> Within<T>(Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent =>
        Render<CascadingValue<BoardSession>>(cascade => cascade
            .Add(value => value.Value, Session).Add(value => value.IsFixed, true).AddChildContent(parameters)).FindComponent<T>();

    private Guid StanceLane(string name) => Map.Lanes.Single(lane => Lane.KindOf(lane) == Stances.Kind && Map.Find(lane.Get(Lane.ActorId)!.Value)!.Caption == name).Id;

    private async Task<Guid> PersonAsync(string name)
    {
        var id = Guid.CreateVersion7();
        await DoAsync(new InsertOperation(Actor.Kind, id, [new("name", name)]));
        return id;
    }

    private async Task<Guid> StandAsync(Guid lane, int column, string stance)
    {
        var id = Guid.CreateVersion7();
        await DoAsync(new InsertOperation(Card.Kind, id, [new("laneId", lane), new("stepId", Map.Columns[column].Id), new("stance", stance)]));
        return id;
    }

    private Task<Guid> FeelAsync(Guid actor, int column, decimal score, string confidence) =>
        AddAsync("emotions", "", column, new("score", score), new("actorId", actor), new("confidence", confidence));
}
