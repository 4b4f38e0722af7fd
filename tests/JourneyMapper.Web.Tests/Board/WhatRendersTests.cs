using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Only what changed renders: on a board with fifty people every needless render is made fifty times.</summary>
public sealed class WhatRendersTests : BunitContext
{
    private const int Steps = 4;

    private readonly MapRooms rooms = new(new MemoryMapStore(), new Everybody(), TimeProvider.System);
    private readonly Guid mapId = Guid.CreateVersion7();
    private readonly List<Guid> cards = [];
    private BoardSession session = null!;
    private IRenderedComponent<BoardGrid> board = null!;

    public WhatRendersTests() => Services.AddLocalization();

    [Fact]
    public async Task An_edit_of_one_card_renders_that_card_and_nothing_else()
    {
        await ShowAsync();
        var before = Counts();

        await ChangeAsync(SetOperation.Of(cards[0], Card.Text, "Rings the bell"));

        Assert.Equal("Rings the bell", board.Find($"[data-id='{cards[0]}'] .text").TextContent);
        Assert.Equal([$"card {cards[0]}"], Rendered(before));
    }

    [Fact]
    public async Task A_severity_renders_that_card_and_nothing_else()
    {
        await ShowAsync();
        var pain = await AddAsync("pains");
        var before = Counts();

        await ChangeAsync(SetOperation.Of(pain, Card.Severity, 4));

        Assert.Equal(4, board.FindAll($"[data-id='{pain}'] .severity .f").Count);
        Assert.Equal([$"card {pain}"], Rendered(before));
    }

    [Fact]
    public async Task A_card_that_comes_renders_its_lane_and_itself_but_no_other_card()
    {
        await ShowAsync();
        var before = Counts();
        var lane = session.Map.Lanes.First();
        var id = Guid.CreateVersion7();

        await ChangeAsync(new InsertOperation(Card.Kind, id, [new("laneId", lane.Id), new("stepId", session.Map.Columns[1].Id), new("text", "New")]));

        Assert.Equal([$"card {id}", $"lane {lane.Id}"], Rendered(before));
    }

    [Fact]
    public async Task A_renamed_step_renders_its_header_and_nothing_else()
    {
        await ShowAsync();
        var step = session.Map.Columns[2].Id;
        var before = Counts();

        await ChangeAsync(SetOperation.Of(step, Step.Title, "Pays"));

        Assert.Equal([$"step {step}"], Rendered(before));
    }

