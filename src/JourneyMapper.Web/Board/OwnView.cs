using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Web.Board;

/// <summary>What is kept of a person's last visit to a map; null = nothing.</summary>
public sealed record KeptView(Guid MapId, string? View);

/// <summary>The view of one person in one window; no other window follows.</summary>
public sealed class OwnView
{
    public BoardView Now { get; private set; } = BoardView.Everything;

    public event Action? Changed;

    event Action? Kept;

    /// <summary>Begins as the person left it, and is kept for the next visit from now on.</summary>
    /// <param name="kept">What the shelf has kept of the last visit.</param>
    public void TakeUp(string? kept, PersonalShelf shelf, Guid personId, JourneyMap map)
    {
        Set(BoardView.Read(kept) ?? BoardView.First(map));
        Kept += () => _ = shelf.KeepViewAsync(personId, map.Id, Now.Write());
    }

    public void Toggle(Element element) => Set(Now.Toggled(element));

    public void ShowLane(Guid lane, bool isShown) => Set(Now.WithLane(lane, !isShown));

    /// <summary>Shows or hides a person's curve and own lanes.</summary>
    public void ShowActor(Guid actor, bool isShown) => Set(Now with { HiddenActors = isShown ? Now.HiddenActors.Remove(actor) : Now.HiddenActors.Add(actor) });

    /// <summary>Unfolds and shows whatever hides this element.</summary>
    public void Reveal(JourneyMap map, Element element) => Set(Now.Showing(map, element));

    /// <summary>Shows the map as somebody else has saved it. The person's own view is kept until they change something.</summary>
    public void Show(BoardView view)
    {
        if (view == Now) return;
        Now = view;
        Changed?.Invoke();
    }

    public void Set(BoardView view)
    {
        // Records compare their sets by reference, and a set that nothing is taken from stays the same.
        if (view == Now) return;
        Now = view;
        Changed?.Invoke();
        Kept?.Invoke();
    }
}
