using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>A small map on which every operation has something to do: the first edit of each history.</summary>
internal static class StartMap
{
    public static readonly Guid MapId = new("11111111-1111-4111-8111-111111111111");

    public static readonly IReadOnlyList<MapOperation> Operations = [.. Make()];

    /// <summary>The n-th id that a history uses; the start takes the first ones.</summary>
    public static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static IEnumerable<MapOperation> Make()
    {
        yield return SetOperation.Of(MapId, MapHead.Title, "Moving house");
        foreach (var actor in new[] { 1, 2 }) yield return Insert(Actor.Kind, actor, PropertyValue.Of(Actor.Name, $"Actor {actor}"));
        foreach (var stage in new[] { 3, 4 }) yield return Insert(Stage.Kind, stage);
        for (var step = 5; step < 10; step++) yield return Insert(Step.Kind, step, new PropertyValue("stageId", Id(step < 8 ? 3 : 4)));
        yield return Insert(Lane.Kind, 10, PropertyValue.Of(Lane.LaneKind, Emotions.Kind.Name));
        yield return Insert(Lane.Kind, 11, PropertyValue.Of(Lane.LaneKind, Emotions.Kind.Name), PropertyValue.Of(Lane.ActorId, Id(1)));
        var lane = 12;
        foreach (var kind in new[] { Pains.Kind, Opportunities.Kind, Touchpoints.Kind, Notes.Kind })
            yield return Insert(Lane.Kind, lane++, PropertyValue.Of(Lane.LaneKind, kind.Name));
        for (var card = 16; card < 22; card++)
            yield return Insert(Card.Kind, card, new("laneId", Id(card - 4 > 15 ? 15 : card - 4)), new("stepId", Id(5 + card % 3)), new("span", 1 + card % 3));
    }

    private static InsertOperation Insert(ElementKind kind, int id, params PropertyValue[] properties) => new(kind, Id(id), [.. properties]);
}
