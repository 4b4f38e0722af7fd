using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Library;

/// <summary>
/// The way between the library's page (wwwroot/js/library.js) and its circuit: drags onto folders, keys on boxes, files dropped, the search box.
/// What the page says is checked by the library like anything from outside.
/// </summary>
/// <param name="onDrop">A map (its id) was dropped on a folder (its id, or "none").</param>
/// <param name="onKey">"Delete", "Move" or "Escape" was pressed on the box of a map (its id).</param>
sealed class LibraryScript(Func<string?, string?, Task> onDrop, Func<string, string?, Task> onKey, IJSRuntime js) : IAsyncDisposable
{
    DotNetObjectReference<LibraryScript>? reference;
    IJSObjectReference? module, page, shortcut, drops, drags;
    Task<bool> starting = Task.FromResult(false);
    bool isDisposed;

    [JSInvokable]
    public Task Drop(string? map, string? folder) => onDrop(map, folder);

    [JSInvokable]
    public Task Key(string? key, string? map) => onKey(key ?? "", map);

    /// <summary>Begins with what is there by now. True when it has begun. Every drawing asks for it: one after the other, so that each part begins once.</summary>
    public Task<bool> StartAsync(ElementReference zone, ElementReference? search, ElementReference? files) => starting = GoOnAsync(starting, zone, search, files);

    async Task<bool> GoOnAsync(Task<bool> before, ElementReference zone, ElementReference? search, ElementReference? files)
    {
        await before;
        if (isDisposed) return false;
        try
        {
            module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/library.js");
            page ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/page.js");
            // Whoever leaves takes what is listened on away.
            if (isDisposed) return false;
            drags ??= await module.InvokeAsync<IJSObjectReference>("startLibrary", zone, reference ??= DotNetObjectReference.Create(this));
            if (search is { } box && !isDisposed) shortcut ??= await page.InvokeAsync<IJSObjectReference>("slashFocuses", box);
            if (files is { } input && !isDisposed) drops ??= await page.InvokeAsync<IJSObjectReference>("dropInto", zone, input);
            return true;
        }
        catch (Exception gone) when (BrowserGone.Says(gone))
        {
            return false;
        }
    }

    public async Task SetAsync(ElementReference field, string text)
    {
        if (module is not null) await module.InvokeVoidAsync("setText", field, text);
    }

    public async Task KeepAddressAsync(string address)
    {
        try
        {
            if (module is not null) await module.InvokeVoidAsync("keepAddress", address);
        }
        catch (Exception gone) when (BrowserGone.Says(gone))
        {
            // The page has gone, and its address with it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        // Whoever leaves at once may leave in the middle of the beginning; what failed there has been told there.
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            foreach (var listener in new[] { shortcut, drops, drags })
                if (listener is not null) await listener.InvokeVoidAsync("dispose");
            if (module is not null) await module.DisposeAsync();
            if (page is not null) await page.DisposeAsync();
        }
        catch (Exception gone) when (BrowserGone.Says(gone))
        {
            // The page is gone, and its listeners with it.
        }

        reference?.Dispose();
    }
}
