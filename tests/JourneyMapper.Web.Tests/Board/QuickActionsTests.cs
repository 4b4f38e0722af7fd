using Bunit;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Quick;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>What the quick actions list, how one walks in it, and what choosing does.</summary>
public sealed class QuickActionsTests : BunitContext
{
    private readonly MapSketch map = new();
    private readonly Guid stage, step, card;
    private BoardSession session = null!;
    private IRenderedComponent<QuickActions> quick = null!;

    public QuickActionsTests()
    {
        Services.AddLocalization();
        (stage, var lane) = (map.Stage("Discover"), map.Lane("pains", "Pain points"));
        step = map.Step(stage, "Compare");
        card = map.Card(lane, step, "Long queue");
    }

    [Fact]
    public async Task Lists_what_can_be_done_here_before_what_can_be_done_anywhere()
    {
        await OpenAsync(card);

        Assert.Equal(["Long queue", "On the board"], quick.FindAll("[role=group]").Select(group => group.GetAttribute("aria-label")));
        Assert.Equal("Edit text", Options[0]);
        Assert.Contains("Add a lane: Touchpoints", Options);
        Assert.InRange(Options.Count, 1, QuickList.MostEntries);
    }

    [Fact]
    public async Task Words_in_any_order_and_without_accents_find_a_line()
    {
        await OpenAsync(null);

        Type("LANE ádd quot");

        quick.WaitForAssertion(() => Assert.Equal(["Add a lane: Quotes"], Options));
    }

    [Fact]
    public async Task A_place_is_found_by_its_text_and_says_where_it_is()
    {
        await OpenAsync(null);

        Type("queue");

        quick.WaitForAssertion(() => Assert.Equal("Long queue", Assert.Single(Options)));
        Assert.Equal("Pain points · Compare", quick.Find("[role=option] small").TextContent);
    }

    [Fact]
    public async Task Says_when_nothing_is_called_that()
    {
        await OpenAsync(null);

        Type("zebra");

        quick.WaitForAssertion(() => Assert.StartsWith("Nothing is called that", quick.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("false", quick.Find("[role=combobox]").GetAttribute("aria-expanded"));
        Assert.False(quick.Find("[role=combobox]").HasAttribute("aria-activedescendant"));
    }

    [Fact]
    public async Task Keys_walk_around_and_the_field_names_the_line()
    {
        await OpenAsync(null);
        Assert.Equal(0, Active);

        await PressAsync("ArrowDown");
        Assert.Equal(1, Active);
        await PressAsync("ArrowUp");
        await PressAsync("ArrowUp");
        Assert.Equal(Options.Count - 1, Active);
        await PressAsync("Home");
        Assert.Equal(0, Active);
        await PressAsync("End");
        Assert.Equal(Options.Count - 1, Active);
    }

    [Fact]
    public async Task Enter_means_what_is_found_for_all_that_was_typed()
    {
        await OpenAsync(card);

        Type("add stage");
        await PressAsync("Enter");

        Assert.Equal(["Discover", ""], session.Map.Stages.Select(one => one.Caption));
        Assert.Empty(Options);
    }

    [Fact]
    public async Task A_step_is_added_after_the_one_whose_column_one_is_in()
    {
        var last = map.Step(stage, "Pay");
        await OpenAsync(null, step);

        Type("add step");
        await PressAsync("Enter");

        Assert.Equal(["Compare", "", "Pay"], session.Map.StepsOf(stage).Select(one => one.Caption));
        Assert.Equal(last, session.Map.Columns[2].Id);
    }

    [Fact]
    public async Task Readers_are_offered_only_what_they_may_do()
    {
        await OpenAsync(card, canEdit: false);

        Assert.Equal(["Copy", "Details", "Copy link", "Find on the map", "Larger", "Smaller", "Fit to the window", "Small map on or off", "See the map as a board", "See the map as a table", "Read the map as a story", "Fold or unfold all lanes", "Fold or unfold all stages", "Show or hide how sure the curves are", "Walk through the map as somebody", "Look the map over", "Share this map", "Export as JSON", "Export as Mermaid", "List the keys"], Options);
    }

    [Fact]
    public async Task What_was_used_last_comes_first_and_only_once_but_never_what_removes()
    {
        await OpenAsync(card, used: ["Keys", "made up", "Menu.Remove", "AddStage"]);

        Assert.Equal(["List the keys", "Add a stage", "Edit text"], Options.Take(3));
        Assert.Single(Options, "List the keys");
    }

    [Fact]
    public async Task What_one_stood_on_may_have_gone()
    {
        await OpenAsync(Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(["On the board"], quick.FindAll("[role=group]").Select(group => group.GetAttribute("aria-label")));
    }

    protected override void Dispose(bool disposing)
    {
        session?.Dispose();
        base.Dispose(disposing);
    }

    private List<string> Options => [.. quick.FindAll("[role=option] .quick-text").Select(option => option.TextContent)];

    private int Active
    {
        get
        {
            var named = quick.Find("[role=combobox]").GetAttribute("aria-activedescendant");
            Assert.Equal(named, quick.Find("[aria-selected=true]").Id);
            return quick.FindAll("[role=option]").Select(option => option.Id).ToList().IndexOf(named);
        }
    }

    private void Type(string text) => quick.Find("[role=combobox]").Input(text);

    private Task PressAsync(string key) => quick.InvokeAsync(() => quick.Instance.Press(key));

    private async Task OpenAsync(Guid? element, Guid? at = null, bool canEdit = true, string[]? used = null)
    {
        var author = new MapAuthor(Guid.CreateVersion7(), "Anna");
        var rooms = new MapRooms(new MemoryMapStore(), new Everybody(), TimeProvider.System);
        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(map.Id, new MapSubmission(author, MapSubmission.NewId(), null, [.. map.Operations])));
        session = new BoardSession(map.Id, new CurrentPerson(author.Id, author.Name, "#0b7a55"), rooms, TimeProvider.System, work => quick.InvokeAsync(work));
        Assert.True(await session.ShowAsync());
        var script = new BoardScript(session, new Toasts(), Texts<BoardTexts>(), Texts<PersonTexts>()) { CanEdit = canEdit };
        quick = Render<QuickActions>(parameters => parameters.Add(one => one.Session, session).Add(one => one.Script, script));
        Assert.True(await session.JoinAsync());
        await quick.InvokeAsync(() => quick.Instance.Open(element, at, used));
    }

    private IStringLocalizer<T> Texts<T>() => Services.GetRequiredService<IStringLocalizer<T>>();
}
