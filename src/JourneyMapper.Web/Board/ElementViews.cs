namespace JourneyMapper.Web.Board;

/// <summary>The views on a board, each by the element whose changes it has to show.</summary>
public sealed class ElementViews
{
    /// <summary>Stands for all links of the map: views of it hear of every link that comes, goes or changes.</summary>
    public static readonly Guid AllLinks = new("6c696e6b-7300-4000-8000-000000000000");

    readonly Dictionary<Guid, HashSet<IElementView>> views = [];

    /// <summary>Some elements are other ones than before, whether a view shows them or not; not raised for the structure (<see cref="BoardSession.StructureChanged"/>).</summary>
    public event Action? Changed;

    /// <summary>Draws this view anew whenever the element changes.</summary>
    public void Register(Guid id, IElementView view)
    {
        if (!views.TryGetValue(id, out var set)) views[id] = set = [];
        set.Add(view);
    }

    public void Unregister(Guid id, IElementView view)
    {
        if (!views.TryGetValue(id, out var set)) return;
        set.Remove(view);
        if (set.Count == 0) views.Remove(id);
    }

    /// <summary>The views of these elements.</summary>
    internal void Refresh(IEnumerable<Guid> elements)
    {
        foreach (var id in elements)
            if (views.TryGetValue(id, out var set))
                foreach (var view in set.ToArray()) view.Refresh();
        Changed?.Invoke();
    }

    /// <summary>Every view of a single element: a parent that is drawn anew does not reach one whose parameters are as before, though its element may have changed.</summary>
    internal void RefreshElements()
    {
        foreach (var view in views.Values.SelectMany(set => set).OfType<ElementView>().ToArray()) view.Refresh();
    }
}

/// <summary>Something on the board that shows one element (a card) or what stands in it (a lane's cards).</summary>
public interface IElementView
{
    /// <summary>Reads the element anew and renders only if what it shows has changed.</summary>
    void Refresh();
}
