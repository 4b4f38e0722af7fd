using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Reading;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Reading;

/// <summary>The map as it is read: what stands in it, in which order, and what renders when somebody changes it.</summary>
public sealed class ReadingViewTests : OneMap
{
    [Fact]
    public async Task Stages_steps_and_lanes_follow_each_other_as_on_the_map()
    {
        await OpenAsync();
        await AddAsync("pains", "Long queue");
        await AddAsync("actions", "Searches");
        await AddAsync("actions", "Asks");
        await AddAsync("actions", "Pays", column: 1);
        var view = Show();

        Assert.Equal(["Buy"], view.FindAll(".read-strip button").Select(chip => chip.TextContent));
        Assert.Equal(["h2 Buy", "h3 Search", "h3 Pay"], view.FindAll("h1, h2, h3, h4").Select(heading => $"{heading.LocalName} {heading.TextContent}"));
        Assert.Equal(["actions", "Searches", "Asks", "pains", "Long queue", "actions", "Pays"], Read(view));
        Assert.Empty(view.FindAll(".read-nothing"));
    }

    [Fact]
    public async Task What_is_empty_says_so_once_and_in_a_quiet_line()
    {
        await OpenAsync();
        await AddAsync("actions", "Searches");
        await DoAsync(new InsertOperation(Stage.Kind, Guid.CreateVersion7(), [new("title", "Use")]));
        var view = Show();

        Assert.Equal(["Nothing here yet.", "No steps yet."], view.FindAll(".read-nothing").Select(line => line.TextContent));
    }

    [Fact]
    public async Task A_step_that_is_not_with_us_and_a_card_that_goes_on_are_said()
    {
        await OpenAsync();
        var wide = await AddAsync("actions", "Compares", 0, new PropertyValue("span", 2));
        await DoAsync(SetOperation.Of(Map.Columns[0].Id, Step.Ours, false));
        var view = Show();

        Assert.Equal("not with us", view.Find("[data-kind=step] > em").TextContent);
        Assert.Equal("until Pay", view.Find(".read-until").TextContent.Trim());

        await DoAsync(SetOperation.Of(Map.Columns[1].Id, Step.Title, "Order"));
        Assert.Equal("until Order", view.Find(".read-until").TextContent.Trim());

        await DoAsync(SetOperation.Of(wide, Card.Span, 1));
        Assert.Empty(view.FindAll(".read-until"));
    }

    [Fact]
    public async Task A_feeling_is_read_as_face_score_person_and_word()
    {
        await OpenAsync();
        var anna = Guid.CreateVersion7();
        await DoAsync(new InsertOperation(Actor.Kind, anna, [new("name", "Anna")]));
        var glad = await AddAsync("emotions", "glad", 0, new("score", 1.5m), new("actorId", anna));
        await AddAsync("emotions", "tired", 1, new("score", -1m), new("actorId", anna));
        var view = Show();

        var feeling = view.Find($"[data-id='{glad}']");
        Assert.Equal(("+1.5", "Anna", "glad"), (feeling.QuerySelector(".score")!.TextContent, feeling.QuerySelector(".whose")!.TextContent, feeling.QuerySelector(".text")!.TextContent));
        Assert.Equal("Anna, feeling +1.5, glad", feeling.GetAttribute("aria-label"));
        Assert.Equal("left:50%;width:37.5%", feeling.QuerySelector(".scale > i")!.GetAttribute("style"));
        Assert.Equal(2, view.FindAll(".read-curve .spot").Count);

        await DoAsync(SetOperation.Of(anna, Actor.Name, "Anna Lind"));
        Assert.Equal("Anna Lind", view.Find($"[data-id='{glad}'] .whose").TextContent);
    }

    [Fact]
    public async Task Whoever_has_folded_or_hidden_something_reads_it_so()
    {
        await OpenAsync();
        await AddAsync("actions", "Searches");
        await AddAsync("pains", "Long queue");
        await AddAsync("pains", "Price");
        var view = Show();
        var (actions, pains) = (LaneOf("actions"), LaneOf("pains"));
        // As the page does with what is kept of the view.
        Session.Own.Changed += view.Instance.Refresh;

        await view.InvokeAsync(() => Session.Own.Set(Session.Own.Now with { HiddenLanes = [actions.Id], FoldedLanes = [pains.Id] }));
        Assert.Equal(["pains"], Read(view));
        Assert.Equal("2 cards", view.Find(".read-folded").TextContent.Trim());

        await view.Find(".read-folded").ClickAsync();
        Assert.Equal(["pains", "Long queue", "Price"], Read(view));

        await view.InvokeAsync(() => Session.Own.Toggle(Map.Stages.Single()));
        Assert.Empty(view.FindAll("h3"));
        Assert.Equal(("false", "Unfold: Buy"), (view.Find("[data-fold]").GetAttribute("aria-expanded"), view.Find("[data-fold]").GetAttribute("aria-label")));
    }

    [Fact]
    public async Task An_edit_renders_its_card_and_a_new_card_its_step()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Searches");
        await AddAsync("actions", "Pays", column: 1);
        var view = Show();
        var before = Renders(view);

        await DoAsync(SetOperation.Of(card, Card.Text, "Asks"));
        Assert.Equal("Asks", view.Find($"[data-id='{card}'] .text").TextContent);
        Assert.Equal([card], Changed(view, before));

        before = Renders(view);
        var added = await AddAsync("pains", "Long queue");
        Assert.Equal(new[] { Map.Columns[0].Id, added }.Order(), Changed(view, before).Order());
    }

    private IRenderedComponent<ReadingView> Show() => Render<CascadingValue<BoardSession>>(cascade => cascade
        .Add(value => value.Value, Session).Add(value => value.IsFixed, true)
        .AddChildContent<ReadingView>(view => view.Add(one => one.Session, Session).Add(one => one.CanEdit, true)))
        .FindComponent<ReadingView>();

    private Element LaneOf(string kind) => Map.Lanes.First(lane => lane.Get(Lane.LaneKind) == kind);

    /// <summary>Names of lanes and texts of cards from top to bottom.</summary>
    private static IEnumerable<string> Read(IRenderedComponent<ReadingView> view) =>
        view.FindAll(".read-lane-name [data-show], .card [data-show]").Select(text => text.TextContent);

    private static Dictionary<Guid, int> Renders(IRenderedComponent<ReadingView> view)
    {
        ElementView[] parts =
        [
            .. view.FindComponents<CardView>().Select(part => part.Instance),
            .. view.FindComponents<ReadingStep>().Select(part => part.Instance),
            .. view.FindComponents<StageHeading>().Select(part => part.Instance),
        ];
        return parts.ToDictionary(part => part.Id, part => part.Renders);
    }

    private static IEnumerable<Guid> Changed(IRenderedComponent<ReadingView> view, Dictionary<Guid, int> before) =>
        Renders(view).Where(part => part.Value != before.GetValueOrDefault(part.Key)).Select(part => part.Key);
}
