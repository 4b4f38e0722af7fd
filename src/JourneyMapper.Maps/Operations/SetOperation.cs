using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Operations;

/// <summary>Sets one property; null puts the default back. A text is set as the delta from the old text, so that it takes part in transformation.</summary>
public sealed record SetOperation(Guid Id, string Property, object? Value) : MapOperation
{
    /// <summary>Sets a declared property.</summary>
    public static SetOperation Of<T>(Guid id, Property<T> property, T value) =>
        new(id, property.Name, value is null ? null : property.ToWire(value));

    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Missing(Id, "id") is { } missing) return missing;
        var element = draft.Find(Id)!;
        if (SettableProperty(draft, element, Property) is not { } property) return new Refusal(RefusalCode.UnknownProperty, Id, "property") { Property = Property };
        object? value = null;
        if (Value is not null && ValueRules.Accept(draft, property, Value, Id, "value", out value) is { } refusal) return refusal;
        if (property is TextProperty text)
            return new EditTextOperation(Id, Property, TextDelta.Between(element.Get(text), (string?)value ?? "")).ApplyTo(draft);
        if (value is null && property.IsRequired && property.DefaultValue is null) return new Refusal(RefusalCode.InvalidValue, Id, "value") { Property = Property, Allowed = property.Allowed };

        var changed = element.With(property, value);
        if (CheckRules(draft, changed, property) is { } broken) return broken;
        if (!Equals(element.Get(property), changed.Get(property))) draft.Change(changed);
        return new Applied(
            new SetOperation(Id, Property, Wire(changed, property)),
            new SetOperation(Id, Property, Wire(element, property)));
    }

    /// <summary>The property if the element has it where it stands and it may change, else null.</summary>
    internal static Property? SettableProperty(MapDraft draft, Element element, string name)
    {
        var property = element.Kind.Find(name);
        if (property is null or { IsFixed: true }) return null;
        return element.Kind != Card.Kind || draft.Now.LaneKindOf(element).Has(property) ? property : null;
    }

    private static Refusal? CheckRules(MapDraft draft, Element changed, Property property)
    {
        if (property == MapHead.MapKind) return ValueRules.CheckKind(draft, changed);
        if (property == Link.LinkKind) return ValueRules.CheckLink(draft, changed, changed.Place, "value");
        if (property == Card.ActorId) return ValueRules.CheckCurve(draft, changed, changed.Place);
        return property == Lane.ActorId ? ValueRules.CheckLaneActor(draft, changed) : null;
    }

    // As the map's own JSON has it, where an optional property that holds its default is left out.
    private static object? Wire(Element element, Property property) =>
        (property.IsOptional ? element.GetSet(property) : element.Get(property)) is { } value ? property.ToWire(value) : null;
}
