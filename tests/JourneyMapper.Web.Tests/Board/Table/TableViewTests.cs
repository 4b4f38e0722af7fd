using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Table;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Table;

/// <summary>The map as a table: which rows, in which order, and what renders when somebody changes one.</summary>
public sealed class TableViewTests : OneMap
{
    private readonly TableState state = new();

    [Fact]
    public async Task Rows_follow_the_journey_until_they_are_sorted_and_filtered()
    {
        await OpenAsync();
        await AddAsync("pains", "Long queue", 0, new PropertyValue("severity", 4), new("confidence", "observed"));
        await AddAsync("actions", "Searches");
        await AddAsync("actions", "Pays", column: 1);
        await AddAsync("pains", "Äther", 1, new PropertyValue("severity", 2));
        var view = Show();

        Assert.Equal(["Searches", "Long queue", "Pays", "Äther"], Said(view));
        Assert.Equal(["stage", "step", "lane", "text", "actor", "confidence", "severity"], view.FindAll("th").Select(heading => heading.GetAttribute("data-col")));
        Assert.Equal(("5", "7"), (view.Find("table").GetAttribute("aria-rowcount"), view.Find("table").GetAttribute("aria-colcount")));

        await view.Find("th[data-col=severity]").ClickAsync();
        Assert.Equal(["Äther", "Long queue", "Searches", "Pays"], Said(view));
        await view.Find("th[data-col=severity]").ClickAsync();
        Assert.Equal(("descending", "Long queue"), (view.Find("th[data-col=severity]").GetAttribute("aria-sort"), Said(view).First()));
        await view.Find("th[data-col=severity]").ClickAsync();

        await view.Find("[data-table-by=confidence]").ChangeAsync("observed");
        Assert.Equal(["Long queue"], Said(view));
        Assert.Equal("1 of 4 cards", view.Find(".count").TextContent);
        await view.Find("[data-table-filter]").InputAsync("ather");
        Assert.Equal("No card fits", view.Find(".table-empty h2").TextContent);
        await view.Find(".table-empty button").ClickAsync();
        await view.Find("[data-table-filter]").InputAsync("ather");
        Assert.Equal(["Äther"], Said(view));
    }

    [Fact]
    public async Task An_edit_renders_its_row_alone_and_a_sorted_row_stays_while_one_writes_in_it()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Asks");
        await AddAsync("actions", "Buys");
        var view = Show();
        await view.Find("th[data-col=text]").ClickAsync();
        var before = Renders(view);

        await view.InvokeAsync(() => state.Hold(card));
        await DoAsync(SetOperation.Of(card, Card.Text, "Zips"));
        Assert.Equal(["Zips", "Buys"], Said(view));
        Assert.Equal(before.Where(row => row.Key != card), Renders(view).Where(row => row.Key != card));

