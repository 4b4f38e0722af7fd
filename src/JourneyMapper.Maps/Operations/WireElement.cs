using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>An element as the wire shows it: place, then the properties it has where it stands, defaults filled in, unset ones left out.</summary>
public static class WireElement
{
    public static ImmutableArray<PropertyValue> Properties(JourneyMap map, Element element)
    {
        var shown = element.Kind == Card.Kind ? map.LaneKindOf(element).CardProperties : element.Kind.Properties;
        var values = ImmutableArray.CreateBuilder<PropertyValue>(shown.Count + 2);
        if (element.Kind.Places.Count > 0) values.Add(new(element.Kind.Places[0], element.Place.Parent.ToString("D")));
        if (element.Kind.Places.Count > 1) values.Add(new(element.Kind.Places[1], element.Place.Second.ToString("D")));
        foreach (var property in shown)
        {
            var value = property.IsOptional ? element.GetSet(property) : element.Get(property);
            if (value is not null) values.Add(new(property.Name, property.ToWire(value)));
        }

        return values.DrainToImmutable();
    }

    internal static bool TryReadId(object? wire, out Guid id)
    {
        id = wire as Guid? ?? Guid.Empty;
        return wire is Guid || (wire is string text && Guid.TryParseExact(text, "D", out id));
    }
}
