using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Board.Audience;

/// <summary>Views that every map has without anybody saving them, by what its lanes are about.</summary>
static class Presets
{
    public const string Leaders = "leaders";
    public const string Team = "team";
    public const string Facilitator = "facilitator";

    public static readonly IReadOnlyList<string> All = [Leaders, Team, Facilitator];

    // Where it hurts, what could be better, and how it is measured.
    static readonly HashSet<LaneKind> ForLeaders = [Touchpoints.Kind, Emotions.Kind, Pains.Kind, Opportunities.Kind, Metrics.Kind, Stances.Kind];

    // What a room of people writes; how things work behind the scenes comes after.
    static readonly HashSet<LaneKind> ForRooms =
        [Actions.Kind, Thoughts.Kind, Quotes.Kind, Needs.Kind, Touchpoints.Kind, Channels.Kind, Emotions.Kind, Pains.Kind, Opportunities.Kind, Images.Kind, Notes.Kind];

    /// <summary>The view of that name; a map without any of the lanes that it is about is shown whole.</summary>
    public static AudienceView Of(string name, JourneyMap map) => new(Guid.Empty, name, MapShape.Board, name switch
    {
        Leaders => Only(map, ForLeaders) with { IsBrief = true },
        Facilitator => Only(map, ForRooms),
        _ => BoardView.Everything,
    });

    static BoardView Only(JourneyMap map, HashSet<LaneKind> kinds)
    {
        var others = map.Lanes.Where(lane => !kinds.Contains(Lane.KindOf(lane))).Select(lane => lane.Id).ToList();
        return others.Count == map.Lanes.Count() ? BoardView.Everything : BoardView.Everything with { HiddenLanes = [.. others] };
    }
}
