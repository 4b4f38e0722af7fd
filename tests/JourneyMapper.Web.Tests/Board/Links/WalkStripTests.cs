using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Links;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Links;

public sealed class WalkStripTests : OneMap
{
    [Fact]
    public async Task A_walk_tells_what_happens_to_the_one_who_walks_and_asks_where_the_way_forks()
    {
        await OpenAsync();
        var (anna, ben) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DoAsync(new InsertOperation(Actor.Kind, anna, [new("name", "Anna")]), new InsertOperation(Actor.Kind, ben, [new("name", "Ben")]));
        await AddAsync("actions", "Rings", 0, PropertyValue.Of(Card.Span, 2));
        await AddAsync("touchpoints", "Shop", 0, PropertyValue.Of(Card.Channel, "shop"));
        await AddAsync("emotions", "lost", 0, PropertyValue.Of(Card.Score, -1m), PropertyValue.Of(Card.ActorId, anna));
        await AddAsync("emotions", "curious", 0, PropertyValue.Of(Card.Score, 1m), PropertyValue.Of(Card.ActorId, ben));
        await DoAsync(new InsertOperation(Link.Kind, Guid.CreateVersion7(), [new("from", Map.Columns[0].Id), new("to", Map.Columns[0].Id), PropertyValue.Of(Link.LinkKind, Link.Repeat), PropertyValue.Of(Link.Share, 30m)]));
        var strip = Render<WalkStrip>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script));
        Assert.Empty(strip.Markup);

        await Renderer.Dispatcher.InvokeAsync(() => Script.AskWalk(anna, null));
        Assert.Equal("Walk as Anna", strip.Find("section").GetAttribute("aria-label"));
        Assert.Equal(["Does", "Feels", "Meets us"], strip.FindAll("dt").Select(part => part.TextContent));
        Assert.Contains("lost", strip.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("curious", strip.Markup, StringComparison.Ordinal);
        Assert.Equal(["Pay · on · 70\u00a0%", "Search · repeat · 30\u00a0%"], strip.FindAll("[data-walk-way]").Select(way => way.TextContent.Trim()));

        await strip.Find("[data-walk-way=next]").ClickAsync();
        Assert.Contains("Pay", strip.Find("h2").TextContent, StringComparison.Ordinal);
        // The wide card stands over this step too.
        Assert.Equal(["Does"], strip.FindAll("dt").Select(part => part.TextContent));
        Assert.Contains("The way ends here", strip.Markup, StringComparison.Ordinal);
        await strip.Find("[data-walk-back]").ClickAsync();
        Assert.Contains("Search", strip.Find("h2").TextContent, StringComparison.Ordinal);

        // Others go on changing the map meanwhile.
        await AddAsync("thoughts", "Why so dear?");
        strip.WaitForAssertion(() => Assert.Contains("Why so dear?", strip.Markup, StringComparison.Ordinal));
        await strip.Find("[data-walk-end]").ClickAsync();
        Assert.Empty(strip.Markup.Trim());
    }
}
