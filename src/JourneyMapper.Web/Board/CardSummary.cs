using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>A card in one sentence, for those who hear the board.</summary>
static class CardSummary
{
    public static string Of(IStringLocalizer<BoardTexts> texts, JourneyMap map, Element card)
    {
        var parts = new List<string> { card.Caption.Length == 0 ? texts["EmptyCard"] : card.Caption };
        foreach (var property in map.LaneKindOf(card).CardProperties)
        {
            if (property is TextProperty || card.Get(property) is not { } value || (Card.Common.Contains(property) && Equals(value, property.DefaultValue))) continue;
            var name = texts["Property." + property.Name];
            if (property is IdProperty { RefersTo: not null } && map.Find((Guid)value) is { } named) parts.Add($"{name}: {named.Caption}");
            else if (property is ChoiceProperty) parts.Add($"{name}: {texts[$"Choice.{property.Name}.{value}"]}");
            else if (property is FlagProperty) parts.Add($"{name}: {texts[$"Flag.{property.Name}.{((bool)value ? "yes" : "no")}"]}");
            else if (property is not IdProperty) parts.Add(string.Create(CultureInfo.CurrentCulture, $"{name}: {value}"));
        }

        return string.Join(", ", parts);
    }
}