    [Fact]
    public async Task A_new_step_renders_no_card()
    {
        await ShowAsync();
        var before = Counts();

        await ChangeAsync(new InsertOperation(Step.Kind, Guid.CreateVersion7(), [new("stageId", session.Map.Stages.First().Id), new("title", "Waits")]));

        Assert.DoesNotContain(Rendered(before), name => name.StartsWith("card", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tie_renders_its_two_cards_and_nothing_else()
    {
        await ShowAsync();
        var (pain, opportunity) = (await AddAsync("pains"), await AddAsync("opportunities"));
        var before = Counts();

        await ChangeAsync(Ties.Between(session.Map, Guid.CreateVersion7(), pain, opportunity));

        Assert.Equal($"{opportunity}", board.Find($"[data-id='{pain}']").GetAttribute("data-tied"));
        Assert.Equal($"{pain}", board.Find($"[data-id='{opportunity}']").GetAttribute("data-tied"));
        Assert.Equal(new[] { $"card {pain}", $"card {opportunity}" }.Order(StringComparer.Ordinal), Rendered(before));
    }

    [Fact]
    public async Task Hiding_a_person_takes_their_lane_away_and_draws_the_curves_anew_but_no_card_and_no_other_lane()
    {
        await ShowAsync();
        var (anna, lane) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ChangeAsync(new InsertOperation(Actor.Kind, anna, [new("name", "Anna")]));
        await ChangeAsync(new InsertOperation(Lane.Kind, lane, [new("laneKind", "needs"), new("actorId", anna)]));
        var curve = session.Map.Lanes.Single(one => Lane.KindOf(one).IsCurve).Id;
        await ChangeAsync(new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", curve), new("stepId", session.Map.Columns[0].Id), new("score", 1m), new("actorId", anna)]));
        Assert.Single(board.FindAll(".point"));
        var before = Counts();

        await board.InvokeAsync(() => session.Own.ShowActor(anna, false));

        Assert.Empty(board.FindAll($"[data-lane='{lane}']"));
        Assert.Empty(board.FindAll(".point"));
        Assert.Equal([$"curve {curve}"], Rendered(before).Where(name => !name.StartsWith("label", StringComparison.Ordinal)));
        await board.InvokeAsync(() => session.Own.ShowActor(anna, true));
        Assert.Single(board.FindAll($"[data-lane='{lane}']"));
        Assert.Single(board.FindAll(".point"));
    }

    protected override void Dispose(bool disposing)
    {
        session?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ShowAsync()
    {
        var author = new MapAuthor(Guid.CreateVersion7(), "Anna");
        var stage = Guid.CreateVersion7();
        List<MapOperation> operations = [.. MapKinds.CurrentState.Start(mapId, "Booking", kind => kind.Name), new InsertOperation(Stage.Kind, stage, [new("title", "Buy")])];
        var lane = ((InsertOperation)operations[2]).Id;
        for (var i = 0; i < Steps; i++)
        {
            var (step, card) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            operations.Add(new InsertOperation(Step.Kind, step, [new("stageId", stage), new("title", $"Step {i}")]));
            operations.Add(new InsertOperation(Card.Kind, card, [new("laneId", lane), new("stepId", step), new("text", $"Card {i}")]));
            cards.Add(card);
        }

        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(mapId, new MapSubmission(author, MapSubmission.NewId(), null, [.. operations])));
        session = new BoardSession(mapId, new CurrentPerson(author.Id, author.Name, "#0b7a55"), rooms, TimeProvider.System, work => board.InvokeAsync(work));
        Assert.True(await session.ShowAsync());
        board = Render<CascadingValue<BoardSession>>(cascade => cascade
            .Add(value => value.Value, session).Add(value => value.IsFixed, true)
            .AddChildContent<BoardGrid>(grid => grid.Add(one => one.Session, session).Add(one => one.CanEdit, true)))
            .FindComponent<BoardGrid>();
        Assert.True(await session.JoinAsync());
    }

    private async Task<Guid> AddAsync(string laneKind)
    {
        var id = Guid.CreateVersion7();
        var lane = session.Map.Lanes.First(one => one.Get(Lane.LaneKind) == laneKind);
        await ChangeAsync(new InsertOperation(Card.Kind, id, [new("laneId", lane.Id), new("stepId", session.Map.Columns[0].Id)]));
        return id;
    }

    private async Task ChangeAsync(MapOperation operation)
    {
        var drawn = new TaskCompletionSource();
        Task OnDrawn(IReadOnlyList<MapEdit>? edits)
        {
            drawn.TrySetResult();
            return Task.CompletedTask;
        }

        session.Drawn += OnDrawn;
        Assert.IsType<SubmitAnswer.Accepted>(await session.SubmitAsync([operation], MapSubmission.NewId()));
        await drawn.Task;
        session.Drawn -= OnDrawn;
        // The drawing is over once the dispatcher takes up the next work.
        await board.InvokeAsync(() => { });
    }

    private Dictionary<string, int> Counts()
    {
        var counts = new Dictionary<string, int>();
        foreach (var view in board.FindComponents<CardView>()) counts[$"card {view.Instance.Id}"] = view.Instance.Renders;
        foreach (var view in board.FindComponents<LaneRow>()) counts[$"lane {view.Instance.Id}"] = view.Instance.Renders;
        foreach (var view in board.FindComponents<CurveRow>()) counts[$"curve {view.Instance.Id}"] = view.Instance.Renders;
        foreach (var view in board.FindComponents<LaneLabel>()) counts[$"label {view.Instance.Id}"] = view.Instance.Renders;
        foreach (var view in board.FindComponents<StepHeader>()) counts[$"step {view.Instance.Id}"] = view.Instance.Renders;
        foreach (var view in board.FindComponents<StageHeader>()) counts[$"stage {view.Instance.Id}"] = view.Instance.Renders;
        return counts;
    }

    private List<string> Rendered(Dictionary<string, int> before) =>
        [.. Counts().Where(pair => pair.Value != before.GetValueOrDefault(pair.Key)).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
}
