using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>What can be read off a card at a glance, and what is said of it.</summary>
public sealed class CardViewTests : OneMap
{
    [Fact]
    public async Task A_pain_shows_how_bad_how_often_and_how_sure_it_is()
    {
        await OpenAsync();
        var card = Show(await AddAsync("pains", "Long queue", 0, new("severity", 4), new("frequency", 2)));

        Assert.Equal(4, card.QuerySelectorAll(".severity .f").Length);
        Assert.Equal(2, card.QuerySelectorAll(".frequency .f").Length);
        Assert.Equal("assumption", card.QuerySelector(".conf")!.TextContent);
        Assert.Equal("Long queue, Severity: 4, Frequency: 2", card.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_touchpoint_says_when_it_is_not_ours_and_not_online()
    {
        await OpenAsync();
        var (ours, theirs) = (await AddAsync("touchpoints", "App"), await AddAsync("touchpoints", "Fair", 1, new("ownership", "external"), new("online", false), new("importance", 5)));

        Assert.Empty(Show(ours).QuerySelectorAll(".meta, .meter"));
        Assert.Equal(["external", "offline"], Show(theirs).QuerySelectorAll(".mark").Select(mark => mark.TextContent));
        Assert.Equal(5, Show(theirs).QuerySelectorAll(".importance .f").Length);
    }

    [Theory]
    [InlineData("2026-11-21", "open", true)]
    [InlineData("2026-11-21", "done", false)]
    [InlineData("2026-11-21", "dropped", false)]
    [InlineData("2026-11-22", "open", false)]
    public async Task An_opportunity_is_overdue_after_its_day_unless_it_is_settled(string due, string status, bool isLate)
    {
        await OpenAsync();
        var card = Show(await AddAsync("opportunities", "A guide", 0, new("due", due), new("status", status)));

        Assert.Equal(isLate, card.QuerySelector(".late") is not null);
        Assert.Equal(isLate, card.GetAttribute("aria-label")!.Contains("overdue", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(61, "up", "target 80 not reached", "missed")]
    [InlineData(61, "down", "target 80 reached", "reached")]
    [InlineData(80, "up", "target 80 reached", "reached")]
    [InlineData(61, null, "target 80", "")]
    public async Task A_metric_says_in_words_whether_it_is_where_it_should_be(int value, string? direction, string says, string state)
    {
        await OpenAsync();
        var card = Show(await AddAsync("metrics", "Paid orders", 0, new("value", (decimal)value), new("unit", "%"), new("target", 80m), new("direction", direction)));

        Assert.Equal($"{value} %", card.QuerySelector(".value")!.TextContent);
        var goal = card.QuerySelector(".goal")!;
        Assert.Equal((says, state.Length > 0), (goal.TextContent, goal.ClassList.Contains("missed") || goal.ClassList.Contains("reached")));
        Assert.Contains(says, card.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_sources_two_are_shown_and_the_others_counted()
    {
        await OpenAsync();
        var id = await AddAsync("actions", "Rings the bell");
        await DoAsync([.. new[] { "Interview", "Survey", "Log", "Visit" }.Select(source => new InsertOperation(Evidence.Kind, Guid.CreateVersion7(), [new("cardId", id), new("source", source)]))]);

        Assert.Equal(["Interview", "Survey", "+ 2 more"], Show(id).QuerySelectorAll(".source").Select(source => source.TextContent));
    }

    [Theory]
    [InlineData("quotes", "quote")]
    [InlineData("thoughts", "thought")]
    [InlineData("notes", "note")]
    [InlineData("needs", "need")]
    public async Task What_people_say_think_note_and_need_looks_so(string laneKind, string shape)
    {
        await OpenAsync();
        var kind = JourneyMapper.Maps.Lanes.LaneKinds.Get(laneKind);
        await DoAsync(JourneyMapper.Maps.Templates.MapKind.NewLane(kind, "Lane"));

        Assert.Contains(shape, Show(await AddAsync(laneKind, "Where is it?")).ClassList);
    }

    private IElement Show(Guid id) => Render<CascadingValue<BoardSession>>(cascade => cascade
        .Add(value => value.Value, Session).Add(value => value.IsFixed, true)
        .AddChildContent<CardView>(view => view.Add(one => one.Id, id).Add(one => one.Kind, Map.LaneKindOf(Map.Find(id)!))))
        .Find(".card");
}
