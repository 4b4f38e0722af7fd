using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>The panel's editors: each property by a control that fits it, for one element or several.</summary>
public sealed class PanelTests : OneMap
{
    [Fact]
    public async Task A_scale_is_picked_and_cleared()
    {
        await OpenAsync();
        var pain = await AddAsync("pains", "Long queue");
        var panel = await ShowAsync(pain);

        await panel.Find("input[name=field-severity][value='4']").ChangeAsync("4");
        Assert.Equal(4, Map.Find(pain)!.Get(Card.Severity));
        Assert.True(panel.Find("input[name=field-severity][value='4']").HasAttribute("checked"));

        await panel.Find(".scale .clear").ClickAsync();
        Assert.Null(Map.Find(pain)!.Get(Card.Severity));
        Assert.Empty(panel.FindAll("input[name=field-severity][checked], .clear"));
    }

    [Fact]
    public async Task A_channel_is_picked_from_icons_with_names()
    {
        await OpenAsync();
        var touchpoint = await AddAsync("touchpoints", "Booking");
        var panel = await ShowAsync(touchpoint);

        Assert.Equal(Card.Channel.Options.Count, panel.FindAll(".tiles label:has(svg)").Count);
        await panel.Find("input[name=field-channel][value=phone]").ChangeAsync("phone");

        Assert.Equal("phone", Map.Find(touchpoint)!.Get(Card.Channel));
    }

    [Theory]
    [InlineData("many", "A whole number from 1 to 200")]
    [InlineData("0", "A whole number from 1 to 200")]
    [InlineData("1.5", "A whole number from 1 to 200")]
    public async Task A_wrong_number_stays_to_be_mended_and_the_field_says_what_is_allowed(string typed, string says)
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Rings");
        var panel = await ShowAsync(card);
        var version = Map.Version;

        await panel.Find("#field-span").ChangeAsync(typed);
        var field = panel.Find("#field-span");
        Assert.Equal((typed, "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.Equal(says, panel.Find("#" + field.GetAttribute("aria-describedby")).TextContent);
        Assert.Equal(version, Map.Version);

        await panel.Find("#field-span").ChangeAsync("2");
        Assert.Equal(2, Map.Find(card)!.Get(Card.Span));
        Assert.Empty(panel.FindAll(".problem"));
    }

    [Fact]
    public async Task Several_cards_show_what_they_share_and_are_changed_in_one_step()
    {
        await OpenAsync();
        var (bad, worse) = (await AddAsync("pains", "Queue", 0, new("severity", 2), new("frequency", 3)), await AddAsync("pains", "Price", 1, new("severity", 5), new("frequency", 3)));
        var other = await AddAsync("opportunities", "Guide");
        var panel = await ShowAsync(bad, worse);

        Assert.Equal("2 selected", panel.Find("h2").TextContent);
        Assert.Equal("mixed", panel.Find("[aria-labelledby=field-severity-label] .mixed").TextContent);
        Assert.True(panel.Find("input[name=field-frequency][value='3']").HasAttribute("checked"));

        var version = Map.Version;
        await panel.Find("input[name=field-severity][value='4']").ChangeAsync("4");
        Assert.Equal((4, 4, version + 1), (Map.Find(bad)!.Get(Card.Severity), Map.Find(worse)!.Get(Card.Severity), Map.Version));

        await Renderer.Dispatcher.InvokeAsync(Script.Edits.Undo);
        await DrawnAsync(version, edits: 2);
        Assert.Equal((2, 5), (Map.Find(bad)!.Get(Card.Severity), Map.Find(worse)!.Get(Card.Severity)));

        await panel.InvokeAsync(() => panel.Instance.Show([bad, other]));
        Assert.Empty(panel.FindAll("input[name=field-severity], input[name=field-impact]"));
        Assert.NotEmpty(panel.FindAll("input[name=field-confidence]"));
    }

    [Fact]
    public async Task Several_texts_are_set_at_once()
    {
        await OpenAsync();
        Guid[] ids = [await AddAsync("opportunities", "Guide", 0, new PropertyValue("owner", "Bo")), await AddAsync("opportunities", "Map", 1)];
        var panel = await ShowAsync(ids);

        Assert.Equal("mixed", panel.Find("#field-owner").GetAttribute("placeholder"));
        await panel.Find("#field-owner").ChangeAsync("Eva");

        Assert.All(ids, id => Assert.Equal("Eva", Map.Find(id)!.Get(Card.Owner)));
    }

    [Fact]
    public async Task Whoever_only_reads_can_change_nothing()
    {
        await OpenAsync();
        var panel = await ShowAsync(canEdit: false, await AddAsync("opportunities", "Guide"));

        Assert.All(panel.FindAll("input, select"), control => Assert.True(control.HasAttribute("disabled")));
        Assert.Equal(["Copy link", "Close"], panel.FindAll("button").Select(button => button.GetAttribute("aria-label")));
    }

    private Task<IRenderedComponent<PropertyPanel>> ShowAsync(params Guid[] ids) => ShowAsync(true, ids);

    private async Task<IRenderedComponent<PropertyPanel>> ShowAsync(bool canEdit, params Guid[] ids)
    {
        var panel = Render<PropertyPanel>(one => one.Add(p => p.Session, Session).Add(p => p.Script, Script).Add(p => p.CanEdit, canEdit).Add(p => p.IsOpen, true));
        await panel.InvokeAsync(() => panel.Instance.Show(ids));
        return panel;
    }
}
