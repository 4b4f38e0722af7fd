using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>The operations of a small map, written down as it is read.</summary>
internal sealed class MapSketch
{
    private readonly List<MapOperation> operations = [];

    public Guid Id { get; } = Guid.CreateVersion7();

    public IReadOnlyList<MapOperation> Operations => operations;

    public JourneyMap Map => JourneyMap.Empty(Id).Apply(operations).Change!.Map;

    public Guid Actor(string name) => Add(Maps.Elements.Actor.Kind, [new("name", name)]);

    public Guid Stage(string title) => Add(Maps.Elements.Stage.Kind, [new("title", title)]);

    public Guid Step(Guid stage, string title) => Add(Maps.Elements.Step.Kind, [new("stageId", stage), new("title", title)]);

    public Guid Lane(string kind, string title) => Add(Maps.Elements.Lane.Kind, [new("laneKind", kind), new("title", title)]);

    public Guid Card(Guid lane, Guid step, string text, params PropertyValue[] more) =>
        Add(Maps.Elements.Card.Kind, [new("laneId", lane), new("stepId", step), new("text", text), .. more]);

    public Guid Evidence(Guid card, string source) => Add(Maps.Elements.Evidence.Kind, [new("cardId", card), new("source", source)]);

    public Guid Measurement(Guid card, string date, decimal value) => Add(Maps.Elements.Measurement.Kind, [new("cardId", card), new("date", date), new("value", value)]);

    public void Set<T>(Guid element, Property<T> property, T value) => operations.Add(SetOperation.Of(element, property, value));

    private Guid Add(ElementKind kind, PropertyValue[] properties)
    {
        var id = Guid.CreateVersion7();
        operations.Add(new InsertOperation(kind, id, [.. properties]));
        return id;
    }
}
