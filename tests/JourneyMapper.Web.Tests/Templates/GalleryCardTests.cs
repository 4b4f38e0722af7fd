using Bunit;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Templates;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>A card of the gallery, and the sheet that shows what stands in a template.</summary>
public sealed class GalleryCardTests : BunitContext
{
    private readonly TemplateItem ours = new(Guid.CreateVersion7(), "Our onboarding", "For every new customer.", "currentState", "saas", "standard", "service") { Version = 3 };

    public GalleryCardTests()
    {
        Services.AddLocalization();
        ComponentFactories.AddStub<MapThumbnail>();
    }

    [Fact]
    public void It_leads_to_the_template_and_says_when_to_choose_it()
    {
        var folder = Guid.CreateVersion7();
        var card = Render<GalleryCard>(p => p.Add(c => c.Item, ours).Add(c => c.Folder, folder));

        var link = card.Find("h3 a");
        Assert.Equal($"/templates/{ours.Id}?folder={folder}", link.GetAttribute("href"));
        Assert.Equal("For every new customer.", card.Find("#" + link.GetAttribute("aria-describedby")).TextContent);
        Assert.Equal(["Current state", "About an hour", "SaaS software"], card.FindAll(".facts > *").Select(fact => fact.TextContent));
        Assert.Empty(card.FindAll("button"));
    }

    [Fact]
    public void A_built_in_one_is_drawn_from_itself_and_an_example_says_so()
    {
        var (written, example) = (TemplateItem.Of(BuiltInTemplates.Find("restaurant")!, "en"), TemplateItem.Of(BuiltInTemplates.Find("bank")!, "en"));
        var card = Render<GalleryCard>(p => p.Add(c => c.Item, written));

        Assert.Equal(8, card.FindAll(".thumbnail .full").Count);
        Assert.NotEmpty(card.FindAll(".thumbnail .curve"));
        Assert.Empty(card.FindAll(".mark"));
        Assert.Equal("Example", Render<GalleryCard>(p => p.Add(c => c.Item, example)).Find(".mark").TextContent);
    }

    [Fact]
    public void Its_menu_offers_what_can_be_done_and_Escape_closes_it()
    {
        var done = new List<TemplateDeed>();
        var card = Render<GalleryCard>(p => p.Add(c => c.Item, ours).Add(c => c.MayEdit, true).Add(c => c.OnDeed, done.Add));

        card.Find(".actions button").Click();
        Assert.Equal($"/maps/{ours.Id}", card.Find("a.menu-item").GetAttribute("href"));
        card.Find(".actions").KeyDown("Escape");
        Assert.Empty(card.FindAll(".menu"));
        card.Find(".actions button").Click();
        card.FindAll("button.menu-item").Single(item => item.TextContent == "Retire").Click();
        card.Render(p => p.Add(c => c.Item, ours with { RetiredAt = DateTime.UnixEpoch }));
        card.Find(".actions button").Click();
        card.FindAll("button.menu-item").Single(item => item.TextContent == "Offer again").Click();

        Assert.Equal([TemplateDeed.Retire, TemplateDeed.BringBack], done);
    }

    [Fact]
    public void A_card_that_looks_as_before_is_not_drawn_anew()
    {
        var card = Render<GalleryCard>(p => p.Add(c => c.Item, ours));
        card.Render(p => p.Add(c => c.Item, ours with { }));
        Assert.Equal(1, card.RenderCount);
        card.Render(p => p.Add(c => c.Item, ours with { Title = "Renamed" }));
        Assert.Equal(2, card.RenderCount);
    }

    [Fact]
    public void The_sheet_is_a_table_of_stages_steps_and_lanes()
    {
        var map = BuiltInTemplates.Find("restaurant")!.Map("en", lane => lane.Name, new(2061, 5, 5));
        var sheet = Render<TemplateSheet>(p => p.Add(s => s.Map, map));

        Assert.Equal(map.Stages.Select(stage => stage.Caption), sheet.FindAll("th[scope=colgroup]").Select(head => head.TextContent));
        Assert.Equal(8, sheet.FindAll("th[scope=col]").Count);
        Assert.Equal(7, sheet.FindAll("th[scope=row]").Count);
        Assert.Equal(map.Cards().Count(), sheet.FindAll("tbody p").Count);
    }
}
