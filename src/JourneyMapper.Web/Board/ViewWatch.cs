namespace JourneyMapper.Web.Board;

/// <summary>The elements whose changes draw a view anew, where they are more than one and not always the same.</summary>
sealed class ViewWatch(ElementViews views, IElementView view) : IDisposable
{
    IReadOnlyList<Guid> watched = [];

    public void Set(IReadOnlyList<Guid> elements)
    {
        if (watched.SequenceEqual(elements)) return;
        foreach (var id in watched) views.Unregister(id, view);
        watched = elements;
        foreach (var id in watched) views.Register(id, view);
    }

    public void Dispose() => Set([]);
}
