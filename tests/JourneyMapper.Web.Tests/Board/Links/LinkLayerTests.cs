using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Links;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Links;

/// <summary>What the page is told of links, what the menus offer about them, and the card of one.</summary>
public sealed class LinkLayerTests : OneMap
{
    private string heading = "";
    private IReadOnlyList<ElementMenuItem> offered = [];

    [Fact]
    public async Task The_page_hears_of_every_link_but_ties_with_its_share_and_of_folded_and_hidden_ends()
    {
        await OpenAsync();
        var (search, pay) = (Map.Columns[0].Id, Map.Columns[1].Id);
        var (rings, queue, guide) = (await AddAsync("actions", "Rings"), await AddAsync("pains", "Queue", 1), await AddAsync("opportunities", "Guide"));
        await DoAsync(Insert(search, pay, "next", 40), Insert(rings, queue, "channelJump"), Insert(guide, queue, "solves"));
        var layer = Layer();

        Assert.Equal([("next", "40\u00a0%", "40\u00a0%"), ("channelJump", null, null)], layer.FindAll("i").Select(link => (link.GetAttribute("data-kind"), link.GetAttribute("data-label"), link.GetAttribute("data-odd"))));
        await Renderer.Dispatcher.InvokeAsync(() => Session.Own.ShowLane(Map.Find(queue)!.Place.Parent, false));
        Assert.Equal([null, ""], layer.FindAll("i").Select(link => link.GetAttribute("data-away")));
        await Renderer.Dispatcher.InvokeAsync(() => Session.Own.Toggle(Map.Stages.First()));
        Assert.All(layer.FindAll("i"), link => Assert.Equal($"{Map.Stages.First().Id}", link.GetAttribute("data-to-stage")));
    }

    [Fact]
    public async Task Letters_in_a_linked_card_render_nothing_here()
    {
        await OpenAsync();
        var rings = await AddAsync("actions", "Rings");
        await DoAsync(Insert(rings, Map.Columns[1].Id, "next"));
        var layer = Layer();
        var before = layer.RenderCount;
        await DoAsync(SetOperation.Of(rings, Card.Text, "Rings again"));
        Assert.Equal(before, layer.RenderCount);
        await DoAsync(Insert(Map.Columns[0].Id, rings, "back"));
        Assert.Equal(before + 1, layer.RenderCount);
        Assert.Equal(2, layer.FindAll("i").Count);
    }

    [Fact]
    public async Task The_kind_that_is_meant_most_often_is_offered_first_and_onto_itself_is_a_repeat()
    {
        await OpenAsync();
        var (search, pay) = (Map.Columns[0].Id, Map.Columns[1].Id);
        var layer = Layer();
        await AskAsync(layer, search, pay);
        Assert.Equal(("How does it lead there?", "Leads on"), (heading, offered[0].Label));
        await AskAsync(layer, pay, search);
        Assert.Equal(["Leads back", "Leads on", "Is done again", "Jumps to another channel"], offered.Select(item => item.Label));
        await Renderer.Dispatcher.InvokeAsync(offered[0].Run);
        Assert.Equal(("back", new Place(pay, search)), (Map.Links.Single().Get(Link.LinkKind), Map.Links.Single().Place));

        await AskAsync(layer, pay, search);
        await Renderer.Dispatcher.InvokeAsync(offered[0].Run);
        Assert.Equal("There is such a link already", Toasts.Current!.Text);
        await AskAsync(layer, pay, pay);
        Assert.Equal(["back", "repeat"], Map.Links.Select(link => link.Get(Link.LinkKind)));
    }

