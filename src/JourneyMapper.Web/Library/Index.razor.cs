using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Future;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library.Search;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;

namespace JourneyMapper.Web.Library;

/// <summary>The library: what is shown and kept up to date. What is done with maps is in <c>Index.Deeds.cs</c>.</summary>
public sealed partial class Index : IAsyncDisposable
{
    /// <summary>Cards shown at once; each draws a picture.</summary>
    const int Page = 60;

    CurrentPerson? me;
    HashSet<Guid> editable = [];
    ElementReference folderOpener;
    bool mayEdit, mayOwn, folderMenu, isStarted, isSearching, isDisposed;
    LibrarySnapshot? snapshot;
    IReadOnlyList<MapItem> maps = [];
    IReadOnlyList<MapItem> shown = [];
    IReadOnlyList<FolderItem> folders = [];
    IReadOnlyDictionary<Guid, ImmutableArray<PersonPresence>> people = FrozenDictionary<Guid, ImmutableArray<PersonPresence>>.Empty;
    PersonalMarks marks = PersonalMarks.None;
    IReadOnlyDictionary<Guid, FoundMap>? found;
    SearchQuery? words;
    LibraryQuery query = new();
    DateTime now, drawnAt;
    int limit = Page;
    string firstText = "";
    string boxText = "";
    readonly Selection selection = new();
    ElementReference search, zone, heading;
    InputFile? dropped;
    LibraryScript? script;

