using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>A map of a given size as teams have them: stages of five steps, six lanes, cards with a sentence each.</summary>
sealed record SampleMap(Guid Id, IReadOnlyList<Guid> Cards, IReadOnlyList<object> Operations)
{
    const int StepsInStage = 5;
    const int CardsInStep = 20;
    const int StepLimit = 200;

    static readonly string[] LaneKinds = ["actions", "thoughts", "touchpoints", "pains", "opportunities", "notes"];

    /// <summary>A map with this many cards.</summary>
    public static SampleMap WithCards(int cards) => Build(cards, Math.Max(1, cards / CardsInStep));

    /// <summary>The same number of cards spread evenly over a grid of this size, most of whose cells may stay empty.</summary>
    public static SampleMap Spread(int cards, int steps, int lanes) => Build(cards, steps, lanes, card => card * steps * lanes / cards);

    /// <summary>The same grid with all cards in its first column.</summary>
    public static SampleMap Stacked(int cards, int steps, int lanes) => Build(cards, steps, lanes, card => card % lanes * steps);

    /// <summary>A map with about this many elements of all kinds, never more.</summary>
    public static SampleMap WithElements(int elements)
    {
        var steps = Math.Min(StepLimit, elements / (CardsInStep + 1));
        var stages = (steps + StepsInStage - 1) / StepsInStage;
        return Build(elements - LaneKinds.Length - steps - stages, steps);
    }

    /// <summary>Makes it on a server whose new maps have lanes of their own, which are removed first.</summary>
    public async Task CreateAsync(MapApi api)
    {
        var made = await api.CreateAsync($"{Cards.Count} cards", id: Id);
        object[] removals = [.. made.GetProperty("elements").EnumerateArray().Select(element => new { op = "remove", id = element.GetProperty("id").GetGuid() })];
        await api.SubmitAsync(Id, [.. removals, .. Operations]);
    }

    static SampleMap Build(int cards, int steps) => Build(cards, steps, LaneKinds.Length, card => card % (steps * LaneKinds.Length));

    /// <param name="cellOf">In which cell a card stands; cells are counted lane by lane.</param>
    static SampleMap Build(int cards, int steps, int laneCount, Func<int, int> cellOf)
    {
        var operations = new List<object>();
        var ids = new List<Guid>(cards);
        var lanes = new Guid[laneCount];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Guid.CreateVersion7();
            var kind = LaneKinds[i % LaneKinds.Length];
            operations.Add(Insert(new { kind = "lane", id = lanes[i], laneKind = kind, title = kind }));
        }

        var columns = new Guid[steps];
        var stage = Guid.Empty;
        for (var i = 0; i < steps; i++)
        {
            if (i % StepsInStage == 0)
            {
                stage = Guid.CreateVersion7();
                operations.Add(Insert(new { kind = "stage", id = stage, title = $"Stage {1 + i / StepsInStage}" }));
            }

            columns[i] = Guid.CreateVersion7();
            operations.Add(Insert(new { kind = "step", id = columns[i], stageId = stage, title = $"Step {i + 1}" }));
        }

        for (var i = 0; i < cards; i++)
        {
            var id = Guid.CreateVersion7();
            ids.Add(id);
            var (lane, step) = (lanes[cellOf(i) / steps], columns[cellOf(i) % steps]);
            operations.Add(Insert(new { kind = "card", id, laneId = lane, stepId = step, text = $"Card {i + 1}: the queue was longer than the web page had promised" }));
        }

        return new SampleMap(Guid.CreateVersion7(), ids, operations);
    }

    static object Insert(object element) => new { op = "insert", element };
}
