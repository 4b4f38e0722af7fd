using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;

namespace JourneyMapper.Web.Library;

/// <summary>The bin: back to the maps, or gone for good.</summary>
public sealed partial class Bin : IAsyncDisposable
{
    readonly Selection selection = new();
    CurrentPerson? me;
    IReadOnlyList<MapItem> maps = [];
    DateTime now;
    bool isDisposed, isStarted;
    ElementReference zone, heading;
    LibraryScript? script;

    [CascadingParameter] Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] MapLibrary Library { get; set; } = default!;
    [Inject] LibraryWatch Watch { get; set; } = default!;
    [Inject] MapDesk Desk { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] DialogService Dialogs { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] TimeProvider Clock { get; set; } = default!;
    [Inject] IJSRuntime Js { get; set; } = default!;
    [Inject] IStringLocalizer<LibraryTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<ShelfTexts> S { get; set; } = default!;
    [Inject] IStringLocalizer<MapTexts> Words { get; set; } = default!;

    MapAuthor Author => new(me!.Id, me.Name);

    protected override async Task OnInitializedAsync()
    {
        me = CurrentPerson.Of((await Authentication).User);
        if (me is null) return;
        if (RendererInfo.IsInteractive) Watch.Changed += OnChanged;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || me is null) return;
        script = new LibraryScript((_, _) => Task.CompletedTask, OnKey, Js);
        isStarted = await script.StartAsync(zone, null, null);
        if (isStarted) StateHasChanged();
    }

    void OnChanged(LibrarySnapshot newest) => _ = InvokeAsync(async () =>
    {
        if (isDisposed) return;
        // No longer in: the server says so on a page of its own.
        if (Membership.RoleOf(me!.Id) is null)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        await LoadAsync();
        StateHasChanged();
    });

    async Task LoadAsync()
    {
        maps = await Library.ListBinAsync(me!.Id);
        now = Clock.GetUtcNow().UtcDateTime;
        selection.Keep(maps.Select(map => map.Id));
    }

    string TitleOf(MapItem map) => map.Title.Length > 0 ? map.Title : Words["Untitled"];

    bool MayEdit(MapItem map) => me is not null && Membership.CanEdit(map.Id, me.Id);

    bool MayDelete(MapItem map) => me is not null && Desk.MayDeleteForGood(map, me.Id);

    void Pick(Guid id, bool toHere) => selection.Pick(id, toHere, [.. maps.Select(map => map.Id)]);

    Task OnKey(string key, string? map) => InvokeAsync(async () =>
    {
        if (key == "Escape") selection.Clear();
        else if (key == "Delete" && Guid.TryParse(map, out var id)) await DeleteAsync(selection.Count > 0 ? [.. selection.Ids] : [id]);
        StateHasChanged();
    });

    async Task RestoreAsync(IReadOnlyList<Guid> ids)
    {
        var names = ids.ToDictionary(id => id, NameOf);
        var moved = await Desk.RestoreAsync(ids, Author);
        string text = moved.Count switch { 0 => T["Failed"].Value, 1 => T["Bin.Restored", names[moved[0]]].Value, _ => S["Restored.Many", moved.Count].Value };
        await FinishAsync();
        Toasts.Show(text, moved.Count > 0 ? T["Undo"].Value : null, moved.Count == 0 ? null : () => InvokeAsync(async () =>
        {
            await Desk.BinAsync(moved, Author);
            if (isDisposed) return;
            await LoadAsync();
            StateHasChanged();
        }));
    }

    Task EmptyAsync() => DeleteAsync([.. maps.Select(map => map.Id)]);

    async Task DeleteAsync(IReadOnlyList<Guid> ids)
    {
        Guid[] own = [.. maps.Where(map => ids.Contains(map.Id) && MayDelete(map)).Select(map => map.Id)];
        if (own.Length == 0)
        {
            Toasts.Show(S["Deleted.None"]);
            return;
        }

        var text = own.Length == 1 ? S["Delete.One", NameOf(own[0])] : S["Delete.Many", own.Length];
        if (await ConfirmDialog.AskAsync(Dialogs, S["Delete"], new([text], S["Delete"], IsDanger: true)) is null) return;
        var deleted = await Desk.DeleteForGoodAsync(own, Author);
        await FinishAsync();
        Toasts.Show(deleted.Count switch { 0 => S["Deleted.None"], 1 => S["Deleted.One"], _ => S["Deleted.Many", deleted.Count] });
    }

    async Task FinishAsync()
    {
        // Whoever has gone on to another page is not brought back from here.
        if (isDisposed) return;
        selection.Clear();
        await LoadAsync();
        if (isDisposed) return;
        StateHasChanged();
        await heading.FocusAsync();
    }

    string NameOf(Guid id) => maps.FirstOrDefault(map => map.Id == id) is { } map ? TitleOf(map) : "";

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        Watch.Changed -= OnChanged;
        if (script is not null) await script.DisposeAsync();
    }
}
