namespace JourneyMapper.Web.Accounts;

/// <summary>A memory of at most <paramref name="most"/> things: what was set longest ago makes room. Not safe for several threads.</summary>
sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : struct
{
    readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    readonly LinkedList<(TKey Key, TValue Value)> oldestFirst = new();

    public int Count => nodes.Count;

    public TValue? Find(TKey key) => nodes.TryGetValue(key, out var node) ? node.Value.Value : null;

    public void Set(TKey key, TValue value)
    {
        Remove(key);
        if (nodes.Count >= most) Remove(oldestFirst.First!.Value.Key);
        nodes[key] = oldestFirst.AddLast((key, value));
    }

    public void Remove(TKey key)
    {
        if (nodes.Remove(key, out var node)) oldestFirst.Remove(node);
    }
}