    [CascadingParameter] Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromQuery] string? Folder { get; set; }
    [SupplyParameterFromQuery(Name = "show")] string? Shelf { get; set; }
    [SupplyParameterFromQuery] string? Kind { get; set; }
    [SupplyParameterFromQuery] string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "q")] string? Text { get; set; }

    [Inject] MapLibrary Library { get; set; } = default!;
    [Inject] LibraryWatch Watch { get; set; } = default!;
    [Inject] MapSearch Search { get; set; } = default!;
    [Inject] MapDesk Desk { get; set; } = default!;
    [Inject] Folders FolderDesk { get; set; } = default!;
    [Inject] PersonalShelf Personal { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] DialogService Dialogs { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] TimeProvider Clock { get; set; } = default!;
    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] IJSRuntime Js { get; set; } = default!;
    [Inject] IStringLocalizer<LibraryTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<ShelfTexts> S { get; set; } = default!;
    [Inject] IStringLocalizer<MapTexts> Words { get; set; } = default!;
    [Inject] IStringLocalizer<AccountTexts> Invite { get; set; } = default!;
    [Inject] IStringLocalizer<ExchangeTexts> Exchange { get; set; } = default!;
    [Inject] IStringLocalizer<SharingTexts> Sharing { get; set; } = default!;
    [Inject] IStringLocalizer<TemplateTexts> Templates { get; set; } = default!;
    [Inject] FutureMaps Future { get; set; } = default!;

    /// <summary>The folder that is shown; null when none is, or when it is gone.</summary>
    FolderItem? current => query.Folder is { } id ? folders.FirstOrDefault(folder => folder.Id == id) : null;

    string Heading => current?.Name ?? (query.Folder == Guid.Empty ? S["Folder.None"] : query.Show == MapShelf.All ? T["Maps"] : S["Shelf." + query.Show]);

    (string Icon, string Title, string Text) Nothing => this switch
    {
        { query.Text.Length: > 0 } => ("search", S["Search.None.Title"], S["Search.None.Text"]),
        { query.Kind: not null } => ("search", T["None.Title"], T["None.Text"]),
        { query.Folder: { } id, current: null } when id != Guid.Empty => ("folder", S["Folder.Lost.Title"], S["Folder.Lost.Text"]),
        { query.Folder: not null } => ("folder", S["Folder.Bare.Title"], S["Folder.Bare.Text"]),
        { query.Show: MapShelf.Favourites } => ("star", S["Favourites.None.Title"], S["Favourites.None.Text"]),
        { query.Show: MapShelf.Recent } => ("clock", S["Recent.None.Title"], S["Recent.None.Text"]),
        _ => ("maps", S["Mine.None.Title"], S["Mine.None.Text"]),
    };

    protected override async Task OnInitializedAsync()
    {
        me = CurrentPerson.Of((await Authentication).User);
        if (me is null) return;
        firstText = boxText = LibraryQuery.Read(null, null, null, null, Text).Text;
        if (RendererInfo.IsInteractive) Watch.Changed += OnChanged;
        marks = await Personal.ReadAsync(me.Id);
        Take(await Library.ReadAsync());
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = LibraryQuery.Read(Folder, Shelf, Kind, Sort, Text);
        if (asked == query) return;
        (query, limit, folderMenu) = (asked, Page, false);
        selection.Clear();
        if (boxText != query.Text && script is not null) await script.SetAsync(search, boxText = query.Text);
        await FindAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!RendererInfo.IsInteractive || me is null || isDisposed) return;
        script ??= new LibraryScript((map, folder) => InvokeAsync(() => DropAsync(map, folder)), (key, map) => InvokeAsync(() => KeyAsync(key, map)), Js);
        if (await script.StartAsync(zone, maps.Count > 0 ? search : null, dropped?.Element) && !isStarted)
        {
            isStarted = true;
            StateHasChanged();
        }
    }

    /// <summary>Something changed somewhere: what looks as before is not drawn anew.</summary>
    void OnChanged(LibrarySnapshot newest) => _ = InvokeAsync(async () =>
    {
        if (isDisposed) return;
        // No longer in: the server says so on a page of its own.
        if (Membership.RoleOf(me!.Id) is null)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        var before = (maps, folders, people, editable, mayOwn);
        Take(newest);
        if (words is not null) await FindAsync();
        // A minute later the cards say so.
        var isSame = now - drawnAt < TimeSpan.FromMinutes(1) && before.editable.SetEquals(editable) && before.mayOwn == mayOwn && before.maps.SequenceEqual(maps) && before.folders.SequenceEqual(folders)
            && before.people.Count == people.Count && before.people.All(room => people.TryGetValue(room.Key, out var here) && room.Value.SequenceEqual(here));
        if (isSame) return;
        drawnAt = now;
        StateHasChanged();
    });

    void Take(LibrarySnapshot newest)
    {
        snapshot = newest;
        (mayEdit, mayOwn) = (Membership.CanEdit(me!.Id), Membership.CanOwn(me.Id));
        maps = Library.For(me.Id, newest.Maps);
        editable = [.. maps.Where(MayEdit).Select(map => map.Id)];
        folders = [.. newest.Folders.OrderBy(folder => folder.Name, StringComparer.CurrentCultureIgnoreCase)];
        people = Library.People();
        now = Clock.GetUtcNow().UtcDateTime;
        Arrange();
    }

    /// <summary>After a deed of one's own: at once, without waiting for the watch.</summary>
    async Task LoadAsync()
    {
        marks = await Personal.ReadAsync(me!.Id);
        Take(await Library.ReadAsync());
        if (words is not null) await FindAsync();
    }

    void Arrange()
    {
        if (me is null) return;
        shown = query.Choose(maps, marks, me.Id, found, TitleOf);
        selection.Keep(shown.Select(map => map.Id));
    }

    Task TypedAsync(string? text)
    {
        boxText = text ?? "";
        query = LibraryQuery.Read(null, null, null, null, boxText) with { Folder = query.Folder, Show = query.Show, Kind = query.Kind, Order = query.Order };
        limit = Page;
        // Kept in the address for Back and for a reload, without a step in the history for every letter.
        _ = script?.KeepAddressAsync(query.Address());
        return FindAsync();
    }

    /// <summary>Looks for what stands in the box; what is typed while a search runs is looked for next.</summary>
    async Task FindAsync()
    {
        // Without words there is nothing found, also while a search for the ones before is still on its way.
        if ((words = SearchQuery.Read(query.Text)) is null) found = null;
        Arrange();
        if (isSearching) return;
        isSearching = true;
        try
        {
            SearchQuery? asked;
            do
            {
                asked = words;
                var answer = asked is null || me is null ? null : await Search.FindAsync(asked, me.Id);
                if (ReferenceEquals(asked, words)) found = answer;
            }
            while (!ReferenceEquals(asked, words));
        }
        finally
        {
            isSearching = false;
        }

        Arrange();
    }

    void Show(LibraryQuery wanted) => Navigation.NavigateTo(wanted.Address());

    void Go(string? address)
    {
        if (address is not null) Navigation.NavigateTo(LocalUrl.OrHome(address));
    }

    void SortBy(string? name)
    {
        if (Enum.TryParse(name, out MapOrder order)) Show(query with { Order = order });
    }

    string TitleOf(MapItem map) => map.Title.Length > 0 ? map.Title : Words["Untitled"];

    bool MayEdit(MapItem map) => me is not null && Membership.CanEdit(map.Id, me.Id);

    static string Pressed(bool on) => on ? "true" : "false";

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        Watch.Changed -= OnChanged;
        if (script is not null) await script.DisposeAsync();
    }
}
