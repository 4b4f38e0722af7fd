using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>What of a map a journey diagram can hold (CONTRACT section 9).</summary>
static class MapToMermaid
{
    public static MermaidJourney JourneyOf(JourneyMap map)
    {
        ImmutableArray<Element> curves = [.. map.Lanes.Where(lane => Lane.KindOf(lane).IsCurve)];
        return new(map.Title, map.Head.Get(MapHead.AccTitle), map.Head.Get(MapHead.AccDescr),
            [.. map.Stages.Select(stage => new MermaidSection(stage.Caption, [.. map.StepsOf(stage.Id).Select(step => TaskOf(map, curves, step))]))]);
    }

    // Emotions stand in the order in which a diagram named their actors, so that it comes out as it went in.
    static MermaidTask TaskOf(JourneyMap map, ImmutableArray<Element> curves, Element step)
    {
        List<Element> emotions = [.. curves.SelectMany(lane => map.CardsIn(lane.Id, step.Id))];
        IEnumerable<string> actors = emotions.Select(map.ActorOf).OfType<Guid>().Select(id => map.Find(id)).OfType<Element>()
            .Select(actor => MermaidText.Trim(actor.Caption)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
        decimal? score = emotions.Count == 0 ? null
            : Math.Round(emotions.Average(card => card.Get(Card.Score)!.Value) + MermaidToMap.Middle, 1, MidpointRounding.AwayFromZero);
        return new(step.Caption, score, [.. actors]);
    }
}
