using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Table;

/// <summary>Which cards the table shows, in which order.</summary>
/// <param name="All">How many there would be without filters.</param>
public sealed record TableRows(ImmutableArray<Guid> Cards, int All)
{
    public static readonly TableRows None = new([], 0);

    /// <param name="view">What is hidden, filtered and sorted.</param>
    /// <param name="text">Only cards that say this; "" = all.</param>
    /// <param name="held">The card that the person is writing in: it stays, and stays where it was, whatever is written into it.</param>
    /// <param name="before">What stood there before.</param>
    public static TableRows Of(JourneyMap map, BoardView view, string text, Guid? held, TableRows before)
    {
        var choice = view.Table;
        var lanes = map.Lanes.Where(lane => view.Shows(lane)).ToList();
        var cards = map.Columns.SelectMany(step => lanes.SelectMany(lane => map.CardsIn(lane.Id, step.Id))).Where(card => view.Follows(map.ActorOf(card))).ToList();
        IEnumerable<Element> shown = cards.Where(card => card.Id == held || Passes(map, choice, text, card));
        if (choice.Sort is { } key && TableColumn.All.FirstOrDefault(column => column.Key == key) is { } sorted)
        {
            var order = map.Stages.Concat(map.Columns).Concat(map.Lanes).Select((element, index) => (element.Id, index)).ToDictionary(one => one.Id, one => one.index);
            var keyed = shown.Select(card => (card, key: TableCell.SortKey(map, order, card, sorted))).ToList();
            // What has nothing there comes last, whichever way round.
            var told = keyed.Where(one => one.key is not null);
            told = choice.IsDescending ? told.OrderByDescending(one => one.key) : told.OrderBy(one => one.key);
            shown = told.Concat(keyed.Where(one => one.key is null)).Select(one => one.card);
        }

        return new(Held([.. shown.Select(card => card.Id)], held, before), cards.Count);
    }

    static ImmutableArray<Guid> Held(ImmutableArray<Guid> cards, Guid? held, TableRows before)
    {
        if (held is not { } id || before.Cards.IndexOf(id) is not (>= 0 and var place) || !cards.Contains(id)) return cards;
        var others = cards.Remove(id);
        return others.Insert(Math.Min(place, others.Length), id);
    }

    static bool Passes(JourneyMap map, TableChoice choice, string text, Element card) =>
        (choice.Lane is not { } lane || card.Place.Parent == lane)
        && (choice.Stage is not { } stage || map.Find(card.Place.Second)!.Place.Parent == stage)
        && (choice.Actor is not { } actor || map.ActorOf(card) == actor)
        && (choice.Confidence is not { } confidence || card.Get(Card.Confidence) == confidence)
        && (text.Length == 0 || Says(card.Caption, text) || Says(card.Get(Card.Labels), text));

    static bool Says(string words, string text) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(words, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
