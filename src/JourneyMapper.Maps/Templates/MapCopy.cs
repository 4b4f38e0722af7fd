using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Templates;

/// <summary>A map once more, under new ids: what the wire shows of it, without its history and without what was removed.</summary>
public static class MapCopy
{
    /// <summary>The operations that build the copy from nothing.</summary>
    /// <param name="newId">The id of the copy.</param>
    /// <param name="isFuture">The copy is a future map that stays tied to this one: it says of itself, and each of its stages, steps, lanes and cards, what it was made from.</param>
    public static IReadOnlyList<MapOperation> Of(JourneyMap map, Guid newId, string title, bool isFuture = false)
    {
        var ids = map.Elements().ToDictionary(element => element.Id, _ => Guid.CreateVersion7());
        return
        [
            .. PropertiesOf(map, map.Head, isFuture).Select(value => new SetOperation(newId, value.Name, value.Name == MapHead.Title.Name ? title : value.Value)),
            .. map.Elements().Select(element => new InsertOperation(
                element.Kind, ids[element.Id], [.. PropertiesOf(map, element, isFuture).Select(value => Renamed(element.Kind, value, ids))])),
        ];
    }

    private static IEnumerable<PropertyValue> PropertiesOf(JourneyMap map, Element element, bool isFuture)
    {
        var values = WireElement.Properties(map, element).Where(value => !IsLock(value));
        if (!isFuture || element.Kind.Find(MapHead.BasedOn.Name) is null) return values;
        var kept = values.Where(value => value.Name != MapHead.BasedOn.Name && value.Name != MapHead.MapKind.Name);
        return element.Kind == MapHead.Kind
            // The kind first: a review of the current map is none of the future one.
            ? [PropertyValue.Of(MapHead.MapKind, MapKinds.FutureState.Name), .. kept.Where(value => value.Name != MapHead.ReviewDue.Name), PropertyValue.Of(MapHead.BasedOn, element.Id)]
            : [.. kept, PropertyValue.Of(Card.BasedOn, element.Id)];
    }

    // Who copies wants to change something.
    private static bool IsLock(PropertyValue value) => value.Name == MapHead.Locked.Name || value.Name == MapHead.StructureLocked.Name;

    // What names an element of the same map follows it; what names something outside (a persona, a picture) stays.
    private static PropertyValue Renamed(ElementKind kind, PropertyValue value, Dictionary<Guid, Guid> ids)
    {
        var isInside = kind.Places.Contains(value.Name) || kind.Find(value.Name) is IdProperty { RefersTo: not null };
        return isInside ? value with { Value = ids[Guid.Parse((string)value.Value!)] } : value;
    }
}
