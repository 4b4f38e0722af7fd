using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board.Table;

namespace JourneyMapper.Web.Board;

/// <summary>How one person looks at a map: what they have folded and hidden. Never part of the map, and nobody else sees it.</summary>
public sealed record BoardView(ImmutableHashSet<Guid> FoldedStages, ImmutableHashSet<Guid> FoldedLanes, ImmutableHashSet<Guid> HiddenLanes)
{
    /// <summary>Ids that are kept in each of the sets: more than a map has stages or lanes.</summary>
    const int KeptIds = 500;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly BoardView Everything = new([], [], []);

    /// <summary>Columns, order and filters of the table.</summary>
    public TableChoice Table { get; init; } = TableChoice.Usual;

    /// <summary>The actor whose story is read; null = everybody's.</summary>
    public Guid? Reader { get; init; }

    /// <summary>Cards say what is written on them, and nothing of what is known about it.</summary>
    public bool IsBrief { get; init; }

    /// <summary>What somebody sees who is here for the first time: lanes that the map's makers have folded are folded.</summary>
    public static BoardView First(JourneyMap map) => Everything with
    {
        FoldedLanes = [.. map.Lanes.Where(lane => lane.Get(Lane.Collapsed) == true).Select(lane => lane.Id)],
    };

    /// <summary>Folds or unfolds a stage or a lane.</summary>
    public BoardView Toggled(Element element) => element.Kind == Stage.Kind ? this with { FoldedStages = Toggled(FoldedStages, element.Id) }
        : element.Kind == Lane.Kind ? this with { FoldedLanes = Toggled(FoldedLanes, element.Id) }
        : this;

    public BoardView WithLane(Guid lane, bool isHidden) => this with { HiddenLanes = isHidden ? HiddenLanes.Add(lane) : HiddenLanes.Remove(lane) };

    public bool IsFolded(Element element) => FoldedStages.Contains(element.Id) || FoldedLanes.Contains(element.Id);

    /// <summary>The view in which this element is to be seen.</summary>
    public BoardView Showing(JourneyMap map, Element element)
    {
        var (lane, step) = element.Kind == Card.Kind ? (element.Place.Parent, element.Place.Second)
            : element.Kind == Lane.Kind ? (element.Id, Guid.Empty)
            : element.Kind == Step.Kind ? (Guid.Empty, element.Id)
            : (Guid.Empty, Guid.Empty);
        var stage = map.Find(step)?.Place.Parent ?? Guid.Empty;
        return this with
        {
            FoldedStages = FoldedStages.Remove(stage),
            FoldedLanes = element.Kind == Card.Kind ? FoldedLanes.Remove(lane) : FoldedLanes,
            HiddenLanes = HiddenLanes.Remove(lane),
        };
    }

    public string Write() => JsonSerializer.Serialize(new Stored([.. FoldedStages.Take(KeptIds)], [.. FoldedLanes.Take(KeptIds)], [.. HiddenLanes.Take(KeptIds)], Table == TableChoice.Usual ? null : Table, Reader, IsBrief), Json);

    /// <summary>What was kept; null when that is nothing that we understand.</summary>
    public static BoardView? Read(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<Stored>(json, Json) is { } kept
                ? new([.. kept.FoldedStages ?? []], [.. kept.FoldedLanes ?? []], [.. kept.HiddenLanes ?? []])
                {
                    Table = kept.Table ?? TableChoice.Usual,
                    Reader = kept.Reader,
                    IsBrief = kept.IsBrief,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static ImmutableHashSet<Guid> Toggled(ImmutableHashSet<Guid> set, Guid id) => set.Remove(id) is var less && less == set ? set.Add(id) : less;

    sealed record Stored(Guid[]? FoldedStages, Guid[]? FoldedLanes, Guid[]? HiddenLanes, TableChoice? Table, Guid? Reader, bool IsBrief);
}
