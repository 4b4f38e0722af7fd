namespace JourneyMapper.Web.Library.Search;

/// <summary>Where a text stands: the kind of place (<c>lane</c> with the lane's title, or the wire name of the element or property).</summary>
/// <param name="LaneKind">Of a card: the wire name of its lane's kind, for a lane without a title; else null.</param>
public sealed record SearchPlace(string Kind, string? LaneTitle = null, string? LaneKind = null);

/// <summary>One text that has words of the query.</summary>
/// <param name="ElementId">What to go to on the board; null for the map's own texts.</param>
public sealed record SearchHit(Guid? ElementId, SearchPlace Place, string Text);

/// <summary>All texts of one map in one piece, so that a search is a few passes over one string.</summary>
public sealed class IndexedMap
{
    /// <summary>Texts shown of one map.</summary>
    public const int MostHits = 3;

    // No text holds it, so no word runs from one text into the next.
    const char Between = '\0';

    // Of a word that stands everywhere, the first few places are enough to choose from.
    const int PlacesLookedAt = 40;

    readonly string text;
    readonly string folded;
    readonly Entry[] entries;

    IndexedMap(long version, string text, Entry[] entries) => (Version, this.text, folded, this.entries) = (version, text, SearchFold.Fold(text), entries);

    public long Version { get; }

    /// <summary>Memory that it takes, in characters.</summary>
    public int Size => text.Length;

    /// <param name="texts">The title first.</param>
    public static IndexedMap Of(long version, IReadOnlyList<SearchHit> texts)
    {
        var entries = new Entry[texts.Count];
        var all = new System.Text.StringBuilder();
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new(all.Length, texts[i].ElementId, texts[i].Place);
            all.Append(SearchFold.Compose(texts[i].Text)).Append(Between);
        }

        return new(version, all.ToString(), entries);
    }

    public bool HasAll(SearchQuery query) => query.Words.All(word => folded.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether all words stand in the title.</summary>
    public bool HasAllInTitle(SearchQuery query) =>
        entries.Length > 0 && query.Words.All(word => folded.AsSpan(0, End(0)).Contains(word, StringComparison.Ordinal));

    /// <summary>The texts below the title that have most of the words, those first that come first in the map.</summary>
    public IReadOnlyList<SearchHit> Hits(SearchQuery query)
    {
        var wordsIn = new Dictionary<int, int>();
        foreach (var word in query.Words)
        {
            var looked = 0;
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0 && looked < PlacesLookedAt; looked++)
            {
                var entry = EntryAt(at);
                if (entry > 0) wordsIn[entry] = wordsIn.GetValueOrDefault(entry) + 1;
                at = folded.IndexOf(word, End(entry), StringComparison.Ordinal);
            }
        }

        return [.. wordsIn.OrderByDescending(found => found.Value).ThenBy(found => found.Key).Take(MostHits)
            .Select(found => new SearchHit(entries[found.Key].ElementId, entries[found.Key].Place, text[entries[found.Key].Start..End(found.Key)]))];
    }

    int End(int entry) => (entry + 1 < entries.Length ? entries[entry + 1].Start : text.Length) - 1;

    int EntryAt(int position)
    {
        var (low, high) = (0, entries.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (entries[middle].Start <= position) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    readonly record struct Entry(int Start, Guid? ElementId, SearchPlace Place);
}
