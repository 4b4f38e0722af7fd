using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Board.Suggestions;

/// <summary>What a new card may be: a text, and what else is known of it then.</summary>
/// <param name="Detail">A few words that tell it from the others.</param>
/// <param name="Icon">Path data of its picture; null = none.</param>
public sealed record Suggestion(string Key, string Text, string Detail, string? Icon, ImmutableArray<PropertyValue> Values)
{
    /// <summary>Sets what the card does not say so already.</summary>
    public IEnumerable<MapOperation> On(Element card) =>
        from value in Values
        let property = card.Kind.Find(value.Name)!
        where !Equals(card.Get(property), value.Value)
        select new SetOperation(card.Id, value.Name, value.Value);
}
