using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Board.Blueprint;

/// <summary>Puts the blueprint layer on a map, and shows or hides it in one's own view.</summary>
static class BlueprintAdding
{
    /// <summary>All that is missing, in one step that one undo takes back; then the person stands on its first new lane.</summary>
    public static async Task AddAsync(BoardSession session, BoardScript script, Func<LaneKind, string> laneTitle)
    {
        MapOperation[] changes = [.. BlueprintLayer.Add(session.Map, laneTitle)];
        if (changes.Length == 0 || !await script.DoAsync(changes)) return;
        Show(session, true);
        if (changes.OfType<InsertOperation>().FirstOrDefault(change => change.Kind == Lane.Kind) is { } first) await script.RevealAsync(first.Id);
    }

    /// <summary>True when any of the layer's lanes is to be seen.</summary>
    public static bool IsShown(BoardSession session) => Lanes(session).Any(lane => !session.Own.Now.HiddenLanes.Contains(lane));

    /// <summary>Nobody else's view changes.</summary>
    public static void Show(BoardSession session, bool isShown)
    {
        var now = session.Own.Now;
        session.Own.Set(now with { HiddenLanes = isShown ? now.HiddenLanes.Except(Lanes(session)) : now.HiddenLanes.Union(Lanes(session)) });
    }

    public static bool IsThere(BoardSession session) => Lanes(session).Any();

    static IEnumerable<Guid> Lanes(BoardSession session) => session.Map.Lanes.Where(BlueprintLayer.Holds).Select(lane => lane.Id);
}
