using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Guided;

/// <summary>The pages of the guided start, in their order; the names stand in its address.</summary>
public enum GuidedPart
{
    Brief,
    Persona,
    Stages,
    Steps,
    Touchpoints,
    Feelings,
    Done,
}

static class GuidedParts
{
    public static readonly IReadOnlyList<GuidedPart> All = Enum.GetValues<GuidedPart>();

    public static GuidedPart? Find(string? name) => Enum.TryParse<GuidedPart>(name, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : null;

    public static GuidedPart? After(GuidedPart part) => part == GuidedPart.Done ? null : part + 1;

    public static GuidedPart? Before(GuidedPart part) => part == GuidedPart.Brief ? null : part - 1;

    /// <summary>Where somebody goes on who comes back: the first page for which there is nothing on the map.</summary>
    public static GuidedPart NextFor(JourneyMap map)
    {
        if (!map.Actors.Any()) return GuidedPart.Persona;
        if (!map.Stages.Any()) return GuidedPart.Stages;
        if (map.Columns.IsEmpty) return GuidedPart.Steps;
        if (!HasCards(map, Touchpoints.Kind)) return GuidedPart.Touchpoints;
        return HasCards(map, Emotions.Kind) ? GuidedPart.Done : GuidedPart.Feelings;
    }

    static bool HasCards(JourneyMap map, LaneKind kind) =>
        map.Lanes.Where(lane => Lane.KindOf(lane) == kind).Any(lane => map.Columns.Any(step => map.CardsIn(lane.Id, step.Id).Any()));
}
