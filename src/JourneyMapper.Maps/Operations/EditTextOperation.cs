using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Operations;

/// <summary>Changes a text by a delta. The delta is made on the text as it stands now: whoever submits an older one transforms it first.</summary>
public sealed record EditTextOperation(Guid Id, string Property, TextDelta Delta) : MapOperation
{
    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.Missing(Id, "id") is { } missing) return missing;
        var element = draft.Find(Id)!;
        if (SetOperation.SettableProperty(draft, element, Property) is not TextProperty property)
            return new Refusal(RefusalCode.UnknownProperty, Id, "property") { Property = Property };
        if (!Delta.TryApply(element.Get(property), property.MaxLength, out var text, out var inverse, out var fault))
            return new Refusal(CodeOf(fault), Id, "delta", fault == DeltaFault.Limit ? property.MaxLength : null) { Property = Property };
        if (!Delta.IsEmpty) draft.Change(element.With(property, text));
        return new Applied(this, new EditTextOperation(Id, Property, inverse));
    }

    internal static RefusalCode CodeOf(DeltaFault fault) => fault switch
    {
        DeltaFault.Limit => RefusalCode.Limit,
        DeltaFault.InvalidText => RefusalCode.InvalidText,
        _ => RefusalCode.InvalidDelta,
    };
}
