using System.Collections.Immutable;
using System.Text;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>What came of a plan: a started map and every submission that was accepted or refused.</summary>
internal sealed class History
{
    private readonly List<Edit> edits = [];
    private readonly List<Refused> refusals = [];

    public static readonly Guid MapId = StartMap.MapId;

    /// <summary>The accepted submissions, creation first.</summary>
    public IReadOnlyList<Edit> Edits => edits;

    public IReadOnlyList<Refused> Refusals => refusals;

    /// <summary>Submissions that the generator made, the creation not counted.</summary>
    public int Sent => edits.Count - 1 + refusals.Count;
    public int Refused => refusals.Count;

    public JourneyMap Map { get; private set; } = JourneyMap.Empty(MapId);

    public static History Of(Plan plan)
    {
        var history = new History();
        history.Submit(StartMap.Operations);
        foreach (var seed in plan.Seeds) history.Submit(AnySubmission.For(history, new Random(seed)));
        return history;
    }

    private void Submit(IReadOnlyList<MapOperation> operations)
    {
        var outcome = Map.Apply(operations);
        if (outcome.Change is { } change)
        {
            edits.Add(new Edit(Map, operations, change));
            Map = change.Map;
        }
        else
        {
            refusals.Add(new Refused(Map, operations, outcome));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var edit in edits.Skip(1))
            text.AppendLine(OperationJson.WriteList(edit.Sent));
        return text.ToString();
    }
}

/// <summary>One accepted submission.</summary>
internal sealed record Edit(JourneyMap Before, IReadOnlyList<MapOperation> Sent, MapChange Change)
{
    public JourneyMap After => Change.Map;
}

/// <summary>One refused submission.</summary>
internal sealed record Refused(JourneyMap Map, IReadOnlyList<MapOperation> Sent, SubmissionOutcome Outcome);

internal static class MapText
{
    /// <summary>The map as the wire shows it, but for its version: what "the same map" means.</summary>
    public static string Of(JourneyMap map) => MapJson.Write(map.AtVersion(0)).Replace("},{", "},\n{", StringComparison.Ordinal);

    public static ImmutableArray<MapOperation> ThroughJson(IEnumerable<MapOperation> operations) =>
        OperationJson.ReadList(OperationJson.WriteList(operations));
}
