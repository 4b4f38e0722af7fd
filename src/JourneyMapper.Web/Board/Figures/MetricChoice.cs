using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Suggestions;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Figures;

/// <summary>A metric that many measure: its name, unit and which way is better.</summary>
/// <param name="Unit">A key of <see cref="MetricTexts"/>, or a sign that all languages share.</param>
public sealed record MetricChoice(string Key, string Unit, string Direction)
{
    /// <summary>The most used first; those marked are offered in the panel too.</summary>
    public static readonly IReadOnlyList<MetricChoice> All =
    [
        new("nps", "Unit.points", "up") { IsQuick = true },
        new("csat", "%", "up") { IsQuick = true },
        new("ces", "Unit.ofSeven", "up") { IsQuick = true },
        new("conversion", "%", "up") { IsQuick = true },
        new("dropOff", "%", "down"),
        new("responseTime", "Unit.hours", "down"),
        new("waitingTime", "Unit.minutes", "down"),
        new("repeat", "%", "up"),
    ];

    public bool IsQuick { get; init; }

    public Suggestion As(IStringLocalizer<MetricTexts> texts)
    {
        var unit = Unit.StartsWith("Unit.", StringComparison.Ordinal) ? texts[Unit].Value : Unit;
        return new(Key, texts[Key], unit, null, [PropertyValue.Of(Card.Unit, unit), PropertyValue.Of(Card.Direction, Direction)]);
    }
}
