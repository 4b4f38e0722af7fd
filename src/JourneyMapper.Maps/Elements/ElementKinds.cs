namespace JourneyMapper.Maps.Elements;

/// <summary>The kinds that can be inserted, in the order of a map's flat list.</summary>
public static class ElementKinds
{
    public static readonly IReadOnlyList<ElementKind> All =
        [Actor.Kind, Stage.Kind, Step.Kind, Lane.Kind, Card.Kind, Evidence.Kind, Line.Kind, Link.Kind, Measurement.Kind, Section.Kind, Trait.Kind];

    public static ElementKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
