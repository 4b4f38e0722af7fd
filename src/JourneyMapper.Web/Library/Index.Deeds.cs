using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;

namespace JourneyMapper.Web.Library;

/// <summary>What is done in the library, with one map, with several, and with folders.</summary>
public sealed partial class Index
{
    MapAuthor Author => new(me!.Id, me.Name);

    /// <summary>What was dropped on a folder, as the page names it: the chosen maps when it is one of them.</summary>
    Task DropAsync(string? map, string? folder)
    {
        if (!Guid.TryParse(map, out var dragged) || maps.All(one => one.Id != dragged)) return Task.CompletedTask;
        var target = folder == LibraryQuery.NoFolder ? Guid.Empty : Guid.TryParse(folder, out var id) ? id : (Guid?)null;
        return target is { } to ? MoveAsync(selection.Ids.Contains(dragged) ? [.. selection.Ids] : [dragged], to) : Task.CompletedTask;
    }

    /// <summary>A key pressed on the box of a card; without a choice it is for that card.</summary>
    async Task KeyAsync(string key, string? map)
    {
        if (key == "Escape") await ClearAsync(stays: map is not null);
        else if (Guid.TryParse(map, out var id) && shown.Any(one => one.Id == id))
        {
            Guid[] ids = selection.Count > 0 ? [.. selection.Ids] : [id];
            if (key == "Delete") await BinAsync(ids);
            else await AskAndMoveAsync(ids);
        }

        StateHasChanged();
    }

    void Pick(Guid map, bool toHere) => selection.Pick(map, toHere, [.. shown.Take(limit).Where(MayEdit).Select(one => one.Id)]);

    void ChooseAll() => selection.All(shown.Where(MayEdit).Select(map => map.Id));

    Task ClearAsync() => ClearAsync(stays: false);

    /// <param name="stays">The focus is on a card, which stays; else it was in the bar, which goes.</param>
    async Task ClearAsync(bool stays)
    {
        selection.Clear();
        StateHasChanged();
        if (!stays) await heading.FocusAsync();
    }

    Task MoveChosen() => AskAndMoveAsync([.. selection.Ids]);

    Task BinChosen() => BinAsync([.. selection.Ids]);

    Task DoAsync(MapItem map, CardDeed deed) => deed switch
    {
        CardDeed.Star => StarAsync(map),
        CardDeed.Rename => RenameAsync(map),
        CardDeed.Move => AskAndMoveAsync([map.Id]),
        CardDeed.Duplicate => DuplicateAsync(map),
        CardDeed.Future => MakeFutureAsync(map),
        CardDeed.Share => ShareAsync(map),
        CardDeed.Template => SaveTemplateAsync(map),
        _ => BinAsync([map.Id]),
    };

    async Task ShareAsync(MapItem map)
    {
        if (await SharingDialog.OpenAsync(Dialogs, Sharing, map.Id, me!.Id)) Toasts.Show(Sharing["Saved"]);
        await LoadAsync();
    }

    async Task SaveTemplateAsync(MapItem map)
    {
        if (await TemplateDialog.SaveAsync(Dialogs, Templates, map.Id, map.Title, Author) is { } id) SaveTemplate.Tell(Toasts, Navigation, Templates, id);
    }

    async Task NewAsync()
    {
        if (await NewMapDialog.OpenAsync(Dialogs, T, Author, current?.Id) is { } id) await OpenNewAsync(id);
    }

    async Task ImportAsync(IBrowserFile? file = null)
    {
        if (await ImportDialog.OpenAsync(Dialogs, Exchange, Author, file) is { } id) await OpenNewAsync(id);
        else await LoadAsync();
    }

    /// <summary>A map that is made in a folder lies there.</summary>
    async Task OpenNewAsync(Guid id)
    {
        if (current is { } folder) await FolderDesk.MoveAsync([id], folder.Id, me!.Id);
        Navigation.NavigateTo($"/maps/{id}");
    }

    Task DroppedAsync(InputFileChangeEventArgs files)
    {
        if (files.FileCount == 1) return ImportAsync(files.File);
        Toasts.Show(Exchange[ExchangeCodes.OneFile]);
        return Task.CompletedTask;
    }

    async Task StarAsync(MapItem map)
    {
        if (!await Personal.SetFavouriteAsync(me!.Id, map.Id, !marks.Favourites.Contains(map.Id))) Toasts.Show(T["Failed"]);
        await LoadAsync();
    }

    async Task RenameAsync(MapItem map)
    {
        if (await RenameDialog.OpenAsync(Dialogs, T, map, Author)) await LoadAsync();
    }

