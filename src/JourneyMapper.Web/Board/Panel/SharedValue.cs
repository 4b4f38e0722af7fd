using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Panel;

/// <summary>What several elements have in one property: one value, or not the same.</summary>
public readonly record struct SharedValue(object? Value, bool IsMixed)
{
    public static SharedValue Of(IReadOnlyList<Element> elements, Property property)
    {
        var first = elements[0].Get(property);
        return elements.Any(element => !Equals(element.Get(property), first)) ? new(null, true) : new(first, false);
    }
}
