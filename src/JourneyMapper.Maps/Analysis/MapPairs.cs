using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>Which element of a future map was made from which one of the current map.</summary>
internal sealed class MapPairs
{
    private readonly Dictionary<Guid, Element> after = [];
    private readonly Dictionary<Guid, Element> before = [];
    private readonly Dictionary<Guid, Guid> actors = [];

    public MapPairs(JourneyMap current, JourneyMap future)
    {
        foreach (var element in Compared(future))
        {
            // A copy pasted on the future map names the same origin: the first one stands for it, the others are new.
            if (BasedOn(element) is { } origin && current.Find(origin) is { } from && from.Kind == element.Kind && after.TryAdd(from.Id, element))
                before.Add(element.Id, from);
        }

        PairActors(current, future);
    }

    /// <summary>What is compared: stages, steps, lanes and cards, in the order of the map.</summary>
    public static IEnumerable<Element> Compared(JourneyMap map) => map.Stages.Concat(map.Columns).Concat(map.Lanes).Concat(map.Cards());

    public static Guid? BasedOn(Element element) => element.Kind.Find(Card.BasedOn.Name) is IdProperty property ? element.Get(property) : null;

    /// <summary>What became of an element of the current map; null when it is gone.</summary>
    public Element? AfterOf(Guid id) => after.GetValueOrDefault(id);

    /// <summary>What an element of the future map was made from; null when it is new.</summary>
    public Element? BeforeOf(Guid id) => before.GetValueOrDefault(id);

    /// <summary>The same actor on the future map; null when there is none.</summary>
    public Guid? ActorAfter(Guid actor) => actors.TryGetValue(actor, out var same) ? same : null;

    // Actors are not tied to those of the current map: they are the same when they stand for the same persona under the same name, or at
    // least under the same name, or for the same persona; or when what they felt or owned was taken over.
    private void PairActors(JourneyMap current, JourneyMap future)
    {
        Func<Element, Element, bool>[] same =
        [
            (one, other) => one.Caption == other.Caption && one.Get(Actor.PersonaId) == other.Get(Actor.PersonaId),
            (one, other) => one.Caption == other.Caption,
            (one, other) => one.Get(Actor.PersonaId) is { } persona && persona == other.Get(Actor.PersonaId),
        ];
        var free = future.Actors.ToList();
        foreach (var isSame in same)
            foreach (var actor in current.Actors.Where(actor => !actors.ContainsKey(actor.Id)))
                Pair(actor.Id, free.Find(other => isSame(actor, other)), free);
        foreach (var element in before.Values)
        {
            if (ActorOf(current, element) is not { } actor || actors.ContainsKey(actor)) continue;
            var taken = ActorOf(future, after[element.Id]);
            Pair(actor, free.Find(other => other.Id == taken), free);
        }
    }

    private void Pair(Guid actor, Element? other, List<Element> free)
    {
        if (other is null || !free.Remove(other)) return;
        actors.Add(actor, other.Id);
    }

    private static Guid? ActorOf(JourneyMap map, Element element) =>
        element.Kind == Lane.Kind ? element.Get(Lane.ActorId) : element.Kind == Card.Kind ? map.ActorOf(element) : null;
}