    [Fact]
    public async Task What_cannot_be_linked_is_told_and_nothing_is_offered()
    {
        await OpenAsync();
        var layer = Layer();
        await AskAsync(layer, Map.Columns[0].Id, Guid.NewGuid());
        Assert.Equal("What you wanted to link has been removed", Toasts.Current!.Text);
        await AskAsync(layer, Map.Columns[0].Id, Map.Stages.First().Id);
        Assert.Equal("Only steps and cards can be linked", Toasts.Current!.Text);
        await DoAsync(SetOperation.Of(Map.Id, MapHead.Locked, true));
        await AskAsync(layer, Map.Columns[0].Id, Map.Columns[1].Id);
        Assert.Empty(offered);
        Assert.DoesNotContain(Items(Map.Columns[0]), item => item.Text == "Link.From");
    }

    [Fact]
    public async Task A_links_card_changes_kind_and_share_turns_it_round_and_removes_it()
    {
        await OpenAsync();
        var (search, pay) = (Map.Columns[0].Id, Map.Columns[1].Id);
        await DoAsync(Insert(search, pay, "next"));
        var layer = Layer();
        Assert.Equal(["Link from here…", "Links (1)…"], Items(Map.Columns[0]).Select(item => item.Label));
        await Renderer.Dispatcher.InvokeAsync(Items(Map.Columns[0])[1].Run);
        Assert.Equal("links to Pay, next", Assert.Single(offered).Label);
        await Renderer.Dispatcher.InvokeAsync(offered[0].Run);

        var card = layer.Find("[role=dialog]");
        Assert.Equal("From Search to Pay", card.GetAttribute("aria-label"));
        await layer.Find("input[value=channelJump]").ChangeAsync("channelJump");
        await layer.Find("#field-share").ChangeAsync("40");
        Assert.Equal(("channelJump", 40m), (Map.Links.Single().Get(Link.LinkKind), Map.Links.Single().Get(Link.Share)));
        Assert.Equal("The ways out add up to 40\u00a0%, not to 100 %", layer.Find(".odd").TextContent);

        await layer.FindAll(".link-deeds button")[1].ClickAsync();
        Assert.Equal((new Place(pay, search), 40m), (Map.Links.Single().Place, Map.Links.Single().Get(Link.Share)));
        Assert.Empty(layer.FindAll("[role=dialog]"));
        await Renderer.Dispatcher.InvokeAsync(() => layer.Instance.Choose(Map.Links.Single().Id));
        await layer.Find(".link-deeds .danger").ClickAsync();
        Assert.Empty(Map.Links);
    }

    [Fact]
    public async Task A_link_that_somebody_removes_takes_its_card_along_and_readers_change_nothing()
    {
        await OpenAsync();
        await DoAsync(Insert(Map.Columns[0].Id, Map.Columns[1].Id, "next"));
        var layer = Layer();
        await Renderer.Dispatcher.InvokeAsync(() =>
        {
            Script.CanEdit = false;
            layer.Instance.Choose(Map.Links.Single().Id);
        });
        Assert.True(layer.Find("fieldset").HasAttribute("disabled"));
        Assert.Single(layer.FindAll(".link-deeds button"));
        Script.CanEdit = true;
        await DoAsync(new RemoveOperation(Map.Links.Single().Id));
        Assert.Empty(layer.FindAll("[role=dialog]"));
    }

    private IRenderedComponent<LinkLayer> Layer()
    {
        Script.Offered += (name, items) => (heading, offered) = (name, items);
        return Render<LinkLayer>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script));
    }

    private List<ElementMenuItem> Items(Element element) => [.. Script.MenuParts.SelectMany(part => part(element))];

    private Task AskAsync(IRenderedComponent<LinkLayer> layer, Guid from, Guid to) => Renderer.Dispatcher.InvokeAsync(() => layer.Instance.Ask(from, to));

    private static InsertOperation Insert(Guid from, Guid to, string kind, decimal? share = null) =>
        new(Link.Kind, Guid.CreateVersion7(), [new("from", from), new("to", to), PropertyValue.Of(Link.LinkKind, kind), .. share is null ? Array.Empty<PropertyValue>() : [PropertyValue.Of(Link.Share, share)]]);
}
