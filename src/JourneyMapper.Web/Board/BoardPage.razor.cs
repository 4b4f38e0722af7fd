using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board.Audience;
using JourneyMapper.Web.Board.Reading;
using JourneyMapper.Web.Board.Table;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;

namespace JourneyMapper.Web.Board;

/// <summary>A map, live. Before the circuit is there the page shows the map as it is; then it joins the room.</summary>
public sealed partial class BoardPage
{
    readonly TableState table = new();
    ElementReference root;
    MapShape shape;
    BoardSession? session;
    BoardScript? script;
    BoardTop? top;
    BoardGrid? grid;
    ActorChips? actors;
    PropertyPanel? panel;
    ElementMenu? menu;
    string? problem;
    bool canEdit;
    bool panelOpen;
    bool isStarted;
    bool isDisposed;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The shape that the address asks for.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? AskedShape { get; set; }

    /// <summary>The saved view that the address names.</summary>
    [SupplyParameterFromQuery(Name = "v")] public string? AskedView { get; set; }

    /// <summary>How the person looked at the map when they left it, from the page before the circuit to the one with it.</summary>
    [PersistentState] public KeptView? KeptView { get; set; }

    [CascadingParameter] Task<AuthenticationState> SignedIn { get; set; } = default!;

    [Inject] MapRooms Rooms { get; set; } = default!;
    [Inject] IMapRights Rights { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] TimeProvider Time { get; set; } = default!;
    [Inject] DialogService Dialogs { get; set; } = default!;
    [Inject] PersonalShelf Personal { get; set; } = default!;
    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] AudienceDesk Audiences { get; set; } = default!;
    [Inject] IStringLocalizer<AudienceTexts> AudienceWords { get; set; } = default!;
    [Inject] IStringLocalizer<ReadingTexts> ShapeWords { get; set; } = default!;
    [Inject] ViewChoice View { get; set; } = default!;
    [Inject] IJSRuntime Js { get; set; } = default!;
    [Inject] IStringLocalizer<BoardTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<PersonTexts> Names { get; set; } = default!;

    /// <summary>The scripts of the board under the names by which they import each other.</summary>
    IEnumerable<string> Modules => Assets.Select(asset => asset.Properties?.FirstOrDefault(p => p.Name == "label")?.Value ?? asset.Url)
        .Where(url => ScriptFolders.Any(folder => url.StartsWith(folder, StringComparison.Ordinal)) && url.EndsWith(".js", StringComparison.Ordinal)).Distinct();

    static readonly string[] ScriptFolders = ["js/board/", "js/text/", "js/pictures/"];

    /// <summary>The person may change something here and now.</summary>
    bool IsOpen => canEdit && !Locks.IsLocked(session!.Map);

    string Title => session is null ? T["Gone.Title"] : session.Map.Title is { Length: > 0 } title ? title : T["Untitled"];

    protected override async Task OnParametersSetAsync()
    {
        if (session?.MapId == Id) return;
        await CloseAsync();
        if (CurrentPerson.Of((await SignedIn).User) is not { } person) return;
        canEdit = Rights.MayEdit(Id, person.Id);
        var opening = new BoardSession(Id, person, Rooms, Time, DispatchAsync);
        try
        {
            var isThere = RendererInfo.IsInteractive ? await opening.JoinAsync() : await opening.ShowAsync();
            if (isThere && opening.Map.IsPersona)
            {
                // A profile has a page of its own.
                opening.Dispose();
                Navigation.NavigateTo($"/personas/{Id}", replace: true);
                return;
            }

            if (isThere)
            {
                // The page before the circuit has read it already: the board does not blink when the circuit takes over.
                if (KeptView?.MapId != Id) KeptView = new(Id, await Personal.ReadViewAsync(person.Id, Id));
                opening.Own.TakeUp(KeptView.View, Personal, person.Id, opening.Map);
                await ShowAskedAsync(opening, person.Id);
            }

            if (!isThere)
            {
                problem = "Gone";
                opening.Dispose();
                if (!RendererInfo.IsInteractive) Navigation.NotFound();
                return;
            }
        }
        catch (StoreUnavailableException)
        {
            problem = "Unavailable";
            opening.Dispose();
            return;
        }

        // The person has gone on to another page while the map was opened.
        if (isDisposed || opening.MapId != Id)
        {
            opening.Dispose();
            return;
        }

        session = opening;
        script = new BoardScript(session, Toasts, T, Names) { CanEdit = canEdit };
        session.RoomClosed += OnRoomClosed;
        session.StructureChanged += StateHasChanged;
        script.MenuAsked += id => menu!.OpenAsync(id);
        script.LaneMenuAsked += before => menu!.OpenLanesAsync(before);
        script.Offered += (heading, choices) => menu!.Offer(heading, choices);
        script.RevealAsked += RevealAsync;
        script.Selected += ids => panel!.Show(ids);
        script.PanelAsked += () => TogglePanel();
        script.ViewAsked += ShowView;
        script.KeysAsked += () => _ = KeySheet.OpenAsync(Dialogs, T, canEdit);
        Membership.Changed += OnMembershipChanged;
        // What was withdrawn while the map was opened.
        OnMembershipChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isStarted || script is null || !RendererInfo.IsInteractive) return;
        isStarted = true;
        // For "opened last"; the board does not wait for it.
        _ = Personal.NoteVisitAsync(session!.Person.Id, Id);
        await script.StartAsync(Js, root);
    }

    // What an address asks for, which somebody may have been sent. It is nobody's choice for other maps.
    async Task ShowAskedAsync(BoardSession opening, Guid personId)
    {
        shape = MapShapes.Read(AskedShape) ?? View.Shape;
        if (AskedView is null) return;
        try
        {
            if (Guid.TryParse(AskedView, out var id) && await Audiences.FindAsync(Id, id, personId) is { } saved)
            {
                opening.Own.Show(saved.View);
                shape = saved.Shape;
                return;
            }
        }
        catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException)
        {
            // The map opens all the same.
        }

        if (RendererInfo.IsInteractive) Toasts.Show(AudienceWords["NotThere"]);
    }

    Task RevealAsync(Guid id)
    {
        if (session?.Map.Find(id) is { } element) session.Own.Reveal(session.Map, element);
        table.Want(id);
        return Task.CompletedTask;
    }

    void TogglePanel()
    {
        panelOpen = !panelOpen;
        StateHasChanged();
    }

    void ShowView(MapShape wanted)
    {
        shape = View.Shape = wanted;
        StateHasChanged();
    }

    void OnRoomClosed(CloseReason reason)
    {
        // When the server stops, the board stays readable and unsent letters stay in their fields; the page comes back by itself.
        if (reason == CloseReason.Shutdown) return;
        // The room could not go on: whoever opens the map anew has it as it is stored.
        if (reason == CloseReason.Removed)
        {
            Navigation.Refresh(forceReload: true);
            return;
        }

        session?.Leave();
        problem = reason == CloseReason.Deleted ? "Deleted" : "Forbidden";
        // The page's half goes with the board.
        _ = DispatchAsync(() => script!.DisposeAsync().AsTask());
        // Out of the room too: whoever is sent away is not seen there any more and hears of no change.
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
            grid?.RefreshAll();
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
