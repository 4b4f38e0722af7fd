using Bunit;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Library.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class MapCardTests : BunitContext
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Anna = Guid.CreateVersion7();

    private readonly MapItem item = new(Guid.CreateVersion7(), "Booking", "currentState", 3, Now.AddDays(-9), Now.AddMinutes(-5), null, Anna, "Anna Lind") { OwnerId = Guid.CreateVersion7(), Owner = "Bo" };

    public MapCardTests()
    {
        Services.AddLocalization();
        ComponentFactories.AddStub<MapThumbnail>();
    }

    [Fact]
    public void A_card_leads_to_its_map_and_says_who_changed_it_when()
    {
        var card = Show(item, me: Guid.CreateVersion7());

        Assert.Equal("/maps/" + item.Id, card.Find("h2 a").GetAttribute("href"));
        Assert.Equal("Anna Lind, 5 min ago", card.Find(".when").TextContent);
        Assert.Equal("Current state", card.Find(".kind").TextContent);
        Assert.Equal("made by Bo", card.Find(".by").TextContent);
    }

    [Fact]
    public void What_a_program_made_says_nothing_of_a_maker() => Assert.Empty(Show(item with { OwnerId = null, Owner = null }, Anna).FindAll(".by"));

    [Fact]
    public void What_was_looked_for_is_marked_and_leads_to_its_place()
    {
        var pain = Guid.CreateVersion7();
        var found = new FoundMap(true, [new(pain, new("card", null, "pains"), "Long queue"), new(null, new("goal"), "No queue")]);

        var card = Render<MapCard>(p => p.Add(c => c.Map, item).Add(c => c.Now, Now).Add(c => c.Query, SearchQuery.Read("QUEUE book")).Add(c => c.Found, found));

        Assert.Equal("Book", card.Find("h2 mark").TextContent);
        Assert.Equal(["Pain points: Long queue", "Goal: No queue"], card.FindAll(".hits a").Select(hit => string.Join(' ', hit.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal([$"/maps/{item.Id}#card={pain}", $"/maps/{item.Id}"], card.FindAll(".hits a").Select(hit => hit.GetAttribute("href")));
        Assert.Equal(["queue", "queue"], card.FindAll(".hits mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public void Only_cards_that_look_different_are_drawn_anew()
    {
        MapItem[] maps = [item, item with { Id = Guid.CreateVersion7(), Title = "Second" }, item with { Id = Guid.CreateVersion7(), Title = "Third" }];
        var list = Render<MapCards>(p => p.Add(c => c.Maps, maps).Add(c => c.Limit, 60).Add(c => c.Now, Now).Add(c => c.MayEdit, _ => true));
        int[] Drawn() => [.. list.FindComponents<MapCard>().Select(card => card.RenderCount)];
        Assert.Equal([1, 1, 1], Drawn());

        // The same, read again.
        list.Render(p => p.Add(c => c.Maps, [.. maps.Select(map => map with { })]).Add(c => c.Now, Now.AddSeconds(5)));
        Assert.Equal([1, 1, 1], Drawn());

        // The second was changed: it comes first.
        list.Render(p => p.Add(c => c.Maps, [maps[1] with { Title = "Changed", Version = 4 }, maps[0], maps[2]]));
        Assert.Equal([2, 1, 1], Drawn());
        Assert.Equal(["Changed", "Booking", "Third"], list.FindAll("h2").Select(title => title.TextContent.Trim()));

        var here = System.Collections.Immutable.ImmutableArray.Create(new PersonPresence("1", Anna, "Anna", "#0b7a55"));
        list.Render(p => p.Add(c => c.People, new Dictionary<Guid, System.Collections.Immutable.ImmutableArray<PersonPresence>> { [maps[2].Id] = here }));
        Assert.Equal([2, 1, 2], Drawn());

        // A pointer that moves in a map is no news here.
        list.Render(p => p.Add(c => c.People, new Dictionary<Guid, System.Collections.Immutable.ImmutableArray<PersonPresence>> { [maps[2].Id] = [here[0] with { Selection = [Anna] }] }));
        list.Render(p => p.Add(c => c.Selected, new HashSet<Guid> { maps[0].Id }));
        Assert.Equal([2, 2, 2], Drawn());
    }

    [Fact]
    public void Ones_own_change_is_by_you() => Assert.Equal("You, 5 min ago", Show(item, Anna).Find(".when").TextContent);

    [Fact]
    public void A_map_without_a_title_is_untitled() => Assert.Equal("Untitled", Show(item with { Title = "" }, Anna).Find("h2").TextContent.Trim());

    [Fact]
    public void Those_who_may_only_look_get_a_star_and_nothing_else() => Assert.Contains("star", Assert.Single(Show(item, Anna, mayEdit: false).FindAll("button, input")).ClassName, StringComparison.Ordinal);

    [Fact]
    public void The_menu_opens_acts_once_and_closes()
    {
        var done = new List<CardDeed>();
        var card = Show(item, Anna, onDeed: done.Add);
        Assert.Empty(card.FindAll(".menu"));

        card.Find("button[aria-expanded]").Click();
        card.Find(".menu-item.danger").Click();

        Assert.Equal([CardDeed.Bin], done);
        Assert.Empty(card.FindAll(".menu"));
    }

    [Fact]
    public void Escape_closes_the_menu()
    {
        var card = Show(item, Anna);
        card.Find("button[aria-expanded]").Click();

        card.Find(".actions").KeyDown("Escape");

        Assert.Empty(card.FindAll(".menu"));
    }

    [Fact]
    public void Who_is_in_the_map_is_said_in_words_and_faces()
    {
        PersonPresence[] people = [.. new[] { "Anna", "Ben", "Cia", "Dan" }.Select(name => new PersonPresence(name, Guid.CreateVersion7(), name, "#0b7a55"))];

        var card = Render<MapCard>(p => p.Add(c => c.Map, item).Add(c => c.Now, Now).Add(c => c.People, people));

        Assert.Equal("Here now: Anna, Ben, Cia, Dan", card.Find(".live").GetAttribute("aria-label"));
        Assert.Equal(3, card.FindAll(".avatar").Count);
        Assert.Equal("+1", card.Find(".live small").TextContent);
    }

    [Fact]
    public void A_toast_stands_until_it_has_been_read_and_its_button_acts()
    {
        var clock = new HandClock();
        var toasts = new Toasts();
        Services.AddSingleton<TimeProvider>(clock);
        Services.AddSingleton(toasts);
        var host = Render<ToastHost>();
        var undone = false;

        host.InvokeAsync(() => toasts.Show("In the bin.", "Undo", () => Task.FromResult(undone = true)));
        host.Find(".toast .btn").Click();
        Assert.True(undone);
        Assert.Empty(host.FindAll(".toast"));

        host.InvokeAsync(() => toasts.Show("Back again."));
        Assert.Contains("Back again.", host.Find(".toast").TextContent, StringComparison.Ordinal);
        clock.Ring();
        host.WaitForState(() => host.FindAll(".toast").Count == 0);
    }

    private IRenderedComponent<MapCard> Show(MapItem map, Guid me, bool mayEdit = true, Action<CardDeed>? onDeed = null) => Render<MapCard>(p => p
        .Add(c => c.Map, map).Add(c => c.Me, me).Add(c => c.Now, Now).Add(c => c.MayEdit, mayEdit)
        .Add(c => c.OnDeed, EventCallback.Factory.Create(this, onDeed ?? (_ => { }))));

    /// <summary>A clock whose timers ring by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private Action? ring;

        public void Ring() => ring?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ring = () => callback(state);
            return new Silent();
        }

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
