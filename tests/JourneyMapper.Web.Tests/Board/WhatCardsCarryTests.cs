using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Blueprint;
using JourneyMapper.Web.Board.CardPictures;
using JourneyMapper.Web.Board.Figures;
using JourneyMapper.Web.Board.Suggestions;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Pictures, colours, labels, moments, figures and suggestions, on cards and in the panel.</summary>
public sealed class WhatCardsCarryTests : OneMap
{
    private static readonly Guid Image = Guid.NewGuid();

    [Fact]
    public async Task A_picture_has_its_words_and_a_box_that_is_known_before_it_comes()
    {
        await OpenAsync();
        var card = Show(await AddAsync("actions", "Waits", 0, new("imageId", Image), new("alt", "A queue")));

        var picture = card.QuerySelector("img")!;
        Assert.Equal(($"/images/{Image}", "A queue", "lazy", "320", "240"), (picture.GetAttribute("src"), picture.GetAttribute("alt"), picture.GetAttribute("loading"), picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Null(card.QuerySelector(".undescribed"));
        Assert.Equal("Waits, Description of the picture: A queue", card.GetAttribute("aria-label"));

        var undescribed = Show(await AddAsync("actions", "", 1, new PropertyValue("imageId", Image)));
        Assert.Equal(("Describe the picture", "Picture without a description"), (undescribed.QuerySelector(".undescribed")!.TextContent, undescribed.QuerySelector("img")!.GetAttribute("alt")));
    }

    [Fact]
    public async Task Colour_labels_and_a_moment_are_seen_and_said()
    {
        await OpenAsync();
        var card = Show(await AddAsync("actions", "Pays", 0, new("color", "teal"), new("labels", " retail,, Retail , b2b"), new("moment", "truth")));

        Assert.Contains("--c:var(--c-teal)", card.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal(["retail", "b2b"], card.QuerySelectorAll(".labels span").Select(label => label.TextContent));
        Assert.Equal("Moment of truth", card.QuerySelector(".moment.truth")!.GetAttribute("title"));
        Assert.Equal("Pays, Colour: Teal, labels: retail, b2b, Moment: Moment of truth", card.GetAttribute("aria-label"));
        Assert.Empty(Show(await AddAsync("actions", "Plain", 1)).QuerySelectorAll(".labels, .moment, img"));
    }

    [Fact]
    public async Task The_curve_marks_the_moments_of_a_step_when_they_come_and_when_they_go()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Pays", 1);
        var board = Render<BoardGrid>(grid => grid.AddCascadingValue(Session).Add(one => one.Session, Session).Add(one => one.CanEdit, true));
        Assert.Empty(board.FindAll(".on-curve"));

        await DoAsync(SetOperation.Of(card, Card.Moment, "positive"));
        Assert.Equal("Works well: Pays", Assert.Single(board.FindAll(".on-curve")).GetAttribute("aria-label"));
        await AddAsync("emotions", "glad", 1, new PropertyValue("score", 2m));
        Assert.Single(board.FindAll(".cell.curve-cell .on-curve"));
        await DoAsync(SetOperation.Of(card, Card.Moment, null));
        Assert.Empty(board.FindAll(".on-curve"));
    }

    [Fact]
    public async Task A_metric_shows_its_newest_figure_how_far_it_is_and_where_it_goes()
    {
        await OpenAsync();
        var id = await AddAsync("metrics", "NPS", 0, new("unit", "points"), new("target", 50m), new("direction", "up"));
        await MeasureAsync(id, "2026-11-01", 42);
        Assert.Empty(Show(id).QuerySelectorAll(".trend"));
        await MeasureAsync(id, "2026-10-01", 35.5m);

        var card = Show(id);
        Assert.Equal(("42 points", "target 50 not reached", "−8 from target"), (card.QuerySelector(".value")!.TextContent, card.QuerySelector(".goal")!.TextContent, card.QuerySelector(".gap")!.TextContent));
        Assert.Equal("Trend: 35.5 on 1 Oct, 42 on 1 Nov", card.QuerySelector(".trend")!.GetAttribute("aria-label"));
        Assert.Equal("NPS, 42 points, target 50 not reached, −8 from target, Better when it goes: up", card.GetAttribute("aria-label"));
    }

    [Fact]
    public void A_trend_goes_from_day_to_day_between_its_least_and_its_most()
    {
        var map = new MapSketch();
        var card = map.Card(map.Lane("metrics", "Metrics"), map.Step(map.Stage("Buy"), "Pay"), "NPS");
        map.Measurement(card, "2026-01-01", 10);
        map.Measurement(card, "2026-01-11", 20);
        map.Measurement(card, "2026-01-21", 30);
        var history = map.Map.MeasurementsOf(card).ToList();

        Assert.Equal(new Sparkline("M4 22 L48 13 L92 4", 92, 4, null), Sparkline.Of(history, null));
        Assert.Equal(4, Sparkline.Of(history, 30)!.TargetY);
        Assert.Null(Sparkline.Of(history[..1], null));
        // Nothing to divide by: one day, one value.
        Assert.Equal("M4 13 L92 13", Sparkline.Of([history[0], history[0]], null)!.Path);
    }

    [Fact]
    public async Task A_new_metric_is_one_press_away_and_figures_are_added_and_removed_in_the_panel()
    {
        await OpenAsync();
        var card = await AddAsync("metrics", "");
        var panel = await PanelAsync(card);
        await panel.FindAll(".metric-choices button").First(button => button.TextContent.StartsWith("NPS", StringComparison.Ordinal)).ClickAsync();
        Assert.Equal(("NPS (would recommend)", "points", "up"), (Map.Find(card)!.Caption, Map.Find(card)!.Get(Card.Unit), Map.Find(card)!.Get(Card.Direction)));
        Assert.Empty(panel.FindAll(".metric-choices"));

        await panel.Find(".measure-form").SubmitAsync();
        Assert.Equal("Write a number", panel.Find("#measure-problem").TextContent);
        foreach (var (day, value) in new[] { ("2026-11-01", "42"), ("2026-10-01", "35,5") })
        {
            await panel.Find("#measure-date").ChangeAsync(day);
            await panel.Find("#measure-value").ChangeAsync(value);
            await panel.Find(".measure-form").SubmitAsync();
        }

        Assert.Equal(["42", "35.5"], panel.FindAll(".measured b").Select(one => one.TextContent));
        // For those who read only the value; and nobody sets it past the list.
        Assert.Equal(42, Map.Find(card)!.Get(Card.Value));
        Assert.Empty(panel.FindAll("#field-value"));
        await panel.Find(".measured button").ClickAsync();
        Assert.Equal((35.5m, 1), (Map.Find(card)!.Get(Card.Value), Map.MeasurementsOf(card).Count()));
    }

    [Fact]
    public async Task How_long_a_step_takes_is_typed_in_words_and_stands_in_the_headers()
    {
        await OpenAsync();
        var board = Render<BoardGrid>(grid => grid.AddCascadingValue(Session).Add(one => one.Session, Session));
        var panel = await PanelAsync(Map.Columns[0].Id);
        await panel.Find("#field-duration").ChangeAsync("2 moons");
        Assert.Contains("such as", panel.Find("#field-duration-problem").TextContent, StringComparison.Ordinal);
        await panel.Find("#field-duration").ChangeAsync("2 d");
        await panel.Find("#field-waiting").ChangeAsync("3 hours");
        await DoAsync(SetOperation.Of(Map.Columns[1].Id, Step.Duration, 90), SetOperation.Of(Map.Stages.First().Id, Stage.Phase, "during"), SetOperation.Of(Map.Stages.First().Id, Stage.Starts, new TimeOnly(7, 30)));

        Assert.Equal((2880, 180), (Map.Columns[0].Get(Step.Duration), Map.Columns[0].Get(Step.Waiting)));
        Assert.Equal("2 days", panel.Find("#field-duration").GetAttribute("value"));
        Assert.Equal(["2 d · wait 3 h", "1 h 30 min"], board.FindAll(".step .times [aria-hidden]").Select(one => one.TextContent));
        Assert.Equal("takes 2 days, wait 3 hours", board.Find(".step .times .sr").TextContent);
        Assert.Equal("2 d 1 h · wait 3 h", board.Find(".stage .times [aria-hidden]").TextContent);
        Assert.Equal("The whole journey: 2 d 1 h · wait 3 h", board.Find(".corner .times [aria-hidden]").TextContent);
        Assert.Equal("during", board.Find(".phase").TextContent);
        Assert.Contains("7:30", board.Find(".stage .starts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_come_where_they_fit_and_bring_what_is_known_of_them()
    {
        await OpenAsync();
        var (touchpoint, action) = (await AddAsync("touchpoints", ""), await AddAsync("actions", ""));
        var list = Render<SuggestionList>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script));

        Assert.Equal(Touchpoint.All.Count, list.Instance.List(touchpoint).Length);
        Assert.Equal(MetricChoice.All.Count, list.Instance.List(await AddAsync("metrics", "")).Length);
        Assert.Empty(list.Instance.List(action));
        var version = Map.Version;
        await list.InvokeAsync(() => list.Instance.Pick(touchpoint, "reviews"));
        Assert.Equal(("web", "external", true, version + 1), (Map.Find(touchpoint)!.Get(Card.Channel), Map.Find(touchpoint)!.Get(Card.Ownership), Map.Find(touchpoint)!.Get(Card.Online), Map.Version));
        await list.InvokeAsync(() => list.Instance.Pick(action, "reviews"));
        await list.InvokeAsync(() => list.Instance.Pick(touchpoint, "nonsense"));
        Assert.Equal(version + 1, Map.Version);
        Assert.All(Touchpoint.All, one => Assert.Contains(one.Channel, Card.Channel.Options));
    }

    [Fact]
    public async Task Pictures_go_onto_a_card_and_into_cells_in_one_step_but_not_into_the_curve()
    {
        await OpenAsync();
        var places = Render<PicturePlaces>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script));
        var card = await AddAsync("actions", "Waits", 0, new("imageId", Guid.NewGuid()), new("alt", "Another picture"));
        var (version, curve) = (Map.Version, Map.Lanes.First(lane => Lane.KindOf(lane).IsCurve).Id);

        var cards = await PutAsync(new(card, null, null, null), Image, Image);
        Assert.Equal((2, card, version + 1), (cards.Length, cards[0], Map.Version));
        Assert.Equal((Image, ""), (Map.Find(card)!.Get(Card.ImageId), Map.Find(card)!.Get(Card.Alt)));
        Assert.Equal(Map.Find(card)!.Place, Map.Find(cards[1])!.Place);

        Assert.Empty(await PutAsync(new(null, curve, Map.Columns[0].Id, null), Image));
        Assert.Empty(await PutAsync(new(null, Guid.NewGuid(), Map.Columns[0].Id, null), Image));
        Assert.Empty(await PutAsync(new(card, null, null, null), [.. Enumerable.Repeat(Image, PicturePlaces.MostAtOnce + 1)]));
        Script.CanEdit = false;
        Assert.Empty(await PutAsync(new(card, null, null, null), Image));
        Assert.Equal(version + 1, Map.Version);

        Task<Guid[]> PutAsync(PicturePlace place, params Guid[] images) => places.InvokeAsync(() => places.Instance.Put(place, images));
    }

    [Fact]
    public async Task The_blueprint_layer_is_shown_and_hidden_as_a_whole_for_oneself()
    {
        await OpenAsync();
        Assert.False(BlueprintAdding.IsThere(Session));
        await Renderer.Dispatcher.InvokeAsync(() => BlueprintAdding.AddAsync(Session, Script, kind => kind.Name));
        var menu = Render<ViewMenu>(one => one.Add(p => p.Session, Session));
        Assert.True(BlueprintAdding.IsShown(Session));

        await menu.Find("[data-do=blueprint]").ChangeAsync(false);
        Assert.Equal(BlueprintLayer.Kinds.Count, Session.Own.Now.HiddenLanes.Count);
        await menu.Find("[data-do=blueprint]").ChangeAsync(true);
        Assert.Empty(Session.Own.Now.HiddenLanes);
    }

    [Fact]
    public async Task A_lane_of_channels_follows_what_other_lanes_carry()
    {
        await OpenAsync();
        await DoAsync(MapKind.NewLane(JourneyMapper.Maps.Lanes.Channels.Kind, "Channels"));
        var board = Render<BoardGrid>(grid => grid.AddCascadingValue(Session).Add(one => one.Session, Session));
        Assert.Empty(board.FindAll(".channel-band"));

        var site = await AddAsync("touchpoints", "Site", 0, new PropertyValue("channel", "web"));
        await AddAsync("touchpoints", "Call", 1, new("channel", "phone"), new("online", false));
        Assert.Equal("Channels and what they carry. Web, Search: Site. Phone, offline, Pay: Call. moves from Web to Phone at Pay", board.Find(".channel-map").GetAttribute("aria-label"));
        Assert.Single(board.FindAll(".channel-jumps path"));

        await DoAsync(SetOperation.Of(site, Card.Ownership, "external"));
        Assert.Single(board.FindAll(".channel-band.external"));
    }

    [Fact]
    public async Task Only_what_shows_a_figure_a_moment_or_a_channel_looks_again()
    {
        await OpenAsync();
        await DoAsync(MapKind.NewLane(JourneyMapper.Maps.Lanes.Channels.Kind, "Channels"));
        var (metric, action, touchpoint) = (await AddAsync("metrics", "NPS"), await AddAsync("actions", "Pays"), await AddAsync("touchpoints", "Site"));
        var (curve, channels) = (LaneOf("emotions"), LaneOf("channels"));

        Assert.Equal([metric], Looks(new InsertOperation(Measurement.Kind, Guid.CreateVersion7(), [new("cardId", metric), new("date", "2026-11-01"), new("value", 1m)])));
        Assert.Equal([action], Looks(SetOperation.Of(action, Card.Color, "teal")));
        Assert.Equal([curve, action], Looks(SetOperation.Of(action, Card.Moment, "truth")));
        Assert.Equal([touchpoint], Looks(SetOperation.Of(touchpoint, Card.Text, "The site")));
        Assert.Equal([channels, touchpoint], Looks(SetOperation.Of(touchpoint, Card.Channel, "web")));

        Guid LaneOf(string kind) => Map.Lanes.First(lane => lane.Get(Lane.LaneKind) == kind).Id;

        IEnumerable<Guid> Looks(MapOperation operation)
        {
            var change = Map.Apply([operation]).Change!;
            return ChangedViews.Of(Map, change.Map, change.Touched)!.Where(id => id != MapWide.Statements).OrderBy(id => id == curve || id == channels ? 0 : 1);
        }
    }

    private IElement Show(Guid id) => Render<CardView>(card => card.AddCascadingValue(Session).Add(one => one.Id, id).Add(one => one.Kind, Map.LaneKindOf(Map.Find(id)!))).Find(".card");

    private Task MeasureAsync(Guid card, string date, decimal value) =>
        DoAsync(new InsertOperation(Measurement.Kind, Guid.CreateVersion7(), [new("cardId", card), new("date", date), new("value", value)]));

    private async Task<IRenderedComponent<PropertyPanel>> PanelAsync(Guid id)
    {
        var panel = Render<PropertyPanel>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script).Add(p => p.CanEdit, true).Add(p => p.IsOpen, true));
        await panel.InvokeAsync(() => panel.Instance.Show([id]));
        return panel;
    }
}
