using System.Globalization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Cards;

/// <summary>What a card says of its properties in words and numbers.</summary>
static class CardWords
{
    const string NumberFormat = "0.######";
    const string SignedFormat = "+0.######;−0.######";

    /// <summary>States after which a due date no longer presses.</summary>
    static readonly string[] Settled = ["done", "dropped"];

    public static string Number(decimal value) => value.ToString(NumberFormat, CultureInfo.CurrentCulture);

    /// <summary>A day as people write it; with the year only where it is not this one.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A metric's value with its unit; null when there is none.</summary>
    /// <param name="measured">What the metric is now (<see cref="Maps.Analysis.MetricHistory.ValueOf"/>).</param>
    public static string? Value(Element card, decimal? measured) => measured is { } value
        ? Number(value) + (card.Get(Card.Unit) is { Length: > 0 } unit ? " " + unit : null)
        : null;

    /// <summary>Whether a metric is where it should be: "reached", "missed"; null where value, target or direction is not known.</summary>
    public static string? GoalState(Element card, decimal? measured) => (measured, card.Get(Card.Target), card.Get(Card.Direction)) switch
    {
        ({ } value, { } target, "up") => value >= target ? "reached" : "missed",
        ({ } value, { } target, "down") => value <= target ? "reached" : "missed",
        _ => null,
    };

    /// <summary>A metric's target and how the value stands to it; null when there is no target.</summary>
    public static string? Goal(IStringLocalizer<CardTexts> texts, Element card, decimal? measured) => card.Get(Card.Target) is { } target
        ? texts[GoalState(card, measured) is { } state ? "Goal." + state : "Goal", Number(target)].Value
        : null;

    /// <summary>How far a metric is from its target, with its sign; null where that is not known, or nothing.</summary>
    public static string? Gap(IStringLocalizer<CardTexts> texts, Element card, decimal? measured) =>
        measured - card.Get(Card.Target) is { } gap && gap != 0 ? texts["Gap", gap.ToString(SignedFormat, CultureInfo.CurrentCulture)].Value : null;

    public static bool IsLate(LaneKind kind, Element card, DateOnly today) =>
        kind.Has(Card.Due) && card.Get(Card.Due) < today && !Settled.Contains(card.Get(Card.Status));

    /// <summary>What a card is rated, where it stands and whose it is, in one line; a late date is left out, it stands by itself.</summary>
    public static string Line(IStringLocalizer<BoardTexts> texts, LaneKind kind, Element card, DateOnly today)
    {
        var parts = new List<string>();
        if (kind.Has(Card.Impact) && card.Get(Card.Impact) is { } impact) parts.Add(texts["Impact", impact]);
        if (!kind.Has(Card.Effort)) return string.Join("", parts);
        if (card.Get(Card.Effort) is { } effort) parts.Add(texts["Effort", effort]);
        if (card.Get(Card.Status) is { } status) parts.Add(texts["Choice.status." + status]);
        if (card.Get(Card.Owner) is { Length: > 0 } owner) parts.Add(owner);
        if (card.Get(Card.Due) is { } due && !IsLate(kind, card, today)) parts.Add(Day(due, today));
        return string.Join(" · ", parts);
    }
}
