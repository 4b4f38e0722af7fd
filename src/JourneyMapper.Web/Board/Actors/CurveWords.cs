using JourneyMapper.Maps;
using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Actors;

/// <summary>What the curves of a lane show besides their points, in words.</summary>
static class CurveWords
{
    /// <summary>Where the people in sight differ most.</summary>
    public static string Gap(IStringLocalizer<PeopleTexts> texts, JourneyMap map, Element lane, BoardView view, IEnumerable<ActorCurve> curves)
    {
        var gaps = FeelingGaps.Of(map, lane, view.Follows).ToList();
        if (gaps.Count == 0) return texts["Gap.Apart"];
        if (FeelingGaps.Widest(gaps) is not { } widest) return texts["Gap.None"];
        return texts["Gap.Widest", widest.Step.Caption, NameOf(widest.Best), FeelingSummary.Score(widest.Best), NameOf(widest.Worst), FeelingSummary.Score(widest.Worst)];

        string NameOf(Element card) => curves.FirstOrDefault(curve => curve.ActorId == map.ActorOf(card))?.Name is { Length: > 0 } name ? name : texts["Nobody"];
    }

    /// <summary>For those who hear the page: how sure each curve is, and what lies between them. Null = nothing to say.</summary>
    /// <param name="sure">The curves whose ribbon is shown.</param>
    public static string? Note(IStringLocalizer<PeopleTexts> texts, IEnumerable<ActorCurve> sure, string? gap)
    {
        var parts = sure.Select(curve => Sureness(texts, curve)).Append(gap).OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(". ", parts);
    }

    static string Sureness(IStringLocalizer<PeopleTexts> texts, ActorCurve curve)
    {
        int Count(string confidence) => curve.Points.Count(point => point.Card.Get(Card.Confidence) == confidence);
        return texts["Ribbon.Note", curve.Name is { Length: > 0 } name ? name : texts["Nobody"], Count("assumption"), Count("observed"), Count("measured")];
    }
}
