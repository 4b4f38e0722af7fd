using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board.Cards;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>A card in one sentence, for those who hear the board.</summary>
static class CardSummary
{
    public static string Of(IStringLocalizer<BoardTexts> texts, IStringLocalizer<CardTexts> words, BoardSession session, Element card)
    {
        var (map, kind) = (session.Map, session.Map.LaneKindOf(card));
        var measured = kind.Has(Card.Value) ? MetricHistory.ValueOf(map, card) : null;
        var parts = new List<string> { card.Caption.Length == 0 ? texts["EmptyCard"] : card.Caption };
        foreach (var property in kind.CardProperties)
        {
            if (property == Card.Unit) continue;
            if (property == Card.Value && CardWords.Value(card, measured) is { } value) parts.Add(value);
            else if (property == Card.Target && CardWords.Goal(words, card, measured) is { } goal) parts.AddRange([goal, .. CardWords.Gap(words, card, measured) is { } gap ? [gap] : Array.Empty<string>()]);
            else if (property == Card.Labels && CardLabels.Of(card) is { Count: > 0 } labels) parts.Add(words["Labels", string.Join(", ", labels)]);
            else if (property == Card.Due && CardWords.IsLate(kind, card, session.Today)) parts.Add(words["Late", CardWords.Day(card.Get(Card.Due)!.Value, session.Today)]);
            else if (Say(texts, map, card, property) is { } said) parts.Add(said);
        }

        if (map.EvidenceOf(card.Id).Count() is > 0 and var sources) parts.Add(words[sources == 1 ? "OneSource" : "Sources", sources]);
        if (Ties.Of(map, card.Id).Count() is > 0 and var ties) parts.Add(words[ties == 1 ? "OneTie" : "Ties", ties]);
        return string.Join(", ", parts);
    }

    static string? Say(IStringLocalizer<BoardTexts> texts, JourneyMap map, Element card, Property property)
    {
        if (card.Get(property) is not { } value || value is "" || property == card.Kind.Caption || (Card.Common.Contains(property) && Equals(value, property.DefaultValue))) return null;
        var name = texts["Property." + property.Name];
        return property switch
        {
            IdProperty { RefersTo: not null } => map.Find((Guid)value) is { } named ? $"{name}: {named.Caption}" : null,
            IdProperty => null,
            ColorProperty when value is string and ['#', ..] => null,
            ColorProperty => $"{name}: {texts["Color." + value]}",
            ChoiceProperty => $"{name}: {texts[$"Choice.{property.Name}.{value}"]}",
            FlagProperty => texts[$"Flag.{property.Name}.{((bool)value ? "yes" : "no")}"],
            _ => string.Create(CultureInfo.CurrentCulture, $"{name}: {value}"),
        };
    }
}
