using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Cards;
using JourneyMapper.Web.Board.Panel;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>What a card rests on, and what it is tied to.</summary>
public sealed class EvidenceAndTiesTests : OneMap
{
    [Fact]
    public async Task Evidence_is_added_mended_and_removed_with_a_way_back()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Rings");
        var list = Render<EvidenceList>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script).Add(p => p.Card, Map.Find(card)!).Add(p => p.CanEdit, true));
        void Look() => list.Render(one => one.Add(p => p.Card, Map.Find(card)!));

        await list.Find("button").ClickAsync();
        await FillAsync(list, "Interview", "2026-03-04", "https://example.org/notes");
        Look();
        var evidence = Assert.Single(Map.EvidenceOf(card));
        Assert.Equal(("Interview", new DateOnly(2026, 3, 4)), (evidence.Get(Evidence.Source), evidence.Get(Evidence.Date)));
        var link = list.Find("a");
        Assert.Equal(("https://example.org/notes", "noopener noreferrer", "example.org"), (link.GetAttribute("href"), link.GetAttribute("rel"), link.TextContent));

        await list.Find("[aria-label='Edit: Interview']").ClickAsync();
        await FillAsync(list, "Two interviews", "2026-03-04", "");
        Look();
        Assert.Equal(("Two interviews", null), (Map.Find(evidence.Id)!.Get(Evidence.Source), Map.Find(evidence.Id)!.Get(Evidence.Link)));

        await list.Find("[aria-label='Remove: Two interviews']").ClickAsync();
        Assert.Empty(Map.EvidenceOf(card));
        Assert.Equal("Undo", Toasts.Current!.Action);
        var version = Map.Version;
        await Renderer.Dispatcher.InvokeAsync(Toasts.Current.Act!);
        await DrawnAsync(version);
        Assert.Single(Map.EvidenceOf(card));
    }

    [Fact]
    public async Task What_cannot_be_stored_stays_in_the_form_and_says_why()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Rings");
        var list = Render<EvidenceList>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script).Add(p => p.Card, Map.Find(card)!).Add(p => p.CanEdit, true));

        await list.Find("button").ClickAsync();
        await FillAsync(list, " ", "", "javascript:alert(1)");

        Assert.Equal(["Say where it comes from", "A link begins with http:// or https://"], list.FindAll(".problem").Select(problem => problem.TextContent));
        Assert.Equal("javascript:alert(1)", list.Find("#evidence-link").GetAttribute("value"));
        Assert.Empty(Map.EvidenceOf(card));
    }

    [Fact]
    public async Task An_opportunity_is_tied_to_pains_picked_by_step_and_untied()
    {
        await OpenAsync();
        var guide = await AddAsync("opportunities", "Guide");
        var (queue, price) = (await AddAsync("pains", "Long queue"), await AddAsync("pains", "High price", 1));
        var list = Tied(guide);

        Assert.Equal(["Search", "Pay"], list.FindAll("legend").Select(legend => legend.TextContent));
        await CheckAsync(list, "High price", true);
        Assert.Equal([price], Ties.Of(Map, guide).Select(tie => tie.Other));
        Assert.Equal([guide], Ties.Of(Map, price).Select(tie => tie.Other));
        Assert.Equal(["High pricePay"], list.FindAll(".go").Select(entry => entry.TextContent));

        await CheckAsync(list, "High price", false);
        Assert.Empty(Ties.Of(Map, guide));
        Assert.Empty(list.FindAll(".go"));

        var other = Tied(queue);
        await CheckAsync(other, "Guide", true);
        Assert.Equal([queue], Ties.Of(Map, guide).Select(tie => tie.Other));
        Assert.Equal(["Long queueSearch"], list.FindAll(".go").Select(entry => entry.TextContent));
    }

    [Fact]
    public async Task A_long_list_of_pains_is_searched_and_shows_so_many()
    {
        await OpenAsync();
        var guide = await AddAsync("opportunities", "Guide");
        for (var i = 1; i <= 70; i++) await AddAsync("pains", $"Pain {i}");
        var list = Tied(guide);

        Assert.Equal(60, list.FindAll("input[type=checkbox]").Count);
        Assert.Contains("10 more: search for them", list.Find("details .hint").TextContent, StringComparison.Ordinal);
        await list.Find("input[type=search]").InputAsync("pain 70");
        Assert.Equal("Pain 70", list.Find("label").TextContent.Trim());
        await list.Find("input[type=search]").InputAsync("nowhere");
        Assert.Equal("Nothing found", list.Find("details .hint").TextContent);
    }

    [Fact]
    public async Task Only_an_opportunity_and_a_pain_are_tied_and_only_once()
    {
        await OpenAsync();
        var (guide, queue, rings) = (await AddAsync("opportunities", "Guide"), await AddAsync("pains", "Queue"), await AddAsync("actions", "Rings"));

        Assert.False(await TieAsync(guide, rings));
        Assert.Equal("Only an opportunity and a pain point can be tied", Toasts.Current!.Text);
        Assert.False(await TieAsync(guide, guide));
        Assert.False(await TieAsync(guide, Guid.NewGuid()));
        Assert.True(await TieAsync(queue, guide));
        Assert.False(await TieAsync(guide, queue));
        Assert.Equal("These two are tied already", Toasts.Current!.Text);
        Script.CanEdit = false;
        Assert.False(await TieAsync(guide, queue));

        Assert.Equal((guide, queue), (Assert.Single(Map.Links).Place.Parent, Map.Links.Single().Place.Second));
    }

    private Task<bool> TieAsync(Guid one, Guid other) => Renderer.Dispatcher.InvokeAsync(() => Script.Edits.Tie(MapSubmission.NewId(), Guid.CreateVersion7(), one, other));

    private IRenderedComponent<TieList> Tied(Guid card) =>
        Render<TieList>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script).Add(p => p.Card, Map.Find(card)!).Add(p => p.CanEdit, true));

    private static Task CheckAsync(IRenderedComponent<TieList> list, string caption, bool isTied) =>
        list.FindAll("label").Single(label => label.TextContent.Trim() == caption).QuerySelector("input")!.ChangeAsync(isTied);

    private static async Task FillAsync(IRenderedComponent<EvidenceList> list, string source, string date, string link)
    {
        await list.Find("#evidence-source").InputAsync(source);
        await list.Find("#evidence-date").ChangeAsync(date);
        await list.Find("#evidence-link").ChangeAsync(link);
        await list.Find("form").SubmitAsync();
    }
}
