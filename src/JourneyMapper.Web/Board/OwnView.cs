using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>The view of one person in one window. Whoever keeps it for the next visit listens to <see cref="Changed"/>; no other window follows.</summary>
public sealed class OwnView
{
    public BoardView Now { get; private set; } = BoardView.Everything;

    public event Action? Changed;

    public void Toggle(Element element) => Set(Now.Toggled(element));

    public void ShowLane(Guid lane, bool isShown) => Set(Now.WithLane(lane, !isShown));

    /// <summary>Unfolds and shows whatever hides this element.</summary>
    public void Reveal(JourneyMap map, Element element) => Set(Now.Showing(map, element));

    public void Set(BoardView view)
    {
        // Records compare their sets by reference, and a set that nothing is taken from stays the same.
        if (view == Now) return;
        Now = view;
        Changed?.Invoke();
    }
}
