using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>The declaration of a lane kind: its wire name and which properties its cards show beside the common ones.</summary>
public sealed class LaneKind(string name, params Property[] own)
{
    public string Name { get; } = name;

    /// <summary>The properties that only this kind of lane gives its cards.</summary>
    public IReadOnlyList<Property> OwnProperties { get; } = own;

    /// <summary>All properties that a card in such a lane has, common ones first.</summary>
    public IReadOnlyList<Property> CardProperties { get; } = [.. Card.Common, .. own];

    /// <summary>True when a card may have this property here.</summary>
    public bool Has(Property property) => CardProperties.Contains(property);

    /// <summary>True for the lane whose cards are the emotion curve: one per step and actor, with a score.</summary>
    public bool IsCurve => Has(Card.Score);

    public override string ToString() => Name;
}