    async Task DuplicateAsync(MapItem map)
    {
        var title = S["Duplicate.Title", TitleOf(map)];
        var (answer, id) = await Desk.DuplicateAsync(map.Id, title, Author);
        if (answer is SubmitAnswer.Accepted) Toasts.Show(S["Duplicate.Done", title], S["Duplicate.Open"], () => { Navigation.NavigateTo($"/maps/{id}"); return Task.CompletedTask; });
        else Toasts.Show(T["Failed"]);
        await LoadAsync();
    }

    async Task MakeFutureAsync(MapItem map)
    {
        var (answer, id) = await Future.MakeAsync(map.Id, map.Title, Author);
        if (answer is SubmitAnswer.Accepted) Navigation.NavigateTo($"/maps/{id}");
        else Toasts.Show(T["Failed"]);
    }

    async Task AskAndMoveAsync(IReadOnlyList<Guid> ids)
    {
        var places = maps.Where(map => ids.Contains(map.Id)).Select(map => map.FolderId).Distinct().ToList();
        if (await MoveDialog.OpenAsync(Dialogs, S, folders, me!.Id, places is [var one] ? one : null) is { } folder) await MoveAsync(ids, folder);
    }

    async Task MoveAsync(IReadOnlyList<Guid> ids, Guid folder)
    {
        var moved = await FolderDesk.MoveAsync(ids, folder == Guid.Empty ? null : folder, me!.Id);
        string text = moved.Count switch
        {
            0 when folder != Guid.Empty && maps.Where(map => ids.Contains(map.Id)).Any(map => map.FolderId != folder) => T["Failed"].Value,
            0 => S["Move.Nothing"].Value,
            1 => S["Move.One", NameOf(moved.Keys.First())].Value,
            _ => S["Move.Many", moved.Count].Value,
        };
        await FinishAsync();
        Toasts.Show(text, moved.Count > 0 ? T["Undo"].Value : null, moved.Count == 0 ? null : () => BackAsync(async () =>
        {
            foreach (var before in moved.GroupBy(map => map.Value, map => map.Key)) await FolderDesk.MoveAsync([.. before], before.Key, me.Id);
        }));
    }

    async Task BinAsync(IReadOnlyList<Guid> ids)
    {
        var names = ids.ToDictionary(id => id, NameOf);
        var moved = await Desk.BinAsync(ids, Author);
        string text = moved.Count switch { 0 => T["Failed"].Value, 1 => T["Binned", names[moved[0]]].Value, _ => S["Binned.Many", moved.Count].Value };
        await FinishAsync();
        Toasts.Show(text, moved.Count > 0 ? T["Undo"].Value : null, moved.Count == 0 ? null : () => BackAsync(() => Desk.RestoreAsync(moved, Author)));
    }

    async Task NewFolderAsync()
    {
        if (await FolderDialog.OpenAsync(Dialogs, S, me!.Id) is { } id) Show(new() { Folder = id, Order = query.Order });
        await LoadAsync();
    }

    async Task RenameFolderAsync()
    {
        folderMenu = false;
        // The dialog gives the focus back to where it was, which must not be an item that is gone.
        await folderOpener.FocusAsync();
        if (current is { } folder && await FolderDialog.OpenAsync(Dialogs, S, me!.Id, folder) is not null) await LoadAsync();
    }

    async Task DeleteFolderAsync()
    {
        folderMenu = false;
        await folderOpener.FocusAsync();
        if (current is not { } folder) return;
        if (await ConfirmDialog.AskAsync(Dialogs, S["Folder.Delete"], new([S["Folder.Delete.Text", folder.Name]], S["Folder.Delete"], IsDanger: true)) is null) return;
        var answer = await FolderDesk.DeleteAsync(folder.Id, me!.Id);
        Toasts.Show(FolderDialog.Words(S, answer.Outcome) ?? S["Folder.Deleted", folder.Name]);
        await LoadAsync();
        Show(new() { Order = query.Order });
    }

    async Task OnFolderKeyAsync(KeyboardEventArgs e)
    {
        if (e.Key != "Escape" || !folderMenu) return;
        folderMenu = false;
        await folderOpener.FocusAsync();
    }

    /// <summary>What was chosen is no longer there: the keyboard goes on from the top of the list.</summary>
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

    Task BackAsync(Func<Task> undo) => InvokeAsync(async () =>
    {
        await undo();
        if (isDisposed) return;
        await LoadAsync();
        StateHasChanged();
    });

    string NameOf(Guid id) => maps.FirstOrDefault(map => map.Id == id) is { } map ? TitleOf(map) : "";
}
