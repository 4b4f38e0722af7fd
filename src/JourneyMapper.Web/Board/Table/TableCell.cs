using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board.Cards;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Table;

/// <summary>What stands in a cell of the table: in words, and as what rows are sorted by.</summary>
static class TableCell
{
    /// <summary>"" when nothing is there; null when cards of that lane have no such thing.</summary>
    public static string? Words(IStringLocalizer<BoardTexts> texts, JourneyMap map, Element card, TableColumn column)
    {
        if (column.Property is not { } property) return Named(map, card, column)?.Caption ?? "";
        if (!map.LaneKindOf(card).Has(property)) return null;
        return card.Get(property) switch
        {
            null => "",
            string text when property is ChoiceProperty => texts[$"Choice.{property.Name}.{text}"],
            string color when property is ColorProperty => Palette.Names.Contains(color) ? texts["Color." + color] : color,
            string text => text,
            bool flag => texts[$"Flag.{property.Name}.{(flag ? "yes" : "no")}"],
            decimal number => CardWords.Number(number),
            DateOnly day => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
            var other => Convert.ToString(other, CultureInfo.CurrentCulture),
        };
    }

    /// <summary>The stage, step, lane or actor that the column names.</summary>
    public static Element? Named(JourneyMap map, Element card, TableColumn column) =>
        column == TableColumn.Step ? map.Find(card.Place.Second)
        : column == TableColumn.Stage ? map.Find(map.Find(card.Place.Second)!.Place.Parent)
        : column == TableColumn.Lane ? map.Find(card.Place.Parent)
        : column == TableColumn.Actor && map.ActorOf(card) is { } actor ? map.Find(actor)
        : null;

    /// <summary>What the rows are sorted by; null sorts last. Stages, steps and lanes are sorted as they follow each other on the map.</summary>
    public static IComparable? SortKey(JourneyMap map, IReadOnlyDictionary<Guid, int> order, Element card, TableColumn column)
    {
        if (column.Property is not { } property)
        {
            var named = Named(map, card, column);
            return named is null ? null : column == TableColumn.Actor ? new TextKey(named.Caption) : order.GetValueOrDefault(named.Id);
        }

        if (!map.LaneKindOf(card).Has(property)) return null;
        return card.Get(property) switch
        {
            string word when property is ChoiceProperty choice => choice.Options.ToList().IndexOf(word),
            string { Length: > 0 } text => new TextKey(text),
            string => null,
            IComparable value => value,
            _ => null,
        };
    }

    // As people sort in their language, upper and lower case alike.
    readonly record struct TextKey(string Text) : IComparable
    {
        public int CompareTo(object? obj) => CultureInfo.CurrentCulture.CompareInfo.Compare(Text, obj is TextKey other ? other.Text : null, CompareOptions.IgnoreCase);
    }
}
