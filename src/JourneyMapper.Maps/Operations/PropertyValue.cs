using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>A property's wire name with a value from the wire (string, decimal, bool, null) or of the property's own type.</summary>
public readonly record struct PropertyValue(string Name, object? Value)
{
    /// <summary>A value of a declared property.</summary>
    public static PropertyValue Of<T>(Property<T> property, T value) => new(property.Name, value is null ? null : property.ToWire(value));
}
