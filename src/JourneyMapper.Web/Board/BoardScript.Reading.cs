using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>What a page and its circuit say to each other about the ways to see a map.</summary>
public sealed partial class BoardScript
{
    /// <summary>The person wants to see the map in another shape.</summary>
    public event Action<MapShape>? ViewAsked;

    /// <summary>Shows the map in a shape that the person has chosen with something else than the switch.</summary>
    public void Show(MapShape shape) => ViewAsked?.Invoke(shape);

    /// <summary>Copies an address of this site, and says whether the browser has let us.</summary>
    public async Task CopyAddressAsync(string path)
    {
        if (board is null) return;
        var copied = await board.InvokeAsync<CopiedLink>("copyAddress", path);
        toasts.Show(copied.Done ? texts["LinkCopied"] : texts["LinkNotCopied", copied.Address]);
    }

    /// <summary>Called by the page with the word of a shape.</summary>
    [JSInvokable]
    public void ShowView(string shape)
    {
        if (MapShapes.Read(shape) is { } wanted) ViewAsked?.Invoke(wanted);
    }
}
