using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Reading;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Reading;

/// <summary>What a story says in sentences: of whom it is, what each lane tells, how it feels, and how sure that is.</summary>
public sealed class StoryTests : OneMap
{
    [Fact]
    public async Task It_is_told_of_those_who_are_followed_and_says_how_sure_it_is()
    {
        await OpenAsync();
        var (anna, ben) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DoAsync(
            new InsertOperation(Actor.Kind, anna, [new("name", "Anna"), new("goal", "A bicycle")]),
            new InsertOperation(Actor.Kind, ben, [new("name", "Ben")]),
            new SetOperation(Session.MapId, "scenario", "She moves to town."));
        var action = await AddAsync("actions", "Searches");
        await AddAsync("emotions", "lost", 0, new PropertyValue("score", -1m), new("actorId", anna));
        await AddAsync("emotions", "fine", 0, new PropertyValue("score", 1.5m), new("actorId", ben));
        var view = Show();

        Assert.Equal("How it goes for Anna and Ben today.", view.Find(".read-lead").TextContent);
        Assert.Contains("She moves to town.", view.Find(".read-intro").TextContent, StringComparison.Ordinal);
        Assert.Contains("Wants: A bicycle", view.Find(".read-intro").TextContent, StringComparison.Ordinal);
        // Of several no sentence has to agree with their number.
        Assert.Equal(["What the customer does", "How the customer feels"], Tells(view));
        Assert.Equal(["feels bad", "feels very good"], view.FindAll(".felt").Select(text => text.TextContent));
        Assert.Equal("All of this is assumed so far.", view.Find(".read-basis").TextContent);

        await view.Find("[data-story-as]").ChangeAsync(anna.ToString());
        Assert.Equal(["What Anna does", "How Anna feels"], Tells(view));
        Assert.Equal(["feels bad"], view.FindAll(".felt").Select(text => text.TextContent));

        await DoAsync(
            SetOperation.Of(action, Card.Confidence, "observed"),
            new InsertOperation(Evidence.Kind, Guid.CreateVersion7(), [new("cardId", action), new("source", "Interviews")]));
        Assert.Equal("1 of 2 statements were observed or measured, the others are assumed. Sources: 1.", view.Find(".read-basis").TextContent);
    }

    private IRenderedComponent<ReadingView> Show()
    {
        var view = Render<CascadingValue<BoardSession>>(cascade => cascade
            .Add(value => value.Value, Session).Add(value => value.IsFixed, true)
            .AddChildContent<ReadingView>(one => one.Add(reading => reading.Session, Session).Add(reading => reading.CanEdit, true)))
            .FindComponent<ReadingView>();
        return view;
    }

    private static IEnumerable<string> Tells(IRenderedComponent<ReadingView> view) => view.FindAll(".tells").Select(text => text.TextContent);
}
