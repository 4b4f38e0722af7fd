using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class OrderKeyLaws
{
    private static readonly Arbitrary<int[]> AnyPlaces = Gen.Choose(0, int.MaxValue - 1).ArrayOf().Resize(60).ToArbitrary();

    [Fact]
    public void A_key_between_two_lies_strictly_between_them_whatever_was_inserted_before() => Law.HoldsFor(AnyPlaces, places =>
    {
        var keys = new List<string>();
        foreach (var place in places)
        {
            var index = place % (keys.Count + 1);
            var (before, after) = (index == 0 ? null : keys[index - 1], index == keys.Count ? null : keys[index]);
            var key = OrderKey.Between(before, after);
            Assert.Equal(key, OrderKey.Between(before, after));
            Assert.True(before is null || string.CompareOrdinal(before, key) < 0, $"{before} is not below {key}");
            Assert.True(after is null || string.CompareOrdinal(key, after) < 0, $"{key} is not below {after}");
            keys.Insert(index, key);
        }
    });

    [Fact]
    public void Keys_of_one_row_count_up_and_stay_short_at_the_ends()
    {
        var first = OrderKey.Between(null, null);
        var (low, high) = (first, first);
        for (var i = 0; i < 10_000; i++)
        {
            var (lower, higher) = (OrderKey.Between(null, low), OrderKey.Between(high, null));
            Assert.True(string.CompareOrdinal(lower, low) < 0 && string.CompareOrdinal(high, higher) < 0);
            (low, high) = (lower, higher);
        }

        Assert.Equal((first.Length, first.Length), (low.Length, high.Length));
        Assert.True(string.CompareOrdinal(OrderKey.At(7), OrderKey.At(8)) < 0);
    }

    [Fact]
    public void Keys_that_are_not_in_order_have_nothing_between_them() =>
        Assert.Throws<ArgumentException>(() => OrderKey.Between(OrderKey.At(1) + "V", OrderKey.At(1)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Inserting_at_one_place_again_and_again_renews_the_keys_and_keeps_the_order(bool alwaysBeforeTheNewest)
    {
        const int count = 400;
        var map = JourneyMap.Empty(History.MapId).Apply([.. StartMap.Operations, NewLink(101), NewLink(102)]).Change!.Map;
        var stored = new StoredRows();
        stored.Upsert(MapStorage.Rows(map));
        var expected = new List<Guid> { StartMap.Id(101), StartMap.Id(102) };
        var renewals = 0;
        for (var number = 103; number <= 102 + count; number++)
        {
            var next = alwaysBeforeTheNewest && number > 103 ? StartMap.Id(number - 1) : StartMap.Id(102);
            var change = map.Apply([NewLink(number, next)]).Change!;
            expected.Insert(expected.IndexOf(next), StartMap.Id(number));
            renewals += change.Touched.Count > 1 ? 1 : 0;
            stored.Upsert(MapStorage.Rows(change.Map, change.Touched));
            map = change.Map;
            Assert.Equal(expected, map.Links.Select(link => link.Id));
            Assert.True(map.Links.All(link => link.Order.Length is > 0 and <= OrderKey.MaxLength));
        }

        Assert.InRange(renewals, 1, count / 100);
        Assert.Equal(StoredRows.Of(map), $"{stored}");
        Assert.Equal(expected, stored.Load(map).Links.Select(link => link.Id));
    }

    private static InsertOperation NewLink(int number, Guid? before = null) => new(
        Link.Kind, StartMap.Id(number), [new("from", StartMap.Id(5)), new("to", StartMap.Id(6)), PropertyValue.Of(Link.LinkKind, Link.Next)], before);
}
