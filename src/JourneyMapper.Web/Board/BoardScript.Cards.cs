using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>What a page and its circuit say to each other about single cards: ties, links to them, when they were changed.</summary>
public sealed partial class BoardScript
{
    /// <summary>Copies the address under which an element is found, and says whether the browser has let us.</summary>
    public async Task CopyLinkAsync(Guid id)
    {
        if (board is null) return;
        var copied = await board.InvokeAsync<CopiedLink>("copyLink", id);
        toasts.Show(copied.Done ? texts["LinkCopied"] : texts["LinkNotCopied", copied.Address]);
    }

    /// <summary>Writes a moment into a node as the reader's own clock and calendar have it: only the browser knows them.</summary>
    public ValueTask WriteTimeAsync(ElementReference node, DateTime at) => board?.InvokeVoidAsync("writeTime", node, at) ?? ValueTask.CompletedTask;

    sealed record CopiedLink(bool Done, string Address);
}
