using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Templates;

/// <summary>Writes one template as operations, in the order in which each finds what it refers to.</summary>
sealed class TemplateBuilder(TemplateFile file, Guid mapId, string language, Func<LaneKind, string> laneTitle, DateOnly today)
{
    readonly List<MapOperation> operations = [];
    readonly Dictionary<string, Guid> actors = [], lanes = [], steps = [], pains = [];

    public IReadOnlyList<MapOperation> Build()
    {
        operations.Add(SetOperation.Of(mapId, MapHead.MapKind, file.Kind));
        operations.Add(SetOperation.Of(mapId, MapHead.Title, file.Title.In(language)));
        operations.Add(SetOperation.Of(mapId, MapHead.Scenario, file.Scenario.In(language)));
        operations.Add(SetOperation.Of(mapId, MapHead.Goal, file.Goal.In(language)));
        foreach (var actor in file.Actors)
            actors[actor.Key] = Insert(Actor.Kind, PropertyValue.Of(Actor.Name, actor.Name.In(language)), PropertyValue.Of(Actor.Color, actor.Color));
        AddLanes();
        var solutions = new List<(Guid Card, string Pain)>();
        foreach (var stage in file.Stages)
        {
            var stageId = Insert(Stage.Kind, PropertyValue.Of(Stage.Title, stage.Title.In(language)), PropertyValue.Of(Stage.Color, stage.Color));
            foreach (var step in stage.Steps)
            {
                var stepId = Insert(Step.Kind, new("stageId", stageId), PropertyValue.Of(Step.Title, step.Title.In(language)), PropertyValue.Of(Step.Ours, step.Ours));
                if (step.Key is not null) steps[step.Key] = stepId;
                foreach (var (lane, cards) in step.Cards)
                    foreach (var card in cards)
                        solutions.AddRange(AddCard(lanes[lane], stepId, card));
            }
        }
        foreach (var (card, pain) in solutions) AddLink(card, pains[pain], Link.Solves, null);
        foreach (var link in file.Links ?? []) AddLink(steps[link.From], steps[link.To], link.Kind, link.Share);
        return operations;
    }

    void AddLanes()
    {
        var kind = MapKinds.Find(file.Kind)!;
        foreach (var lane in file.Lanes)
        {
            var laneKind = LaneKinds.Get(lane.Kind);
            var id = lanes[lane.Key ?? lane.Kind] = Insert(
                Lane.Kind, PropertyValue.Of(Lane.LaneKind, lane.Kind), PropertyValue.Of(Lane.Title, laneTitle(laneKind)),
                new(Lane.ActorId.Name, lane.Actor is null ? null : actors[lane.Actor]));
            if (kind.LineUnder.TryGetValue(laneKind, out var line)) Insert(Line.Kind, new("laneId", id), PropertyValue.Of(Line.LineKind, line));
        }
    }

    IEnumerable<(Guid Card, string Pain)> AddCard(Guid lane, Guid step, TemplateCard card)
    {
        var values = card.Values.Select(value => new PropertyValue(value.Key, Read(value.Value))).ToList();
        if (card.Actor is not null) values.Add(PropertyValue.Of(Card.ActorId, actors[card.Actor]));
        if (card.Due is { } due) values.Add(PropertyValue.Of(Card.Due, today.AddDays(due)));
        var id = Insert(Card.Kind, [new("laneId", lane), new("stepId", step), PropertyValue.Of(Card.Text, card.Text.In(language)), .. values]);
        foreach (var evidence in card.Evidence ?? [])
            Insert(Evidence.Kind, new("cardId", id), PropertyValue.Of(Evidence.Source, evidence.Source.In(language)), PropertyValue.Of(Evidence.Date, today.AddDays(-evidence.Age)));
        if (card.Key is not null) pains[card.Key] = id;
        return (card.Solves ?? []).Select(pain => (id, pain));
    }

    void AddLink(Guid from, Guid to, string kind, decimal? share) =>
        Insert(Link.Kind, new("from", from), new("to", to), PropertyValue.Of(Link.LinkKind, kind), PropertyValue.Of(Link.Share, share));

    Guid Insert(ElementKind kind, params ImmutableArray<PropertyValue> properties)
    {
        var id = Guid.CreateVersion7();
        operations.Add(new InsertOperation(kind, id, properties));
        return id;
    }

    // A value may differ between languages too: a price, a unit.
    object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => Read(value[LocalText.IndexOf(language)]),
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => value.GetString(),
    };
}
