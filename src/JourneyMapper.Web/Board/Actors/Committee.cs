using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Board.Actors;

/// <summary>Somebody of a buying committee.</summary>
/// <param name="Actor">Who stands on the map already; null = somebody new.</param>
/// <param name="Role">A word of <see cref="Maps.Elements.Actor.Role"/>; null = not said.</param>
public sealed record CommitteePerson(Guid? Actor, string Name, string? Role);

/// <summary>A buying committee as operations: each of its people with lanes of their own for what they need and where they stand.</summary>
static class Committee
{
    /// <summary>One alone decides without a committee.</summary>
    public const int Fewest = 2;

    /// <summary>Most people of one committee: each takes two lanes.</summary>
    public const int Most = 12;

    static readonly LaneKind[] LaneKindsOfPerson = [Needs.Kind, Stances.Kind];

    /// <summary>All that the map lacks of this committee; submitted together it is one step of undo.</summary>
    /// <param name="laneTitle">The title of a lane kind in the reader's language.</param>
    public static IReadOnlyList<MapOperation> Operations(JourneyMap map, IEnumerable<CommitteePerson> people, Func<LaneKind, string> laneTitle)
    {
        var operations = new List<MapOperation>();
        var count = map.Actors.Count();
        foreach (var person in people)
        {
            var known = person.Actor is { } id ? map.Find(id) : null;
            var actor = known?.Id ?? Guid.CreateVersion7();
            if (known is null)
            {
                operations.Add(new InsertOperation(Actor.Kind, actor, [
                    PropertyValue.Of(Actor.Name, person.Name), PropertyValue.Of(Actor.Color, Adding.ActorColorAt(count++)), PropertyValue.Of(Actor.Role, person.Role)]));
            }
            else if (known.Get(Actor.Role) != person.Role) operations.Add(SetOperation.Of(actor, Actor.Role, person.Role));

            operations.AddRange(LanesFor(map, actor, laneTitle));
        }

        return operations;
    }

    /// <summary>The lanes of a committee that an actor does not have yet.</summary>
    public static IEnumerable<MapOperation> LanesFor(JourneyMap map, Guid actor, Func<LaneKind, string> laneTitle)
    {
        foreach (var kind in LaneKindsOfPerson.Where(kind => !HasLane(map, actor, kind)))
        {
            var lane = MapKind.NewLane(kind, laneTitle(kind));
            yield return lane with { Properties = lane.Properties.Add(PropertyValue.Of(Lane.ActorId, actor)) };
        }
    }

    /// <summary>Whether an actor has a place to say where they stand.</summary>
    public static bool IsIn(JourneyMap map, Guid actor) => HasLane(map, actor, Stances.Kind);

    static bool HasLane(JourneyMap map, Guid actor, LaneKind kind) => map.Lanes.Any(lane => lane.Get(Lane.ActorId) == actor && Lane.KindOf(lane) == kind);
}
