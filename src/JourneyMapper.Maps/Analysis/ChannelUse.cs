using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>Steps in a row that one channel carries. Columns are numbers of steps among all of the map, from 0.</summary>
/// <param name="IsExternal">It belongs to somebody else, as far as is known.</param>
/// <param name="IsOffline">It needs no network, as far as is known.</param>
public sealed record ChannelBand(int First, int Last, bool IsExternal, bool IsOffline, ImmutableArray<Element> Cards);

/// <summary>A channel with all that it carries.</summary>
public sealed record ChannelRow(string Channel, ImmutableArray<ChannelBand> Bands)
{
    public bool Carries(int column) => Bands.Any(band => band.First <= column && column <= band.Last);
}

/// <summary>The customer goes from one channel to another: from a step to the next one that any channel carries. Rows count from 0.</summary>
public readonly record struct ChannelJump(int FromRow, int FromColumn, int ToRow, int ToColumn);

/// <summary>Which channel carries which activity, read from all cards that have one, and where the customer changes channel.</summary>
public sealed record ChannelUse(ImmutableArray<ChannelRow> Rows, ImmutableArray<ChannelJump> Jumps)
{
    public static ChannelUse Of(JourneyMap map)
    {
        var columns = map.Columns;
        var indexOf = columns.Select((step, index) => (step.Id, index)).ToDictionary(one => one.Id, one => one.index);
        // Channels in the order in which the customer meets them.
        var byChannel = map.Lanes.Where(lane => Lane.KindOf(lane).Has(Card.Channel))
            .SelectMany(lane => columns.SelectMany(step => map.CardsIn(lane.Id, step.Id)))
            .Where(card => card.Get(Card.Channel) is not null)
            .GroupBy(card => card.Get(Card.Channel)!)
            .OrderBy(group => group.Min(card => indexOf[card.Place.Second]));
        ImmutableArray<ChannelRow> rows = [.. byChannel.Select(group => new ChannelRow(group.Key, [.. Bands(group, card => indexOf[card.Place.Second], columns.Length)]))];
        return new(rows, [.. JumpsBetween(rows, columns.Length)]);
    }

    private static IEnumerable<ChannelBand> Bands(IEnumerable<Element> cards, Func<Element, int> columnOf, int columns)
    {
        var at = new SortedDictionary<int, List<Element>>();
        foreach (var card in cards)
        {
            var first = columnOf(card);
            for (var column = first; column < Math.Min(first + card.Get(Card.Span)!.Value, columns); column++)
                (at.TryGetValue(column, out var there) ? there : at[column] = []).Add(card);
        }

        ChannelBand? band = null;
        foreach (var (column, there) in at)
        {
            var (isExternal, isOffline) = (All(there, card => card.Get(Card.Ownership), "external"), All(there, card => card.Get(Card.Online), false));
            if (band is not null && band.Last == column - 1 && band.IsExternal == isExternal && band.IsOffline == isOffline)
            {
                band = band with { Last = column, Cards = [.. band.Cards.Union(there)] };
                continue;
            }

            if (band is not null) yield return band;
            band = new(column, column, isExternal, isOffline, [.. there]);
        }

        if (band is not null) yield return band;
    }

    // Those that say nothing are not counted.
    private static bool All<T>(List<Element> cards, Func<Element, object?> read, T value) =>
        cards.Select(read).Where(one => one is not null).ToList() is { Count: > 0 } known && known.TrueForAll(one => Equals(one, value));

    private static IEnumerable<ChannelJump> JumpsBetween(ImmutableArray<ChannelRow> rows, int columns)
    {
        var (before, from) = (ImmutableArray<int>.Empty, 0);
        for (var column = 0; column < columns; column++)
        {
            var now = Enumerable.Range(0, rows.Length).Where(row => rows[row].Carries(column)).ToImmutableArray();
            if (now.IsEmpty) continue;
            // Whoever leaves a channel goes to the new one; where nobody leaves, the new one comes beside.
            var sources = before.Except(now).ToList() is { Count: > 0 } left ? left : [.. before];
            foreach (var row in now.Except(before))
                if (sources.Count > 0) yield return new(sources.MinBy(source => Math.Abs(source - row)), from, row, column);
            (before, from) = (now, column);
        }
    }
}
