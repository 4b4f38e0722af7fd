using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>What a page and its circuit say to each other about the two ways to see a map.</summary>
public sealed partial class BoardScript
{
    /// <summary>The person wants to read the map, or to see it as a board.</summary>
    public event Action<bool>? ViewAsked;

    [JSInvokable]
    public void ShowView(bool isReading) => ViewAsked?.Invoke(isReading);
}
