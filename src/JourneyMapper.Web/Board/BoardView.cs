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

    /// <summary>Cards say what is written on them, and nothing of what is known about it.</summary>
    public bool IsBrief { get; init; }

    /// <summary>People whose curve and own lanes are out of sight.</summary>
    public ImmutableHashSet<Guid> HiddenActors { get; init; } = [];

    /// <summary>The gap between the curves in sight is shaded and told.</summary>
    public bool ComparesActors { get; init; }

    /// <summary>The curves go without the ribbon that tells how sure they are.</summary>
    public bool HidesRibbon { get; init; }
    /// <summary>The personas who walk here stand beside the board.</summary>
    public bool ShowsPersonas { get; init; }

    /// <summary>What somebody sees who is here for the first time: lanes that the map's makers have folded are folded.</summary>
    public static BoardView First(JourneyMap map) => Everything with
    {
        FoldedLanes = [.. map.Lanes.Where(lane => lane.Get(Lane.Collapsed) == true).Select(lane => lane.Id)],
    };

    /// <summary>Folds or unfolds a stage or a lane; hides or shows a person.</summary>
    public BoardView Toggled(Element element) => element.Kind == Stage.Kind ? this with { FoldedStages = Toggled(FoldedStages, element.Id) }
        : element.Kind == Lane.Kind ? this with { FoldedLanes = Toggled(FoldedLanes, element.Id) }
        : element.Kind == Actor.Kind ? this with { HiddenActors = Toggled(HiddenActors, element.Id) }
        : this;

    public BoardView WithLane(Guid lane, bool isHidden) => this with { HiddenLanes = isHidden ? HiddenLanes.Add(lane) : HiddenLanes.Remove(lane) };

    /// <summary>Only these people, of all that the map has; none in particular = everybody.</summary>
    public BoardView WithOnly(JourneyMap map, IReadOnlyCollection<Guid> actors) => this with
    {
        HiddenActors = actors.Count == 0 ? [] : [.. map.Actors.Select(actor => actor.Id).Except(actors)],
    };

    /// <summary>Whether the curve of this actor (null = of nobody in particular) is in sight.</summary>
    public bool Follows(Guid? actor) => actor is not { } id || !HiddenActors.Contains(id);

    /// <summary>Whether the person wants to see this lane: neither it nor whose it is was hidden.</summary>
    public bool Shows(Element lane) => !HiddenLanes.Contains(lane.Id) && Follows(lane.Get(Lane.ActorId));

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
            HiddenActors = OwnerOf(map, element) is { } actor ? HiddenActors.Remove(actor) : HiddenActors,
        };
    }

    public string Write() => JsonSerializer.Serialize(
        new Stored(
            [.. FoldedStages.Take(KeptIds)], [.. FoldedLanes.Take(KeptIds)], [.. HiddenLanes.Take(KeptIds)], [.. HiddenActors.Take(KeptIds)], ComparesActors, HidesRibbon,
            Table == TableChoice.Usual ? null : Table, IsBrief, ShowsPersonas),
        Json);

    /// <summary>What was kept; null when that is nothing that we understand.</summary>
    public static BoardView? Read(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<Stored>(json, Json) is { } kept
                ? new([.. kept.FoldedStages ?? []], [.. kept.FoldedLanes ?? []], [.. kept.HiddenLanes ?? []])
                {
                    HiddenActors = [.. kept.HiddenActors ?? []],
                    ComparesActors = kept.ComparesActors,
                    HidesRibbon = kept.HidesRibbon,
                    ShowsPersonas = kept.Personas,
                    Table = kept.Table ?? TableChoice.Usual,
                    IsBrief = kept.IsBrief,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Whose lane or feeling it is.
    static Guid? OwnerOf(JourneyMap map, Element element) => element.Kind == Card.Kind ? map.ActorOf(element)
        : element.Kind == Lane.Kind ? element.Get(Lane.ActorId)
        : null;

    static ImmutableHashSet<Guid> Toggled(ImmutableHashSet<Guid> set, Guid id) => set.Remove(id) is var less && less == set ? set.Add(id) : less;

    sealed record Stored(
        Guid[]? FoldedStages, Guid[]? FoldedLanes, Guid[]? HiddenLanes, Guid[]? HiddenActors = null, bool ComparesActors = false, bool HidesRibbon = false,
        TableChoice? Table = null, bool IsBrief = false, bool Personas = false);
}
