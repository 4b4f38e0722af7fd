using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>A journey as the operations that make a new map of it (CONTRACT section 9).</summary>
static class MermaidToMap
{
    /// <summary>Mermaid's score for "neither good nor bad", which is 0 on a map.</summary>
    public const decimal Middle = 3;

    // As on the board, so that the first actor has not the first stage's colour.
    const int FirstColor = 6;

    public static IEnumerable<MapOperation> Operations(MermaidJourney journey, Guid mapId, Func<LaneKind, string> laneTitle)
    {
        List<MapOperation> operations = [.. MapKinds.CurrentState.Start(mapId, journey.Title, laneTitle)];
        Guid emotions = operations.OfType<InsertOperation>()
            .First(lane => lane.Properties.Contains(PropertyValue.Of(Lane.LaneKind, Emotions.Kind.Name))).Id;
        if (journey.AccTitle.Length > 0) operations.Add(SetOperation.Of(mapId, MapHead.AccTitle, journey.AccTitle));
        if (journey.AccDescr.Length > 0) operations.Add(SetOperation.Of(mapId, MapHead.AccDescr, journey.AccDescr));

        var actors = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (string name in journey.Actors())
        {
            string color = Palette.At(FirstColor + actors.Count);
            operations.Add(Insert(Actor.Kind, out Guid actor, PropertyValue.Of(Actor.Name, name), PropertyValue.Of(Actor.Color, color)));
            actors.Add(name, actor);
        }

        foreach (MermaidSection section in journey.Sections)
        {
            operations.Add(Insert(Stage.Kind, out Guid stage, PropertyValue.Of(Stage.Title, section.Name)));
            foreach (MermaidTask task in section.Tasks)
            {
                operations.Add(Insert(Step.Kind, out Guid step, new("stageId", stage), PropertyValue.Of(Step.Title, task.Name)));
                if (task.Score is not { } score) continue;
                PropertyValue[] emotion = [new("laneId", emotions), new("stepId", step), PropertyValue.Of(Card.Score, score - Middle)];
                if (task.Actors.Length == 0) operations.Add(Insert(Card.Kind, out _, emotion));
                foreach (string name in task.Actors) operations.Add(Insert(Card.Kind, out _, [.. emotion, PropertyValue.Of(Card.ActorId, actors[name])]));
            }
        }
        return operations;
    }

    static InsertOperation Insert(ElementKind kind, out Guid id, params PropertyValue[] properties)
    {
        id = Guid.CreateVersion7();
        return new InsertOperation(kind, id, [.. properties]);
    }
}
