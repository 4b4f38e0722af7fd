namespace JourneyMapper.Maps.Elements;

/// <summary>Where an element stands: parent and, for cards and links, a second id; empty ids where there is none.</summary>
public readonly record struct Place(Guid Parent, Guid Second);

/// <summary>One element of a map: immutable, a change gives another one. Values are read through the kind's declared properties.</summary>
public sealed class Element
{
    private readonly object?[] values;

    private Element(ElementKind kind, Guid id, Place place, string order, object?[] values) =>
        (Kind, Id, Place, Order, this.values) = (kind, id, place, order, values);

    public ElementKind Kind { get; }
    public Guid Id { get; }
    public Place Place { get; }

    /// <summary>Key of the place among the siblings, compared ordinally; made when an operation is applied, never sent.</summary>
    public string Order { get; }

    /// <summary>The value, or the property's default.</summary>
    public T Get<T>(Property<T> property) => (T)Get((Property)property)!;

    /// <summary>The value, or the property's default; null where it has none.</summary>
    public object? Get(Property property) => values[property.Index] ?? property.DefaultValue;

    /// <summary>What was set, or null where the default stands.</summary>
    internal object? GetSet(Property property) => values[property.Index];

    /// <summary>The text that people know the element by, "" where it has none.</summary>
    public string Caption => Kind.Caption is { } caption ? Get(caption) : "";

    internal static Element Create(ElementKind kind, Guid id, Place place, string order = "") =>
        new(kind, id, place, order, new object?[kind.Properties.Count]);

    internal Element With(Property property, object? value)
    {
        var changed = (object?[])values.Clone();
        changed[property.Index] = Equals(value, property.DefaultValue) ? null : value;
        return new Element(Kind, Id, Place, Order, changed);
    }

    internal Element At(Place place, string order) => new(Kind, Id, place, order, values);

    public override string ToString() => $"{Kind.Name} {Id:D} {Caption}";
}
