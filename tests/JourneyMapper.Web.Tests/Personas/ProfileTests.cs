using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Personas;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

/// <summary>The parts of a profile: what is drawn, for whom, and when.</summary>
public sealed class ProfileTests : OnePersona
{
    [Fact]
    public async Task Only_the_section_that_has_changed_is_drawn_anew()
    {
        await OpenAsync();
        var (goals, needs) = (SectionOf("goals"), SectionOf("needs"));
        var (one, other) = (ShowSection(goals.Id, true), ShowSection(needs.Id, true));

        await DoAsync(SetOperation.Of(goals.Id, Section.Text, "Home by five"));

        Assert.Equal("Home by five", one.Find(".part-text .shown").TextContent);
        Assert.Equal((2, 1), (one.Instance.Renders, other.Instance.Renders));
        await DoAsync(SetOperation.Of(Session.MapId, MapHead.Tagline, "Always in a hurry"));
        Assert.Equal((2, 1), (one.Instance.Renders, other.Instance.Renders));
    }

    [Fact]
    public async Task Who_may_only_look_gets_words_and_no_fields()
    {
        await OpenAsync();
        var goals = SectionOf("goals");
        await DoAsync(SetOperation.Of(goals.Id, Section.Text, "Home by five"));
        var shown = ShowSection(goals.Id, false);

        Assert.Equal("Goals", shown.Find("h2").TextContent);
        Assert.Empty(shown.FindAll("[data-field], button"));
        Assert.Equal("Nothing yet", ShowSection(SectionOf("needs").Id, false).Find(".part-text .shown").TextContent);
        var slider = Show<TraitView>(parameters => parameters.Add(view => view.Id, Persona.Traits.First().Id).Add(view => view.Script, Script));
        Assert.Equal("50 of 100, between asks others and helps others", slider.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Empty(slider.FindAll("input, button"));
    }

    [Fact]
    public async Task A_slider_is_set_and_shown_where_it_stands()
    {
        await OpenAsync();
        var trait = Persona.Traits.First().Id;
        var slider = Show<TraitView>(parameters => parameters.Add(view => view.Id, trait).Add(view => view.Script, Script).Add(view => view.CanEdit, true));

        await slider.Find("input[type=range]").ChangeAsync("85");
        Assert.Equal(85, Persona.Find(trait)!.Get(Trait.Value));
        Assert.Equal("85", slider.Find("input[type=range]").GetAttribute("value"));
        await slider.Find("input[type=range]").ChangeAsync("900");
        Assert.Equal(85, Persona.Find(trait)!.Get(Trait.Value));
    }

    [Fact]
    public async Task Segments_part_and_colour_are_set_on_the_head()
    {
        await OpenAsync();
        var head = Show<PersonaHead>(parameters => parameters.Add(view => view.Id, Session.MapId).Add(view => view.Script, Script).Add(view => view.CanEdit, true));

        await head.Find(".tag-input").InputAsync("families");
        await head.Find(".tags form").SubmitAsync();
        await head.Find(".fact select").ChangeAsync("decides");
        await head.Find("input[name=persona-color][value=teal]").ChangeAsync("teal");
        Assert.Equal(("families", "decides", "teal"), (Persona.Head.Get(MapHead.Segments), Persona.Head.Get(MapHead.Role), Persona.Head.Get(MapHead.Color)));
        await head.Find(".tag button").ClickAsync();
        Assert.Equal("", Persona.Head.Get(MapHead.Segments));
    }

    [Fact]
    public async Task What_a_profile_usually_has_and_lacks_is_offered()
    {
        await OpenAsync();
        Assert.Equal(["free"], Offered());
        await DoAsync(new RemoveOperation(SectionOf("quote").Id));
        Assert.Equal(["quote", "free"], Offered());
    }

    [Fact]
    public async Task Two_people_who_move_one_section_both_do_and_the_last_one_counts()
    {
        await OpenAsync();
        var channels = SectionOf("channels").Id;
        var version = Persona.Version;

        await DoAsync(new MoveOperation(channels, SectionOf("goals").Id));
        Assert.IsType<SubmitAnswer.Accepted>(await ByOtherAsync(new MoveOperation(channels, SectionOf("quote").Id)));
        await Renderer.Dispatcher.InvokeAsync(() => Session.WhenDrawnAsync(version + 2));

        Assert.Equal(channels, Persona.Sections.First().Id);
        Assert.Equal(PersonaStart.Sections.Count, Persona.Sections.Count());
    }

    private Element SectionOf(string kind) => Persona.Sections.Single(section => section.Get(Section.SectionKind) == kind);

    private IRenderedComponent<SectionView> ShowSection(Guid id, bool canEdit) =>
        Show<SectionView>(parameters => parameters.Add(view => view.Id, id).Add(view => view.CanEdit, canEdit));

    private IEnumerable<string?> Offered() => Render<AddPart>(parameters => parameters.Add(part => part.Session, Session).Add(part => part.Script, Script))
        .FindAll("[data-add]").Select(button => button.GetAttribute("data-add"));
}
