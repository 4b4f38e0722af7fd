using Bunit;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class MapCardTests : BunitContext
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Anna = Guid.CreateVersion7();

    private readonly MapItem item = new(Guid.CreateVersion7(), "Booking", "currentState", 3, Now.AddDays(-9), Now.AddMinutes(-5), null, Anna, "Anna Lind");

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
    }

    [Fact]
    public void Ones_own_change_is_by_you() => Assert.Equal("You, 5 min ago", Show(item, Anna).Find(".when").TextContent);

    [Fact]
    public void A_map_without_a_title_is_untitled() => Assert.Equal("Untitled", Show(item with { Title = "" }, Anna).Find("h2").TextContent);

    [Fact]
    public void Those_who_may_only_look_get_no_actions() => Assert.Empty(Show(item, Anna, mayEdit: false).FindAll("button"));

    [Fact]
    public void The_menu_opens_acts_once_and_closes()
    {
        var binned = 0;
        var card = Show(item, Anna, onBin: () => binned++);
        Assert.Empty(card.FindAll(".menu"));

        card.Find("button").Click();
        card.Find(".menu-item.danger").Click();

        Assert.Equal(1, binned);
        Assert.Empty(card.FindAll(".menu"));
    }

    [Fact]
    public void Escape_closes_the_menu()
    {
        var card = Show(item, Anna);
        card.Find("button").Click();

        card.Find(".actions").KeyDown("Escape");

        Assert.Empty(card.FindAll(".menu"));
    }

    [Fact]
    public void Who_is_in_the_map_is_said_in_words_and_faces()
    {
        PersonPresence[] people = [.. new[] { "Anna", "Ben", "Cia", "Dan" }.Select(name => new PersonPresence(name, Guid.CreateVersion7(), name, "#0b7a55"))];

        var card = Render<MapCard>(p => p.Add(c => c.Map, item).Add(c => c.Now, Now).Add(c => c.People, [.. people]));

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

    private IRenderedComponent<MapCard> Show(MapItem map, Guid me, bool mayEdit = true, Action? onBin = null) => Render<MapCard>(p => p
        .Add(c => c.Map, map).Add(c => c.Me, me).Add(c => c.Now, Now).Add(c => c.MayEdit, mayEdit)
        .Add(c => c.OnBin, EventCallback.Factory.Create(this, onBin ?? (() => { }))));

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
