using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>A map as rows and back. The map's own head is a row of kind "map" under the map's id.</summary>
public static class MapStorage
{
    /// <summary>The rows of these elements, standing or removed.</summary>
    public static IReadOnlyList<StoredElement> Rows(JourneyMap map, IEnumerable<Guid> ids) => [.. ids.Select(id => Row(map, id))];

    /// <summary>The rows of everything in the map.</summary>
    public static IReadOnlyList<StoredElement> Rows(JourneyMap map) =>
        Rows(map, map.State.Elements.Keys.Concat(map.State.Removed.Keys).Append(map.Id));

    public static JourneyMap Read(StoredMap stored)
    {
        var head = Element.Create(MapHead.Kind, stored.Id, default);
        var elements = ImmutableDictionary.CreateBuilder<Guid, Element>();
        var removed = ImmutableDictionary.CreateBuilder<Guid, RemovedElement>();
        var takenBy = new Dictionary<Guid, List<Guid>>();
        foreach (var row in stored.Elements)
        {
            var element = ReadElement(row);
            if (row.Id == stored.Id) head = element;
            else if (row.RemovedBy is not { } root) elements.Add(row.Id, element);
            else
            {
                var (next, effects) = ReadRemoval(row.Removal);
                removed.Add(row.Id, new RemovedElement(element, root, next, effects));
                if (!takenBy.TryGetValue(root, out var taken)) takenBy[root] = taken = [];
                taken.Add(row.Id);
            }
        }

        var state = new MapState(head, elements.ToImmutable(), Slots(elements.Values), removed.ToImmutable(),
            takenBy.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableSortedSet()),
            elements.Values.Count(element => element.Kind == Step.Kind));
        return new JourneyMap(stored.Id, stored.Version, state);
    }

    private static ImmutableDictionary<Slot, ImmutableSortedSet<Sibling>> Slots(IEnumerable<Element> elements) =>
        elements.SelectMany(element => MapDraft.SlotsOf(element).Select(slot => (slot, sibling: new Sibling(element.Order, element.Id))))
            .GroupBy(pair => pair.slot, pair => pair.sibling)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableSortedSet());

    private static StoredElement Row(JourneyMap map, Guid id)
    {
        var record = map.State.Removed.GetValueOrDefault(id);
        var element = record?.Element ?? map.Find(id)!;
        var places = element.Kind.Places.Count;
        return new StoredElement(
            id, element.Kind.Name, places > 0 ? element.Place.Parent : null, places > 1 ? element.Place.Second : null, element.Order,
            element.Kind.Caption is null ? null : element.Caption, Data(element), record?.Root, Removal(record));
    }

    private static string Data(Element element) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        foreach (var property in element.Kind.Properties)
            if (element.GetSet(property) is { } value) OperationJson.WriteValue(writer, new(property.Name, property.ToWire(value)));
        writer.WriteEndObject();
    });

    private static Element ReadElement(StoredElement row)
    {
        var kind = row.Kind == MapHead.Kind.Name ? MapHead.Kind : ElementKinds.Find(row.Kind);
        if (kind is null) throw new InvalidDataException($"Element {row.Id:D} is of the kind '{row.Kind}', which this version does not know.");
        var element = Element.Create(kind, row.Id, new Place(row.Parent ?? default, row.Second ?? default), row.OrderKey);
        using var data = JsonDocument.Parse(row.Data);
        foreach (var member in data.RootElement.EnumerateObject())
        {
            // A property that a newer version stored is left alone until it is written again: reading must not fail on it.
            if (kind.Find(member.Name) is not { } property) continue;
            if (property.Accept(JsonMembers.ReadValue(member.Value, member.Name)!, out var value) is null) element = element.With(property, value);
        }

        return element;
    }

    private static string? Removal(RemovedElement? record) =>
        record is null || (record.NextSibling is null && record.SideEffects.IsEmpty) ? null : JsonText.Of(writer =>
        {
            writer.WriteStartObject();
            if (record.NextSibling is { } next) writer.WriteString("next", next);
            RemovalTraceJson.WriteEffects(writer, record.SideEffects);
            writer.WriteEndObject();
        });

    private static (Guid? Next, ImmutableArray<SideEffect> Effects) ReadRemoval(string? json)
    {
        if (json is null) return (null, []);
        using var document = JsonDocument.Parse(json);
        var members = new JsonMembers(document.RootElement, "");
        return (members.FindId("next"), RemovalTraceJson.ReadEffects(members.Get("effects")));
    }
}