        await view.InvokeAsync(() => state.Hold(null));
        Assert.Equal(["Buys", "Zips"], Said(view));
    }

    [Fact]
    public async Task A_new_card_is_a_row_whatever_the_filters_and_pages_say_and_a_removed_one_is_none()
    {
        await OpenAsync();
        var lane = Map.Lanes.First(one => one.Get(Lane.LaneKind) == "actions").Id;
        var step = Map.Columns[0].Id;
        await DoAsync([.. Enumerable.Range(0, 150).Select(i => new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", lane), new("stepId", step), new("text", $"Card {i:000}")]))]);
        var view = Show();
        Assert.Equal((100, "Rows 1 to 100 of 150"), (Said(view).Count(), view.Find(".table-pages span").TextContent));

        await view.Find("[data-page='1']").ClickAsync();
        Assert.Equal((50, "Card 100"), (Said(view).Count(), Said(view).First()));
        await view.Find("[data-table-filter]").InputAsync("Card 007");
        var added = Guid.CreateVersion7();
        await view.InvokeAsync(() => state.Want(added));
        await DoAsync(new InsertOperation(Card.Kind, added, [new("laneId", lane), new("stepId", step), new("text", "")]));
        Assert.Equal((2, "Card 007"), (Said(view).Count(), Said(view).First()));
        Assert.NotNull(view.Find($"[data-row='{added}']"));

        await DoAsync(new RemoveOperation(added));
        Assert.Single(Said(view));
    }

    [Fact]
    public async Task What_a_lane_has_not_is_told_apart_from_what_is_empty_and_locked_rows_only_show()
    {
        await OpenAsync();
        var pain = await AddAsync("pains", "Long queue", 0, new PropertyValue("severity", 4));
        var action = await AddAsync("actions", "Searches");
        var view = Show();

        Assert.Equal(("4", "–"), (Cell(view, pain, "severity").TextContent.Trim(), Cell(view, action, "severity").TextContent.Trim()));
        Assert.Equal((null, "true"), (Cell(view, pain, "severity").GetAttribute("aria-readonly"), Cell(view, action, "severity").GetAttribute("aria-readonly")));
        Assert.Equal("true", Cell(view, pain, "stage").GetAttribute("aria-readonly"));

        await DoAsync(SetOperation.Of(Map.Find(pain)!.Place.Parent, Lane.Locked, true));
        Assert.Equal("true", Cell(view, pain, "severity").GetAttribute("aria-readonly"));
    }

    [Fact]
    public async Task The_hands_put_what_is_right_and_tell_what_is_wrong()
    {
        await OpenAsync();
        var anna = Guid.CreateVersion7();
        await DoAsync(new InsertOperation(Actor.Kind, anna, [new("name", "Anna")]));
        var pain = await AddAsync("pains", "Long queue");
        var feeling = await AddAsync("emotions", "glad", 0, new PropertyValue("score", 1m));
        var hands = Render<TableHands>(one => one.Add(hand => hand.Session, Session).Add(hand => hand.Script, Script).Add(hand => hand.State, state)).Instance;

        Assert.Equal(("choice", 4), (hands.Describe(pain, "confidence")!.Kind, hands.Describe(pain, "step")!.Options.Count + hands.Describe(feeling, "actor")!.Options.Count));
        Assert.Null(hands.Describe(pain, "actor"));
        Assert.Null(hands.Describe(pain, "score"));
        Assert.Null(hands.Describe(pain, "nonsense"));

        Assert.Contains("1", await PutAsync(pain, "severity", "9"), StringComparison.Ordinal);
        Assert.Null(Map.Find(pain)!.Get(Card.Severity));
        Assert.Null(await PutAsync(pain, "severity", "4"));
        Assert.Null(await PutAsync(pain, "confidence", "measured"));
        Assert.Null(await PutAsync(pain, "step", Map.Columns[1].Id.ToString()));
        Assert.Null(await PutAsync(feeling, "score", "−1,5"));
        Assert.Null(await PutAsync(feeling, "actor", anna.ToString()));
        var now = Map.Find(pain)!;
        Assert.Equal((4, "measured", Map.Columns[1].Id, -1.5m, anna), (now.Get(Card.Severity), now.Get(Card.Confidence), now.Place.Second, Map.Find(feeling)!.Get(Card.Score), Map.ActorOf(Map.Find(feeling)!)));
        Assert.Contains("-2", await PutAsync(feeling, "score", "") ?? "", StringComparison.Ordinal);

        Task<string?> PutAsync(Guid id, string column, string value) => Renderer.Dispatcher.InvokeAsync(() => hands.Put(JourneyMapper.Maps.Live.MapSubmission.NewId(), id, column, value));
    }

    private IRenderedComponent<TableView> Show()
    {
        var view = Render<CascadingValue<BoardSession>>(cascade => cascade
            .Add(value => value.Value, Session).Add(value => value.IsFixed, true)
            .AddChildContent<TableView>(table => table.Add(one => one.Session, Session).Add(one => one.State, state).Add(one => one.CanEdit, true)))
            .FindComponent<TableView>();
        return view;
    }

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<TableView> view, Guid card, string column) => view.Find($"[data-row='{card}'] [data-col={column}]");

    private static IEnumerable<string> Said(IRenderedComponent<TableView> view) => view.FindAll("td[data-id] [data-show]").Select(text => text.TextContent);

    private static Dictionary<Guid, int> Renders(IRenderedComponent<TableView> view) => view.FindComponents<TableRow>().ToDictionary(row => row.Instance.Id, row => row.Instance.Renders);
}
