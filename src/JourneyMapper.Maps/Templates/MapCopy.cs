using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Templates;

/// <summary>A map once more, under new ids: what the wire shows of it, without its history and without what was removed.</summary>
public static class MapCopy
{
    /// <summary>The operations that build the copy from nothing.</summary>
    /// <param name="newId">The id of the copy.</param>
    public static IReadOnlyList<MapOperation> Of(JourneyMap map, Guid newId, string title)
    {
        var ids = map.Elements().ToDictionary(element => element.Id, _ => Guid.CreateVersion7());
        return
        [
            .. WireElement.Properties(map, map.Head).Where(value => !IsLock(value)).Select(value => new SetOperation(newId, value.Name, value.Name == MapHead.Title.Name ? title : value.Value)),
            .. map.Elements().Select(element => new InsertOperation(
                element.Kind, ids[element.Id], [.. WireElement.Properties(map, element).Where(value => !IsLock(value)).Select(value => Renamed(element.Kind, value, ids))])),
        ];
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
