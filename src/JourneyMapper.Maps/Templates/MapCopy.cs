using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Templates;

/// <summary>A map once more, under new ids: what the wire shows of it, without its history and without what was removed.</summary>
public static class MapCopy
{
    private static readonly string[] OfOneMap = [MapHead.OwnerId.Name, MapHead.ReviewDue.Name, MapHead.BasedOn.Name];
    private static readonly string[] ShapeOfMap = [MapHead.Title.Name, MapHead.MapKind.Name, MapHead.Scope.Name];
    private static readonly string[] ContentOfShape = [Actor.PersonaId.Name, Actor.Goal.Name, Stage.BasedOn.Name];

    /// <summary>The operations that build the copy from nothing.</summary>
    /// <param name="newId">The id of the copy.</param>
    public static IReadOnlyList<MapOperation> Of(JourneyMap map, Guid newId, string title) =>
        Write(map, newId, title, map.Elements(), element => WireElement.Properties(map, element));

    /// <summary>The copy that becomes a template, or begins as one: nobody answers for it yet, nothing is due, and it stems from no other map.</summary>
    public static IReadOnlyList<MapOperation> Fresh(JourneyMap map, Guid newId, string title) => Write(map, newId, title, map.Elements(), element =>
        WireElement.Properties(map, element).Where(value => element.Kind != MapHead.Kind || !OfOneMap.Contains(value.Name)));

    /// <summary>The same without anything that was found out about customers: stages, steps, lanes and lines, the ways between steps, and actors by name.</summary>
    public static IReadOnlyList<MapOperation> Outline(JourneyMap map, Guid newId, string title) =>
        Write(map, newId, title, map.Elements().Where(element => IsShape(map, element)), element => WireElement.Properties(map, element)
            .Where(value => element.Kind == MapHead.Kind ? ShapeOfMap.Contains(value.Name) : !ContentOfShape.Contains(value.Name)));

    /// <summary>A future map that stays tied to this one: it says of itself, and each of its stages, steps, lanes and cards, what it was made from.</summary>
    public static IReadOnlyList<MapOperation> Future(JourneyMap map, Guid newId, string title) =>
        Write(map, newId, title, map.Elements(), element => FutureProperties(map, element));

    private static ImmutableArray<PropertyValue> FutureProperties(JourneyMap map, Element element)
    {
        var values = WireElement.Properties(map, element);
        if (element.Kind.Find(MapHead.BasedOn.Name) is null) return values;
        values = values.RemoveAll(value => value.Name == MapHead.BasedOn.Name || value.Name == MapHead.MapKind.Name);
        return element.Kind == MapHead.Kind
            // The kind first: a review of the current map is none of the future one.
            ? [PropertyValue.Of(MapHead.MapKind, MapKinds.FutureState.Name), .. values.Where(value => value.Name != MapHead.ReviewDue.Name), PropertyValue.Of(MapHead.BasedOn, element.Id)]
            : values.Add(PropertyValue.Of(Card.BasedOn, element.Id));
    }

    private static bool IsShape(JourneyMap map, Element element) =>
        element.Kind == Actor.Kind || element.Kind == Stage.Kind || element.Kind == Step.Kind || element.Kind == Lane.Kind || element.Kind == Line.Kind
        || (element.Kind == Link.Kind && map.Find(element.Place.Parent)?.Kind == Step.Kind && map.Find(element.Place.Second)?.Kind == Step.Kind);

    private static MapOperation[] Write(JourneyMap map, Guid newId, string title, IEnumerable<Element> elements, Func<Element, IEnumerable<PropertyValue>> properties)
    {
        var kept = elements.ToList();
        var ids = kept.ToDictionary(element => element.Id, _ => Guid.CreateVersion7());
        return
        [
            .. Unlocked(map.Head).Select(value => new SetOperation(newId, value.Name, value.Name == MapHead.Title.Name ? title : value.Value)),
            .. kept.Select(element => new InsertOperation(element.Kind, ids[element.Id], [.. Unlocked(element).Select(value => Renamed(element.Kind, value, ids))])),
        ];

        // Who copies wants to change something.
        IEnumerable<PropertyValue> Unlocked(Element element) =>
            properties(element).Where(value => value.Name != MapHead.Locked.Name && value.Name != MapHead.StructureLocked.Name);
    }

    // What names an element of the same map follows it; what names something outside (a persona, a picture) stays.
    private static PropertyValue Renamed(ElementKind kind, PropertyValue value, Dictionary<Guid, Guid> ids)
    {
        var isInside = kind.Places.Contains(value.Name) || kind.Find(value.Name) is IdProperty { RefersTo: not null };
        return isInside ? value with { Value = ids[Guid.Parse((string)value.Value!)] } : value;
    }
}
