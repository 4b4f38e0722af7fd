using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Fragments;

/// <summary>
/// Puts cards into cells: keeps what the lane's kind has and leaves the rest, and gives a feeling an actor who has none there yet.
/// </summary>
internal sealed class CardLanding(JourneyMap map)
{
    private readonly HashSet<(Guid Lane, Guid Step, Guid? Actor)> told = [];
    private readonly List<MapOperation> operations = [];
    private readonly List<Guid> landed = [];

    public IReadOnlyList<MapOperation> Operations => operations;
    public IReadOnlyList<Guid> Landed => landed;
    public int LeftOut { get; private set; }

    /// <summary>A lane as it will be: its kind, and the actor to whom it belongs.</summary>
    public readonly record struct Row(Guid Id, LaneKind Kind, Guid? ActorId)
    {
        public static Row Of(Element lane) => new(lane.Id, Lane.KindOf(lane), lane.Get(Lane.ActorId));
    }

    /// <summary>Puts a card with these properties (place ids not counted) into a cell; null when the feeling is told there already.</summary>
    /// <param name="score">The score of a feeling that had none.</param>
    public Guid? Put(Row lane, Guid stepId, IEnumerable<PropertyValue> properties, Guid? before = null, decimal score = 0)
    {
        var kept = properties.Where(value => value.Name is not ("laneId" or "stepId") && lane.Kind.CardProperties.Any(property => property.Name == value.Name)).ToList();
        if (lane.Kind.IsCurve)
        {
            if (FreeActor(lane, stepId, ActorIn(kept)) is not (true, var actor))
            {
                LeftOut++;
                return null;
            }

            told.Add((lane.Id, stepId, lane.ActorId ?? actor));
            kept.RemoveAll(value => value.Name == Card.ActorId.Name);
            if (actor is not null) kept.Add(PropertyValue.Of(Card.ActorId, actor));
            if (!kept.Exists(value => value.Name == Card.Score.Name)) kept.Add(PropertyValue.Of(Card.Score, score));
        }

        var id = Guid.CreateVersion7();
        operations.Add(new InsertOperation(Card.Kind, id, [new("laneId", lane.Id), new("stepId", stepId), .. kept], before));
        landed.Add(id);
        return id;
    }

    private Guid? ActorIn(List<PropertyValue> properties) =>
        WireElement.TryReadId(properties.Find(value => value.Name == Card.ActorId.Name).Value, out var id) && map.Find(id)?.Kind == Actor.Kind ? id : null;

    // Its own actor if that one has no feeling there, else the first who has none, else nobody in particular.
    private (bool IsFree, Guid? Actor) FreeActor(Row lane, Guid stepId, Guid? own)
    {
        if (lane.ActorId is not null) return (IsFree(lane.ActorId), null);
        Guid?[] wanted = [own, .. map.Actors.Select(actor => (Guid?)actor.Id), null];
        return wanted.Where(IsFree).Select(actor => (true, actor)).FirstOrDefault();

        bool IsFree(Guid? actor) => !told.Contains((lane.Id, stepId, actor)) && !map.CardsIn(lane.Id, stepId).Any(card => map.ActorOf(card) == actor);
    }
}
