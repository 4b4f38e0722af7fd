using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Personas;

/// <summary>A persona's profile, live for everybody who has it open. Before the circuit is there the page shows it as it is; then it joins the room.</summary>
public sealed partial class PersonaPage
{
    ElementReference root;
    CurrentPerson? me;
    BoardSession? session;
    PersonaScript? script;
    string? problem;
    bool canEdit;
    bool isStarted;
    bool isDisposed;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] Task<AuthenticationState> SignedIn { get; set; } = default!;

    [Inject] MapRooms Rooms { get; set; } = default!;
    [Inject] IMapRights Rights { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] MapDesk Desk { get; set; } = default!;
    [Inject] PersonaLibrary Library { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] TimeProvider Time { get; set; } = default!;
    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] IJSRuntime Js { get; set; } = default!;
    [Inject] IStringLocalizer<PersonaTexts> P { get; set; } = default!;
    [Inject] IStringLocalizer<BoardTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<PersonTexts> Names { get; set; } = default!;

    /// <summary>The person may change something here and now.</summary>
    bool IsOpen => canEdit && !Locks.IsLocked(session!.Map);

    string Title => session is null ? P["Gone.Title"] : session.Map.Title is { Length: > 0 } name ? name : P["Untitled"];

    string Layout => session!.Map.Head.Get(MapHead.Layout) ?? MapHead.Layout.Options[0];

    protected override async Task OnParametersSetAsync()
    {
        if (session?.MapId == Id) return;
        await CloseAsync();
        if ((me = CurrentPerson.Of((await SignedIn).User)) is null) return;
        canEdit = Rights.MayEdit(Id, me.Id);
        var opening = new BoardSession(Id, me, Rooms, Time, DispatchAsync);
        try
        {
            var isThere = (RendererInfo.IsInteractive ? await opening.JoinAsync() : await opening.ShowAsync()) && opening.Map.IsPersona;
            if (!isThere) problem = await Library.IsBinnedAsync(Id, me.Id) ? "Deleted" : "Gone";
        }
        catch (StoreUnavailableException)
        {
            problem = "Unavailable";
        }

        // Or the person has gone on to another page while it was opened.
        if (problem is not null || isDisposed || opening.MapId != Id)
        {
            opening.Dispose();
            if (problem == "Gone" && !RendererInfo.IsInteractive) Navigation.NotFound();
            return;
        }

        session = opening;
        script = new PersonaScript(session, Toasts, T, Names) { CanEdit = canEdit };
        session.RoomClosed += OnRoomClosed;
        session.StructureChanged += StateHasChanged;
        session.Views.Register(Id, this);
        Membership.Changed += OnMembershipChanged;
        // What was withdrawn while it was opened.
        OnMembershipChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isStarted || script is null || !RendererInfo.IsInteractive) return;
        isStarted = true;
        await script.StartAsync(Js, root);
    }

    /// <summary>The head has changed: its name in the window's title, its colour, its layout, its lock.</summary>
    public void Refresh() => StateHasChanged();

    async Task AddTraitAsync()
    {
        var id = Guid.CreateVersion7();
        if (await script!.DoAsync(PersonaStart.NewTrait(id, "", "", ""))) await script.FocusAsync(id, Trait.Title.Name);
    }

    async Task RestoreAsync()
    {
        if (!await Desk.RestoreAsync(Id, new(me!.Id, me.Name))) Toasts.Show(P["Failed"]);
        else Navigation.Refresh(forceReload: true);
    }

    void OnRoomClosed(CloseReason reason)
    {
        // When the server stops, the page comes back by itself.
        if (reason == CloseReason.Shutdown) return;
        if (reason == CloseReason.Removed)
        {
            Navigation.Refresh(forceReload: true);
            return;
        }

        problem = reason == CloseReason.Deleted ? "Deleted" : "Forbidden";
        _ = DispatchAsync(() => script!.DisposeAsync().AsTask());
        session!.Dispose();
        StateHasChanged();
    }

    /// <summary>Rights hold at once: who may no longer see is out, who may no longer edit keeps reading.</summary>
    void OnMembershipChanged() => _ = DispatchAsync(() =>
    {
        if (session is null || problem is not null) return Task.CompletedTask;
        if (!Rights.MayView(Id, session.Person.Id)) OnRoomClosed(CloseReason.Forbidden);
        else if (Rights.MayEdit(Id, session.Person.Id) != canEdit)
        {
            canEdit = script!.CanEdit = !canEdit;
            StateHasChanged();
        }

        return Task.CompletedTask;
    });

    Task DispatchAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        try
        {
            await work();
        }
        catch (Exception gone) when (BrowserGone.Says(gone))
        {
            // The browser has gone; the circuit is about to.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await DispatchExceptionAsync(error);
        }
    });

    async ValueTask CloseAsync()
    {
        Membership.Changed -= OnMembershipChanged;
        session?.Dispose();
        if (script is not null) await script.DisposeAsync();
        (session, script, problem, isStarted) = (null, null, null, false);
    }

    public ValueTask DisposeAsync()
    {
        isDisposed = true;
        return CloseAsync();
    }
}
