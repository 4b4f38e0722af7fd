using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps;

/// <summary>
/// Where siblings stand together: the stages of the map, the steps of a stage, the cards of a cell. <see cref="Role"/> is the kind's
/// name, or <see cref="Ends"/> for the links that begin or end at an element.
/// </summary>
internal readonly record struct Slot(string Role, Guid Parent, Guid Second)
{
    private const string Ends = "ends";

    /// <summary>Links stand directly on the map; their place is their two ends.</summary>
    public static Slot Of(ElementKind kind, Place place) =>
        kind == Link.Kind ? new Slot(kind.Name, Guid.Empty, Guid.Empty) : new Slot(kind.Name, place.Parent, place.Second);

    public static Slot Of(Element element) => Of(element.Kind, element.Place);

    public static Slot OfKind(ElementKind kind) => new(kind.Name, Guid.Empty, Guid.Empty);

    public static Slot LinksAt(Guid end) => new(Ends, end, Guid.Empty);
}

/// <summary>One of the siblings in a slot.</summary>
internal readonly record struct Sibling(string Order, Guid Id) : IComparable<Sibling>
{
    public int CompareTo(Sibling other)
    {
        var byOrder = string.CompareOrdinal(Order, other.Order);
        return byOrder != 0 ? byOrder : Id.CompareTo(other.Id);
    }
}
