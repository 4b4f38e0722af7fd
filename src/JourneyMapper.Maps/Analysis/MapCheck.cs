using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Analysis;

/// <summary>
/// Looks a map over for what is missing and for the mistakes that are usual: rules and nothing else, so that the same map always gets the
/// same answer. A map may have its reasons: each finding can be put away.
/// </summary>
public static class MapCheck
{
    /// <summary>More figures than these in one stage, and nobody looks at any.</summary>
    public const int MostMetrics = 3;

    /// <summary>From so many steps, touchpoints or cards on, that all of them are alike says something.</summary>
    public const int Telling = 4;

    private static readonly HashSet<string> DigitalChannels = ["web", "app", "mail", "social"];

    // In which languages a company speaks of itself here: English, Swedish, Danish.
    private static readonly HashSet<string> CompanysWords =
        new(["we", "our", "us", "vi", "vår", "vårt", "våra", "vores", "vor", "vort"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<LaneKind> CustomersLanes = [Actions.Kind, Thoughts.Kind, Quotes.Kind, Needs.Kind, Emotions.Kind];

    /// <summary>What there is to think about, in the order of the journey's making.</summary>
    /// <param name="today">The day by which a review is overdue.</param>
    public static IReadOnlyList<MapFinding> Of(JourneyMap map, DateOnly today)
    {
        var findings = new List<MapFinding>();
        if (map.IsPersona) return findings;
        var cards = map.Cards().ToLookup(map.LaneKindOf);
        var steps = map.Columns;

        On(string.IsNullOrWhiteSpace(map.Head.Get(MapHead.Goal)), FindingCode.NoGoal);
        On(!map.Actors.Any(), FindingCode.NoActor);
        On(steps.IsEmpty, FindingCode.NoSteps);
        if (!steps.IsEmpty)
        {
            At(map.Stages.Where(stage => !map.StepsOf(stage.Id).Any()), FindingCode.StageWithoutSteps);
            On(BeginsWithUs(map), FindingCode.NoBefore, map.Stages.First().Id);
            On(IsPhased(map) && map.Stages.All(stage => stage.Get(Stage.Phase) != "after"), FindingCode.NoAfter, map.Stages.Last().Id);
            On(steps.Length >= Telling && steps.All(step => step.Get(Step.Ours) == true), FindingCode.OnlyOurSteps, steps[0].Id);
            At(steps.Where(step => SpeaksOfUs(step.Caption)), FindingCode.OurWords);
            At(steps.Where(step => HasTouchpointsOnly(map, step)), FindingCode.TouchpointsOnly);
            On(cards[Emotions.Kind].FirstOrDefault() is null, FindingCode.NoFeelings);
        }

        var touchpoints = cards[Touchpoints.Kind].ToList();
        On(touchpoints.Count >= Telling && touchpoints.TrueForAll(IsDigital), FindingCode.OnlyDigital, touchpoints.Select(card => card.Id).Take(1));
        At(cards[Pains.Kind].Where(pain => !HasOpportunity(map, pain)), FindingCode.PainWithoutOpportunity);
        At(map.Stages.Where(stage => MetricsOf(map, stage) > MostMetrics), FindingCode.TooManyMetrics, MostMetrics);
        On(map.Cards().Take(Telling).Count() == Telling && map.Cards().All(card => card.Get(Card.Confidence) == "assumption"), FindingCode.OnlyAssumptions);
        On(!steps.IsEmpty && string.IsNullOrWhiteSpace(map.Head.Get(MapHead.Coverage)), FindingCode.NoCoverage);
        On(map.Head.Get(MapHead.ReviewDue) < today, FindingCode.ReviewOverdue);
        return findings;

        void On(bool isSo, FindingCode code, params IEnumerable<Guid> at)
        {
            if (isSo) findings.Add(new(code, [.. at]));
        }

        void At(IEnumerable<Element> elements, FindingCode code, int? bound = null)
        {
            var at = elements.Select(element => element.Id).ToImmutableArray();
            if (!at.IsEmpty) findings.Add(new(code, at, bound));
        }
    }

    private static bool IsPhased(JourneyMap map) => map.Stages.Any(stage => stage.Get(Stage.Phase) is not null);

    /// <summary>No stage is called "before", and the very first step is one with the company.</summary>
    private static bool BeginsWithUs(JourneyMap map) =>
        map.Stages.All(stage => stage.Get(Stage.Phase) != "before") && map.Columns[0].Get(Step.Ours) == true;

    private static bool SpeaksOfUs(string title) =>
        title.Split((char[])[' ', '\'', '’', '\n', ','], StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && CompanysWords.Contains(first);

    private static bool HasTouchpointsOnly(JourneyMap map, Element step)
    {
        var lanes = map.Lanes.Where(lane => map.CardsIn(lane.Id, step.Id).Any()).Select(Lane.KindOf).ToHashSet();
        return lanes.Contains(Touchpoints.Kind) && !lanes.Overlaps(CustomersLanes);
    }

    private static bool IsDigital(Element touchpoint) =>
        touchpoint.Get(Card.Online) ?? (touchpoint.Get(Card.Channel) is { } channel && DigitalChannels.Contains(channel));

    /// <summary>One that is tied to it, or one that stands in the same step.</summary>
    private static bool HasOpportunity(JourneyMap map, Element pain) =>
        map.LinksAt(pain.Id).Any(link => link.Get(Link.LinkKind) == Link.Solves)
        || map.Lanes.Any(lane => Lane.KindOf(lane) == Opportunities.Kind && map.CardsIn(lane.Id, pain.Place.Second).Any());

    private static int MetricsOf(JourneyMap map, Element stage) => map.StepsOf(stage.Id)
        .Sum(step => map.Lanes.Where(lane => Lane.KindOf(lane) == Metrics.Kind).Sum(lane => map.CardsIn(lane.Id, step.Id).Count()));
}
