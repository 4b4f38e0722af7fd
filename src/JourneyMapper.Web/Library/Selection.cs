namespace JourneyMapper.Web.Library;

/// <summary>The maps that were chosen in a list, one by one or up to one with Shift.</summary>
sealed class Selection
{
    readonly HashSet<Guid> chosen = [];
    Guid? last;

    public IReadOnlySet<Guid> Ids => chosen;

    public int Count => chosen.Count;

    /// <summary>Chooses a map or lets it go; with <paramref name="toHere"/> all between it and the one before take the same.</summary>
    /// <param name="list">The list as it is shown.</param>
    public void Pick(Guid id, bool toHere, IReadOnlyList<Guid> list)
    {
        var on = !chosen.Contains(id);
        var (from, to) = (list.Index().FirstOrDefault(one => one.Item == last, (-1, default)).Index, list.Index().FirstOrDefault(one => one.Item == id, (-1, default)).Index);
        if (to < 0) return;
        if (!toHere || from < 0) from = to;
        for (var i = Math.Min(from, to); i <= Math.Max(from, to); i++) Set(list[i], on);
        last = id;
    }

    public void All(IEnumerable<Guid> list) => chosen.UnionWith(list);

    /// <summary>Lets go of what is no longer in the list.</summary>
    public void Keep(IEnumerable<Guid> list) => chosen.IntersectWith(list);

    public void Clear()
    {
        chosen.Clear();
        last = null;
    }

    void Set(Guid id, bool on)
    {
        if (on) chosen.Add(id);
        else chosen.Remove(id);
    }
}
