using JourneyMapper.Maps.Live;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>A table of elements as a store keeps it: one row per element, upserted.</summary>
internal sealed class StoredRows
{
    private readonly Dictionary<Guid, StoredElement> rows = [];

    /// <summary>All rows of a map, one a line, by id.</summary>
    public static string Of(JourneyMap map) => Text(MapStorage.Rows(map));

    public void Upsert(IEnumerable<StoredElement> elements)
    {
        foreach (var element in elements) rows[element.Id] = element;
    }

    public IReadOnlyList<StoredElement> All => [.. rows.Values];

    /// <summary>The map as a server that starts now would load it, the rows in no order that means anything.</summary>
    public JourneyMap Load(JourneyMap like) =>
        MapStorage.Read(new StoredMap(like.Id, like.Version, [.. rows.Values.OrderByDescending(row => row.Text, StringComparer.Ordinal).ThenByDescending(row => row.Id)]));

    public override string ToString() => Text(rows.Values);

    private static string Text(IEnumerable<StoredElement> elements) => string.Join('\n', elements.OrderBy(row => row.Id));
}
