using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Table;

/// <summary>A column of the table: where a card stands, or one of its properties.</summary>
/// <param name="Property">Null for where it stands and whose it is.</param>
public sealed record TableColumn(string Key, Property? Property = null)
{
    public static readonly TableColumn Stage = new("stage");
    public static readonly TableColumn Step = new("step");
    public static readonly TableColumn Lane = new("lane");
    public static readonly TableColumn Actor = new("actor");
    public static readonly TableColumn Text = new(Card.Text.Name, Card.Text);

    // Ids of things outside the map say nothing in a row, and the actor has a column that knows of the lane's too.
    static readonly Property[] Left = [Card.Text, Card.ActorId, Card.ImageId, Card.Alt, Card.BasedOn, Card.Confidence, Card.Labels];

    public static readonly IReadOnlyList<TableColumn> All =
    [
        Stage, Step, Lane, Text, Actor, Of(Card.Confidence), Of(Card.Labels), .. Card.Kind.Properties.Except(Left).Select(Of),
    ];

    static readonly TableColumn[] Always = [Stage, Step, Lane, Text, Actor, Of(Card.Confidence)];

    /// <summary>Whether cards of this kind of lane have something in the column.</summary>
    public bool Suits(LaneKind kind) => this == Actor || Property is null || kind.Has(Property);

    /// <summary>What a map has a use for, whatever is written in it: the usual ones, and what its cards have been given.</summary>
    public static ImmutableArray<TableColumn> UsualOf(JourneyMap map)
    {
        var given = All.Where(column => column.Property is not null).ToHashSet();
        var found = new HashSet<TableColumn>(Always);
        foreach (var card in map.Cards())
        {
            var kind = map.LaneKindOf(card);
            foreach (var column in given)
                if (kind.Has(column.Property!) && card.Get(column.Property!) is { } value && !Equals(value, column.Property!.DefaultValue)) found.Add(column);
            given.ExceptWith(found);
        }

        return [.. All.Where(found.Contains)];
    }

    /// <summary>The chosen columns in our order; words that name none are left out, and a table without any shows the text.</summary>
    public static ImmutableArray<TableColumn> Chosen(IReadOnlyList<string> keys) => [.. All.Where(column => column == Text || keys.Contains(column.Key))];

    public string Label(IStringLocalizer<BoardTexts> texts, IStringLocalizer<TableTexts> words) =>
        Property is null ? words["Column." + Key] : Property == Card.Text ? words["Column.text"] : texts["Property." + Key];

    static TableColumn Of(Property property) => new(property.Name, property);
}
