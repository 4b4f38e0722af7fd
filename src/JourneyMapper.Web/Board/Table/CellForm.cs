using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board.Cards;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Table;

/// <summary>One of the values that a cell offers; "" = none.</summary>
public sealed record CellOption(string Value, string Label);

/// <summary>How the page edits a cell.</summary>
/// <param name="Kind">text, choice, number or date.</param>
public sealed record CellForm(string Kind, string Value, IReadOnlyList<CellOption> Options)
{
    /// <summary>Null where the cell only shows something.</summary>
    public static CellForm? Of(IStringLocalizer<BoardTexts> texts, JourneyMap map, Element card, TableColumn column)
    {
        if (column == TableColumn.Step) return Choice(card.Place.Second, map.Columns);
        if (column == TableColumn.Lane) return Choice(card.Place.Parent, map.Lanes);
        if (column == TableColumn.Actor)
        {
            // A lane that is somebody's says whose its cards are.
            return IsActorFree(map, card) ? Choice(card.Get(Card.ActorId), map.Actors, texts["Everybody"]) : null;
        }

        var isOptional = column.Property is { IsRequired: false, DefaultValue: null };
        return column.Property switch
        {
            TextProperty => new("text", "", []),
            ChoiceProperty choice => new("choice", card.Get(choice) ?? "", [.. None(isOptional), .. choice.Offered.Select(word => new CellOption(word, texts[$"Choice.{choice.Name}.{word}"]))]),
            FlagProperty flag => new("choice", card.Get(flag) is { } set ? set ? "true" : "false" : "", [.. None(isOptional), new("true", texts[$"Flag.{flag.Name}.yes"]), new("false", texts[$"Flag.{flag.Name}.no"])]),
            ColorProperty color => new("choice", card.Get(color) ?? "", [.. None(isOptional), .. Palette.Names.Select(name => new CellOption(name, texts["Color." + name]))]),
            DateProperty date => new("date", card.Get(date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", []),
            IntegerProperty whole => new("number", card.Get(whole)?.ToString(CultureInfo.CurrentCulture) ?? "", []),
            DecimalProperty number => new("number", card.Get(number) is { } value ? CardWords.Number(value) : "", []),
            _ => null,
        };

        IEnumerable<CellOption> None(bool isOffered) => isOffered ? [new("", texts["NotSet"])] : [];

        CellForm Choice(Guid? now, IEnumerable<Element> offered, string? nobody = null)
        {
            IEnumerable<CellOption> none = nobody is null ? [] : [new("", nobody)];
            return new("choice", now?.ToString() ?? "", [.. none, .. offered.Select(element => new CellOption(element.Id.ToString(), element.Caption.Length == 0 ? texts["Untitled"] : element.Caption))]);
        }
    }

    /// <summary>Whether somebody changes anything here at all: what only shows something says so to those who hear the page.</summary>
    public static bool IsOffered(JourneyMap map, Element card, TableColumn column) => column != TableColumn.Stage
        && column.Suits(map.LaneKindOf(card)) && (column != TableColumn.Actor || IsActorFree(map, card));

    static bool IsActorFree(JourneyMap map, Element card) => map.LaneKindOf(card).Has(Card.ActorId) && map.Find(card.Place.Parent)!.Get(Lane.ActorId) is null;
}
