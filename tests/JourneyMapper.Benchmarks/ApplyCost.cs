using System.Diagnostics;
using System.Text.Json;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Load;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Benchmarks;

/// <summary>What a room does with an edit before it goes to the database: apply it, write it and its inverse as JSON, make the rows of what it touched.</summary>
sealed class ApplyCost
{
    const int EditsInBatch = 200;

    static readonly MapAuthor Author = new(Guid.CreateVersion7(), "Ann");

    readonly SampleMap sample;
    readonly JourneyMap map;
    int turn;

    public ApplyCost(SampleMap sample)
    {
        this.sample = sample;
        map = JourneyMap.Empty(sample.Id).Apply(Read(sample.Operations)).Change?.Map ?? throw new InvalidOperationException("The sample does not apply.");
    }

    public static IReadOnlyList<string> Kinds { get; } = ["set", "editText", "insert", "move", "remove"];

    /// <summary>The median cost of one edit of a kind, in microseconds, on both maps; measured in turns, so that both meet the same machine.</summary>
    public static (double Small, double Large) Measure(ApplyCost small, ApplyCost large, string kind, int batches)
    {
        var (smalls, larges) = (new List<double>(), new List<double>());
        for (var i = 0; i < batches; i++)
        {
            smalls.Add(small.Batch(kind));
            larges.Add(large.Batch(kind));
        }

        return (Samples.Median(smalls), Samples.Median(larges));
    }

    double Batch(string kind)
    {
        var submissions = Enumerable.Range(0, EditsInBatch).Select(_ => Submission(kind)).ToList();
        var rows = 0;
        var start = Stopwatch.GetTimestamp();
        foreach (var submission in submissions)
        {
            var change = map.Apply(submission.Operations).Change ?? throw new InvalidOperationException($"{kind} is refused.");
            var stored = MapEdit.Of(change, submission, DateTime.UnixEpoch).ToStored();
            rows += MapStorage.Rows(change.Map, change.Touched).Count + stored.Operations.Length;
        }

        var time = Stopwatch.GetElapsedTime(start);
        return rows > 0 ? time.TotalMicroseconds / EditsInBatch : throw new InvalidOperationException("Nothing was touched.");
    }

    // Cards far apart, one after the other, so that no path of the tree stays in the processor's cache for being the only one.
    MapSubmission Submission(string kind)
    {
        var card = sample.Cards[(int)(++turn * 7919L % sample.Cards.Count)];
        var other = map.Find(sample.Cards[(int)(turn * 104729L % sample.Cards.Count)])!;
        object operation = kind switch
        {
            "set" => new { op = "set", id = card, property = "text", value = $"The queue was {turn} people long" },
            "editText" => new { op = "editText", id = card, property = "text", delta = new object[] { 4, "x" } },
            "insert" => new { op = "insert", element = new { kind = "card", id = Guid.CreateVersion7(), laneId = other.Place.Parent, stepId = other.Place.Second, text = "New" } },
            "move" => new { op = "move", id = card, laneId = other.Place.Parent, stepId = other.Place.Second },
            _ => new { op = "remove", id = card },
        };
        return new MapSubmission(Author, MapSubmission.NewId(), null, Read([operation]));
    }

    static System.Collections.Immutable.ImmutableArray<MapOperation> Read(IReadOnlyList<object> operations) =>
        OperationJson.ReadList(JsonSerializer.SerializeToElement(operations));
}
