using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Benchmarks.Library;

/// <summary>A workspace as a large team has it: 500 maps of 200 cards, each with a sentence of its own.</summary>
sealed class ManyMaps(MapDesk desk, MapAuthor author)
{
    public const int Count = 500;
    public const int Cards = 200;
    const int Steps = 20;

    // Of these every sentence takes some, by chance that is the same in each run.
    static readonly string[] Words =
        ("the queue customer waits page phone shop asks finds price form again nobody answers knows which ticket train late seat app sign letter bank card "
        + "limit refuses says hours later calls back friend told about class booking gym trainer full list email never came köer frågar kassan biljett glömmer").Split(' ');

    readonly Random chance = new(7);

    public List<Guid> Ids { get; } = [];

    public async Task MakeAsync()
    {
        for (var i = 0; i < Count; i++)
        {
            var id = Guid.CreateVersion7();
            Ids.Add(id);
            if (await desk.CreateAsync(id, OperationsOf(id, i), author) is not SubmitAnswer.Accepted) throw new InvalidOperationException("A map could not be made.");
        }
    }

    List<MapOperation> OperationsOf(Guid id, int number)
    {
        List<MapOperation> operations = [.. MapKinds.CurrentState.Start(id, $"Map {number}: {Sentence(3)}", kind => kind.Name)];
        // Feelings need scores; the other lanes take cards with a text only.
        Guid[] lanes = [.. operations.OfType<InsertOperation>().Where(insert => insert.Kind == Lane.Kind
            && insert.Properties.All(value => value.Value as string != Emotions.Kind.Name)).Select(insert => insert.Id)];
        var stage = Guid.CreateVersion7();
        operations.Add(new InsertOperation(Stage.Kind, stage, [new("title", Sentence(2))]));
        Guid[] steps = [.. Enumerable.Range(0, Steps).Select(_ => Guid.CreateVersion7())];
        operations.AddRange(steps.Select(step => new InsertOperation(Step.Kind, step, [new("stageId", stage), new("title", Sentence(3))])));
        for (var card = 0; card < Cards; card++)
        {
            // One sentence in the whole workspace is found by a word that no other has.
            var text = number == Count / 2 && card == 0 ? "only here: zeppelin" : Sentence(10);
            operations.Add(new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", lanes[card % lanes.Length]), new("stepId", steps[card % Steps]), new("text", text)]));
        }

        return operations;
    }

    string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[chance.Next(Words.Length)]));
}
